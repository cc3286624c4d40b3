using System.Globalization;
using Kolada.Efficiency.Text;
using static Kolada.Efficiency.Models.ModelFormat;

namespace Kolada.Efficiency.Models;

/// <summary>The rules that a model keeps, whether it was read from JSON or built by hand.</summary>
/// <param name="texts">The language of the problems.</param>
internal sealed class ModelRules(Texts texts)
{
    /// <summary>Beyond these, sums and products of weights would leave the range of numbers or lose their digits.</summary>
    private const double LeastWeight = 0.000001;

    private const double MostWeight = 1_000_000;

    public IReadOnlyList<string> Check(EfficiencyModel model) =>
    [
        .. ShortName(model.Id, $"$.{Id}"),
        .. NotEmpty(model.Version, $"$.{ContentVersion}"),
        .. NotEmpty(model.Title, $"$.{Title}"),
        .. Span(model.ValidYears, $"$.{ValidYears}"),
        .. When(model.Areas.Count == 0, $"$.{Areas}", $"is empty; a model has at least one area.", $"är tom; en modell har minst ett område."),
        .. model.Areas.SelectMany((area, i) => Area(area, Path($"$.{Areas}[{i}]"))),
        .. Repeated(model.Areas, area => area.Id, i => Path($"$.{Areas}[{i}].{Id}"), "an area", "ett område"),
    ];

    private IEnumerable<string> Area(ServiceArea area, string path) =>
    [
        .. ShortName(area.Id, $"{path}.{Id}"),
        .. NotEmpty(area.Title, $"{path}.{Title}"),
        .. Span(area.ValidYears, $"{path}.{ValidYears}"),
        .. When(
            area.Resource.Components.Count + area.Quality.Components.Count == 0,
            path,
            $"names no components; give it a {Resource} or a {Quality} index.",
            $"anger inga nyckeltal; ge det ett index i {Resource} eller {Quality}."),
        .. Index(area.Resource, $"{path}.{Resource}"),
        .. Index(area.Quality, $"{path}.{Quality}"),
        .. When(
            area.Resource.Components.Count > 0 && area.Quality.Components.Count > 0 && ScaleOf(area.Resource) != ScaleOf(area.Quality),
            path,
            $"has indices on different scales, of which no mean can be taken: {WordOf(area.Resource.Normalization)} and {WordOf(area.Quality.Normalization)}. Give both the same {Normalise}.",
            $"har index på olika skalor, som inget medelvärde kan tas av: {WordOf(area.Resource.Normalization)} och {WordOf(area.Quality.Normalization)}. Ge båda samma {Normalise}."),
        .. Given(area.PublishedEfficiency, $"{path}.{PublishedEfficiency}"),
    ];

    private IEnumerable<string> Index(IndexDefinition index, string path) =>
    [
        .. When(
            index.AtLeast is { } wanted && (wanted < 1 || wanted > index.Components.Count),
            $"{path}.{AtLeast}",
            $"is {index.AtLeast}; it must be 1 to the number of components ({index.Components.Count}), or be left out for all of them.",
            $"är {index.AtLeast}; det måste vara 1 till antalet nyckeltal ({index.Components.Count}), eller utelämnas för alla."),
        .. Given(index.Published, $"{path}.{Published}"),
        .. When(
            index.Aggregation != AggregationMethod.Arithmetic && index.Normalization == NormalizationMethod.ZScore,
            $"{path}.{Aggregate}",
            $"needs scores above 0, and z-scores lie around 0. Take another {Normalise}, or the arithmetic mean.",
            $"kräver poäng över 0, och z-poäng ligger kring 0. Välj en annan {Normalise}, eller det aritmetiska medelvärdet."),
        .. When(
            index.Normalization == NormalizationMethod.None && LevelScales(index).Distinct().Count() > 1,
            $"{path}.{Components}",
            $"takes indices on different scales as they are. Give them the same {Normalise}, or normalise them here.",
            $"tar index på olika skalor som de är. Ge dem samma {Normalise}, eller normalisera dem här."),
        .. When(
            index.Normalization == NormalizationMethod.None
                && index.Aggregation != AggregationMethod.Arithmetic
                && LevelScales(index).Contains(NormalizationMethod.ZScore),
            $"{path}.{Aggregate}",
            $"needs scores above 0, and the z-scores below lie around 0. Take another {Normalise} there, or the arithmetic mean.",
            $"kräver poäng över 0, och z-poängen därunder ligger kring 0. Välj en annan {Normalise} där, eller det aritmetiska medelvärdet."),
        .. index.Components.SelectMany((component, i) => Method(index, component, Path($"{path}.{Components}[{i}]"))),
        .. index.Components.SelectMany((component, i) => Component(component, Path($"{path}.{Components}[{i}]"))),
        .. Repeated(
            index.Components,
            component => component.Kpi.Value,
            i => Path($"{path}.{Components}[{i}].{KpiMember}"),
            "a component of the index",
            "ett nyckeltal i indexet"),
    ];

