using System.Globalization;
using static Kolada.Efficiency.Models.ModelFormat;

namespace Kolada.Efficiency.Models;

/// <summary>The rules that a model keeps, whether it was read from JSON or built by hand.</summary>
internal static class ModelRules
{
    public static IReadOnlyList<string> Check(EfficiencyModel model) =>
    [
        .. ShortName(model.Id, $"$.{Id}"),
        .. NotEmpty(model.Version, $"$.{ContentVersion}"),
        .. NotEmpty(model.Title, $"$.{Title}"),
        .. Span(model.ValidYears, $"$.{ValidYears}"),
        .. When(model.Areas.Count == 0, $"$.{Areas}", "is empty; a model has at least one area."),
        .. model.Areas.SelectMany((area, i) => Area(area, Text($"$.{Areas}[{i}]"))),
        .. Repeated(model.Areas, area => area.Id, i => Text($"$.{Areas}[{i}].{Id}"), "an area"),
    ];

    private static IEnumerable<string> Area(ServiceArea area, string path) =>
    [
        .. ShortName(area.Id, $"{path}.{Id}"),
        .. NotEmpty(area.Title, $"{path}.{Title}"),
        .. Span(area.ValidYears, $"{path}.{ValidYears}"),
        .. When(area.Resource.Components.Count + area.Quality.Components.Count == 0, path, $"names no components; give it a {Resource} or a {Quality} index."),
        .. Index(area.Resource, $"{path}.{Resource}"),
        .. Index(area.Quality, $"{path}.{Quality}"),
        .. When(area.PublishedEfficiency == default(KpiId), $"{path}.{PublishedEfficiency}", "is a default value; give a KPI id."),
    ];

    private static IEnumerable<string> Index(IndexDefinition index, string path) =>
    [
        .. When(
            index.AtLeast is { } wanted && (wanted < 1 || wanted > index.Components.Count),
            $"{path}.{AtLeast}",
            $"is {index.AtLeast?.ToString(CultureInfo.InvariantCulture)}; it must be 1 to the number of components ({index.Components.Count.ToString(CultureInfo.InvariantCulture)}), or be left out for all of them."),
        .. When(index.Published == default(KpiId), $"{path}.{Published}", "is a default value; give a KPI id."),
        .. index.Components.SelectMany((component, i) => Component(component, Text($"{path}.{Components}[{i}]"))),
        .. Repeated(index.Components, component => component.Kpi.Value, i => Text($"{path}.{Components}[{i}].{KpiMember}"), "a component of the index"),
    ];

    private static IEnumerable<string> Component(IndexComponent component, string path) =>
    [
        .. When(component.AllKpis.Contains(default), $"{path}.{KpiMember}", "holds a default value among the key figure, its successors and alternatives; give KPI ids."),
        .. When(
            !double.IsFinite(component.Weight) || component.Weight <= 0,
            $"{path}.{Weight}",
            Text($"is {component.Weight}; a weight must be above 0. Leave out a component that shall not count.")),
        .. Span(component.ValidYears, $"{path}.{ValidYears}"),
        .. component.Successors.SelectMany((successor, i) => InRange(successor.From, Text($"{path}.{Successors}[{i}].{From}"))),
        .. When(
            component.Successors.Zip(component.Successors.Skip(1)).Any(pair => pair.First.From >= pair.Second.From),
            $"{path}.{Successors}",
            "must be ascending by year, each year once."),
        .. When(component.AllKpis.Distinct().Count() < component.AllKpis.Count(), path, "names a key figure more than once among itself, its successors and alternatives; name each once."),
        .. component.Breaks.SelectMany((item, i) => InRange(item.Year, Text($"{path}.{Breaks}[{i}].{Year}"))),
        .. component.Breaks.SelectMany((item, i) => NotEmpty(item.Reason, Text($"{path}.{Breaks}[{i}].{Reason}"))),
        .. component.Breaks.SelectMany((item, i) => item.ReasonInSwedish is { } swedish ? NotEmpty(swedish, Text($"{path}.{Breaks}[{i}].{ReasonInSwedish}")) : []),
    ];

    private static IEnumerable<string> ShortName(string id, string path) => When(
        id.Length is 0 or > 64 || id[0] == '-' || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
        path,
        $"is '{(id.Length > 40 ? id[..40] + "…" : id)}'; it must be 1 to 64 lower-case letters a–z, digits and hyphens, not a hyphen first.");

    private static IEnumerable<string> NotEmpty(string text, string path) => When(string.IsNullOrWhiteSpace(text), path, "is empty; give a text.");

    private static IEnumerable<string> Span(YearSpan? span, string path) => span is null ? [] :
    [
        .. InRange(span.From, $"{path}.{From}"),
        .. InRange(span.To, $"{path}.{To}"),
        .. When(span.From > span.To, path, "ends before it begins; exchange the two years."),
        .. When(span is { From: null, To: null }, path, "has neither end; leave it out for all years."),
    ];

    private static IEnumerable<string> InRange(int? year, string path) =>
        When(year is < DataQuery.MinYear or > DataQuery.MaxYear, path, Text($"is {year}; a year must be {DataQuery.MinYear} to {DataQuery.MaxYear}."));

    private static IEnumerable<string> Repeated<T>(IReadOnlyList<T> items, Func<T, string> key, Func<int, string> path, string what)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. items.SelectMany((item, i) => When(!seen.Add(key(item)), path(i), $"'{key(item)}' is {what} already; name it once."))];
    }

    private static IEnumerable<string> When(bool wrong, string path, string rule) => wrong ? [$"{path}: {rule}"] : [];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
