using System.Globalization;
using System.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as Markdown: for each year the indices, then the components behind them, then reasons and remarks.</summary>
internal static class MarkdownReportWriter
{
    public static string Write(EfficiencyReport report)
    {
        StringBuilder text = new();
        Line(text, $"# {Plain(report.Municipality.Title)} ({report.Municipality.Id}): efficiency indices");
        Line(text);
        Line(text, $"Compared with {Plain(report.Group.Title)}, {report.Group.Size} municipalities, {Plain(report.Municipality.Title)} included. Model {report.ModelId} {report.ModelVersion}, percentiles of type {(int)report.PercentileType}{(report.Offline ? ", offline snapshot" : "")}. Scale 0 (worst) to 100 (best); a high resource index means a low cost.");
        foreach (YearReport year in report.Years)
        {
            Year(text, year);
        }

        List(text, "Trends", [.. report.Trends.SelectMany(Changes)]);
        List(text, "Remarks", report.Notes);
        Line(text);
        Line(text, $"{report.Source}");
        return text.ToString();
    }

    private static void Year(StringBuilder text, YearReport year)
    {
        Line(text);
        Line(text, $"## {year.Year}");
        Line(text);
        Line(text, $"| area | resource | rank | quality | rank | efficiency | rank |");
        Line(text, $"|---|---:|---|---:|---|---:|---|");
        foreach (AreaResult area in year.Areas)
        {
            Line(text, $"| {Cell(area.Title)} | {Index(area.Resource)} | {Index(area.Quality)} | {Index(area.Efficiency)} |");
        }

        Components(text, year);
        Contributions(text, year);
        List(text, "How sure", [.. year.Areas.SelectMany(Sureness)]);
        List(text, "To learn from", [.. year.Areas.Where(area => area.Peers is { Count: > 0 }).Select(area => $"{area.Title}: {string.Join(", ", area.Peers!.Select(peer => peer.Municipality.Title))}.")]);
        List(text, "Published by RKA", [.. year.Areas.SelectMany(Published)]);
        List(text, "Missing", [.. year.Areas.SelectMany(Reasons)]);
    }

    private static void Components(StringBuilder text, YearReport year)
    {
        Line(text);
        Line(text, $"| component | better | weight | value | score | P2.5 | P97.5 | n | year |");
        Line(text, $"|---|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (AreaResult area in year.Areas)
        {
            foreach ((string name, IndexResult index) in new[] { ("resource", area.Resource), ("quality", area.Quality) })
            {
                foreach (ComponentResult part in index.Components)
                {
                    Line(text, $"| {Cell(area.Title)}, {name}: {part.Kpi} {Cell(part.Title)} | {(part.LowerIsBetter ? "low" : "high")} | {part.Weight:0.###} | {Value(part.Value)} | {Value(part.Score)} | {Value(part.LowPercentile)} | {Value(part.HighPercentile)} | {part.N} | {part.Year}{(part.Preliminary == true ? " (preliminary)" : "")} |");
                }
            }
        }
    }

    private static void Contributions(StringBuilder text, YearReport year)
    {
        List<(string Area, IndexReasons Reasons)> explained = [.. year.Areas.Select(area => (area.Title, area.Reasons?.Efficiency ?? area.Reasons?.Resource ?? area.Reasons?.Quality)).Where(pair => pair.Item2 is not null).Select(pair => (pair.Title, pair.Item2!))];
        if (explained.Count == 0)
        {
            return;
        }

        Line(text);
        Line(text, $"| contribution | points | one unit better |");
        Line(text, $"|---|---:|---:|");
        foreach ((string area, IndexReasons reasons) in explained)
        {
            Line(text, $"| {Cell(area)}: median index of the group | {reasons.MedianIndex:0.0} | |");
            Line(text, $"| {Cell(area)}: rest | {reasons.Rest:+0.0;-0.0;0.0} | |");
            foreach (Contribution part in reasons.Contributions)
            {
                Line(text, $"| {Cell(area)}: {part.Kpi} {Cell(part.Title)} | {part.Points:+0.0;-0.0;0.0} | {part.OneUnitBetter:+0.0##;-0.0##;0.0} |");
            }

            Line(text, $"| {Cell(area)}: index | {reasons.Index:0.0} | |");
        }
    }

    private static IEnumerable<string> Sureness(AreaResult area) =>
        from index in new[] { ("resource", area.Robustness?.Resource), ("quality", area.Robustness?.Quality), ("efficiency", area.Robustness?.Efficiency) }
        where index.Item2 is not null
        select $"{area.Title}, {index.Item1}: {index.Item2.InWords}";

    private static IEnumerable<string> Published(AreaResult area) =>
        from published in area.Published ?? []
        where published.Published is not null
        select string.Create(CultureInfo.InvariantCulture, $"{area.Title}, {published.Kind}: {published.Published:0.0} ({published.Kpi}), computed here {published.Computed:0.0}.");

    private static IEnumerable<string> Changes(AreaTrend trend) =>
    [
        .. trend.Notes.Select(note => $"{trend.Title}: {note}"),
        .. trend.Breaks.Select(item => string.Create(CultureInfo.InvariantCulture, $"{trend.Title}: break in {item.Kpi} in {item.Year}. {item.Reason}")),
        .. trend.Changes.Select(change => Change(trend, change)),
    ];

    private static string Change(AreaTrend trend, TrendChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"{trend.Title}, {change.Title} {change.From}–{change.To}: {change.Change:+0.0#;-0.0#;0.0}, the group {change.GroupChange:+0.0#;-0.0#;0.0}{(change.IsAcrossBreak ? ", across a break in the series" : "")}.");

    private static IEnumerable<string> Reasons(AreaResult area) =>
        from index in new[] { ("resource", area.Resource.Missing), ("quality", area.Quality.Missing), ("efficiency", area.Efficiency.Missing) }
        where index.Item2 is not null
        select $"{area.Title}, {index.Item1}: {index.Item2}";

    private static void List(StringBuilder text, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        Line(text);
        Line(text, $"{heading}:");
        Line(text);
        foreach (string item in items)
        {
            Line(text, $"- {Plain(item)}");
        }
    }

    private static string Index(IndexResult index) => index.Index is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} | {index.Rank} of {index.Of} (quarter {index.Quartile})")
        : "– | –";

    private static string Value(double? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : "–";

    private static string Cell(string title) => Plain(title).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Titles come from outside: what Markdown would read as HTML or emphasis is escaped.</summary>
    private static string Plain(string title)
    {
        StringBuilder plain = new(title.Length);
        foreach (char c in title)
        {
            plain.Append(c is '*' or '_' or '<' or '>' or '`' or '[' or ']' or '\\' ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString());
        }

        return plain.ToString();
    }

    private static void Line(StringBuilder text) => text.Append('\n');

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