    /// <summary>What the index's method asks of a component.</summary>
    private IEnumerable<string> Method(IndexDefinition index, IndexComponent component, string path) =>
    [
        .. When(
            index.Normalization == NormalizationMethod.None && component.LowerIsBetter,
            $"{path}.{LowerIsBetter}",
            $"cannot be true where values are taken as they are ({Normalise}: none): turn the values, or take another normalisation.",
            $"kan inte vara true där värden tas som de är ({Normalise}: none): vänd värdena, eller välj en annan normalisering."),
        .. When(
            (index.Normalization == NormalizationMethod.Goalposts) != (component.Goalposts is not null),
            $"{path}.{GoalpostsMember}",
            $"belongs to an index with {Normalise}: goalposts, and each of its components needs it.",
            $"hör till ett index med {Normalise}: goalposts, och vart och ett av dess nyckeltal kräver det."),
        .. When(
            component.Goalposts is { } ends && !(double.IsFinite(ends.High - ends.Low) && ends.Low < ends.High),
            $"{path}.{GoalpostsMember}",
            $"must have a {Low} that is below its {High}, not so far that the distance is no number.",
            $"måste ha ett {Low} som är mindre än {High}, inte så långt ifrån att avståndet inte är ett tal."),
    ];

    /// <summary>A component that is an index has what an index has, and a name of its own.</summary>
    private IEnumerable<string> Level(IndexComponent component, IndexDefinition index, string path) =>
    [
        .. When(
            !component.Kpi.IsOwn,
            $"{path}.{KpiMember}",
            $"is {component.Kpi}; a component that is an index has a name of your own, such as own:miljo.",
            $"är {component.Kpi}; en komponent som är ett index har ett eget namn, som own:miljo."),
        .. When(
            index.Components.Count == 0,
            $"{path}.{IndexMember}.{Components}",
            $"is empty; an index has at least one component.",
            $"är tom; ett index har minst en komponent."),
        .. When(
            component.Successors.Count + component.Alternatives.Count + component.Breaks.Count > 0
                || component.UseYearBefore || component.UseAdjacentYear || component.FillWith != GapFilling.Nothing,
            path,
            $"is an index, and has rules for a key figure's series. State them on the components of {IndexMember}.",
            $"är ett index, och har regler för ett nyckeltals serie. Ange dem för komponenterna i {IndexMember}."),
        .. Index(index, $"{path}.{IndexMember}"),
    ];

    /// <summary>Means are taken of indices on one scale: 0 to 100, z-scores, or values as they are.</summary>
    private static NormalizationMethod ScaleOf(IndexDefinition index) =>
        index.Normalization is NormalizationMethod.None or NormalizationMethod.ZScore ? index.Normalization : NormalizationMethod.Rka;

    /// <summary>The scales of the components that are indices themselves.</summary>
    private static IEnumerable<NormalizationMethod> LevelScales(IndexDefinition index) =>
        index.Components.Select(component => component.Index).OfType<IndexDefinition>().Select(ScaleOf);

