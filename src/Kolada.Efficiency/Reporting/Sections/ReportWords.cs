using Kolada.Efficiency.Indices;
using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Sections;

/// <summary>What every document for people says of a report, in a language and not yet escaped: Markdown and HTML say the same.</summary>
/// <param name="report">The report.</param>
/// <param name="language">The language.</param>
internal sealed class ReportWords(EfficiencyReport report, ReportLanguage language)
{
    /// <summary>The language.</summary>
    public Wording Wording { get; } = new(language);

    public string Heading => Wording.Say(
        $"{report.Municipality.Title} ({report.Municipality.Id}): efficiency indices",
        $"{report.Municipality.Title} ({report.Municipality.Id}): effektivitetsindex");

    /// <summary>What was compared, and how the numbers are to be read.</summary>
    public string Introduction => report.Notes.Any(note => note.Code == ReasonCodes.OtherMethod) ? $"{Comparison} {Model}" : $"{Comparison} {Model} {Scale}";

    public string Missing => Wording.Word("Missing", "Saknas");

    public string Remarks => Wording.Word("Remarks", "Anmärkningar");

    private string Comparison => Wording.Say(
        $"Compared with {report.Group.Title}, {report.Group.Size} municipalities, {report.Municipality.Title} included.",
        $"Jämförs med {report.Group.Title}, {report.Group.Size} {(report.Group.Size == 1 ? "kommun" : "kommuner")}, inklusive {report.Municipality.Title}.");

    private string Model => Wording.Say(
        $"Model {report.ModelId} {report.ModelVersion}, percentiles of type {(int)report.PercentileType}{(report.Offline ? ", offline snapshot" : "")}.",
        $"Modell {report.ModelId} {report.ModelVersion}, percentiler av typ {(int)report.PercentileType}{(report.Offline ? ", ögonblicksbild (offline)" : "")}.");

    private string Scale => Wording.Word(
        "Scale 0 (worst) to 100 (best); a high resource index means a low cost.",
        "Skala 0 (sämst) till 100 (bäst); ett högt resursindex betyder låg kostnad.");

    /// <summary>The title of a key figure; one of the user's own is marked as such in either language.</summary>
    public static string Title(KpiId kpi, string title) => kpi.IsOwn ? $"Egen uppgift: {title}" : title;

    /// <summary>The id and the title of a component; one that is an index itself is marked as such.</summary>
    public static string Title(ComponentResult part) => part.Components.Count > 0 ? $"Eget index: {part.Title}" : Title(part.Kpi, part.Title);

    /// <summary>The components of an index, each before its own, with how far below the index they stand: 0 for its own.</summary>
    public static IEnumerable<(int Depth, ComponentResult Part)> Flatten(IReadOnlyList<ComponentResult> components, int depth = 0) =>
        components.SelectMany(part => Flatten(part.Components, depth + 1).Prepend((depth, part)));

    /// <summary>An area with the index that something stands behind, for the first column of a table.</summary>
    public string Where(AreaResult area, IndexKind kind) => $"{area.Title}, {Wording.Short(kind)}";

    public string Better(ComponentResult part) => part.LowerIsBetter ? Wording.Word("low", "lågt") : Wording.Word("high", "högt");

    public string Year(ComponentResult part) => part.Preliminary == true
        ? Wording.Say($"{part.Year} (preliminary)", $"{part.Year} (preliminärt värde)")
        : Wording.Say($"{part.Year}", $"{part.Year}");

    /// <summary>The municipality's value, marked where it stands in for a missing one, or is scored as another.</summary>
    public string Measured(ComponentResult part) =>
        Value(part.Value) + (part.IsImputed ? Wording.Word(" (filled in)", " (ifyllt)") : "") + (
            part.IsTreated ? Wording.Word(" (outlier pulled in)", " (extremvärde indraget)") : "");

    /// <summary>A component for a line of a table; what stands below another is set off.</summary>
    public static string Line(int depth, ComponentResult part) => $"{string.Concat(Enumerable.Repeat("– ", depth))}{part.Kpi} {Title(part)}";

    /// <summary>The place of an index, such as "9 of 33".</summary>
    public string Place(IndexResult index) => Wording.Say($"{index.Rank} of {index.Count}", $"{index.Rank} av {index.Count}");

    /// <summary>A number with the decimals that it has, at most two; a dash for none.</summary>
    public string Value(double? value) => value is { } number ? number.ToString("0.##", Wording.Culture) : Wording.None;

    /// <summary>A weight with the decimals that it has, at most three.</summary>
    public string Weight(ComponentResult part) => part.Weight.ToString("0.###", Wording.Culture);

    /// <summary>Why indices are missing.</summary>
    public IEnumerable<string> MissingOf(AreaResult area) =>
        from pair in area.Indices.AsPairs()
        let missing = ReasonSentences.Say(pair.Value.MissingReasons, Wording.Language)
        where missing is not null
        select $"{Where(area, pair.Key)}: {missing}";

    /// <summary>The remarks of the report.</summary>
    public IEnumerable<string> Notes => report.Notes.Select(note => note.ToString(Wording.Language));
}