    private IEnumerable<string> Component(IndexComponent component, string path) =>
    [
        .. component.Index is { } index ? Level(component, index, path) : [],
        .. When(
            component.AllKpis.Contains(default),
            $"{path}.{KpiMember}",
            $"holds a default value among the key figure, its successors and alternatives; give KPI ids.",
            $"har ett standardvärde bland nyckeltalet, dess efterföljare och alternativ; ange nyckeltals-id."),
        .. When(
            !(component.Weight > 0),
            $"{path}.{Weight}",
            $"is {component.Weight}; a weight must be above 0. Leave out a component that is not to count.",
            $"är {component.Weight}; en vikt måste vara större än 0. Utelämna ett nyckeltal som inte ska räknas."),
        .. When(
            component.Weight > 0 && !(component.Weight >= LeastWeight && component.Weight <= MostWeight),
            $"{path}.{Weight}",
            $"is {component.Weight}; a weight must lie between {LeastWeight} and {MostWeight}. Only the weights' proportions count: make them all smaller, or larger.",
            $"är {component.Weight}; en vikt måste ligga mellan {LeastWeight} och {MostWeight}. Bara vikternas proportioner räknas: gör alla mindre, eller större."),
        .. Span(component.ValidYears, $"{path}.{ValidYears}"),
        .. component.Successors.SelectMany((successor, i) => InRange(successor.From, Path($"{path}.{Successors}[{i}].{From}"))),
        .. When(
            component.Successors.Zip(component.Successors.Skip(1)).Any(pair => pair.First.From >= pair.Second.From),
            $"{path}.{Successors}",
            $"must be ascending by year, each year once.",
            $"måste stå i stigande årsordning, varje år en gång."),
        .. When(
            component.AllKpis.Distinct().Count() < component.AllKpis.Count(),
            path,
            $"names a key figure more than once among itself, its successors and alternatives; name each once.",
            $"anger ett nyckeltal mer än en gång bland sig självt, efterföljare och alternativ; ange varje en gång."),
        .. component.Breaks.SelectMany((item, i) => Break(item, Path($"{path}.{Breaks}[{i}]"))),
    ];

    private IEnumerable<string> Break(SeriesBreak item, string path) =>
    [
        .. InRange(item.Year, $"{path}.{Year}"),
        .. NotEmpty(item.Reason, $"{path}.{BreakReason}"),
        .. item.ReasonInSwedish is { } swedish ? NotEmpty(swedish, $"{path}.{ReasonInSwedish}") : [],
    ];

    private IEnumerable<string> ShortName(string id, string path)
    {
        string shown = id.Length > 40 ? id[..40] + "…" : id;
        return When(
            id.Length is 0 or > 64 || id[0] == '-' || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            path,
            $"is '{shown}'; it must be 1 to 64 lower-case letters a–z, digits and hyphens, not a hyphen first.",
            $"är '{shown}'; det måste vara 1 till 64 små bokstäver a–z, siffror och bindestreck, inte bindestreck först.");
    }

    private IEnumerable<string> NotEmpty(string text, string path) =>
        When(string.IsNullOrWhiteSpace(text), path, $"is empty; give a text.", $"är tom; ange en text.");

    private IEnumerable<string> Given(KpiId? kpi, string path) =>
        When(kpi == default(KpiId), path, $"is a default value; give a KPI id.", $"är ett standardvärde; ange ett nyckeltals-id.");

    private IEnumerable<string> Span(YearSpan? span, string path) => span is null ? [] :
    [
        .. InRange(span.From, $"{path}.{From}"),
        .. InRange(span.To, $"{path}.{To}"),
        .. When(span.From > span.To, path, $"ends before it begins; exchange the two years.", $"slutar innan det börjar; byt plats på de två åren."),
        .. When(
            span is { From: null, To: null },
            path,
            $"has neither end; leave it out for all years.",
            $"saknar både början och slut; utelämna det för alla år."),
    ];

    private IEnumerable<string> InRange(int? year, string path) => When(
        year is < DataQuery.MinYear or > DataQuery.MaxYear,
        path,
        $"is {year}; a year must be {DataQuery.MinYear} to {DataQuery.MaxYear}.",
        $"är {year}; ett år måste vara {DataQuery.MinYear} till {DataQuery.MaxYear}.");

    private IEnumerable<string> Repeated<T>(IReadOnlyList<T> items, Func<T, string> key, Func<int, string> path, string english, string swedish)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. items.SelectMany(
            (item, i) => When(
                !seen.Add(key(item)),
                path(i),
                $"'{key(item)}' is {english} already; name it once.",
                $"'{key(item)}' är redan {swedish}; ange det en gång."))];
    }

    private IEnumerable<string> When(bool wrong, string path, FormattableString english, FormattableString swedish) =>
        wrong ? [$"{path}: {texts.Format(english, swedish)}"] : [];

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
