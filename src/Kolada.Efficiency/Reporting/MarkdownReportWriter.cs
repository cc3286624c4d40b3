using System.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as Markdown: for each year the indices, then the components behind them, then reasons and remarks.</summary>
internal sealed class MarkdownReportWriter
{
    private readonly StringBuilder _text = new();
    private readonly ReportSentences _say;

    private MarkdownReportWriter(EfficiencyReport report) => _say = new ReportSentences(report);

    public static string Write(EfficiencyReport report)
    {
        MarkdownReportWriter writer = new(report);
        writer.Report(report);
        return writer._text.ToString();
    }

    private void Report(EfficiencyReport report)
    {
        Line($"# {Plain(_say.Heading)}");
        Line();
        Line(Plain(_say.Introduction));
        foreach (YearReport year in report.Years)
        {
            Year(year);
        }

        Trends(report.Trends);
        List(_say.Remarks, report.Notes);
        Line();
        Line(report.Source);
    }

    private void Year(YearReport year)
    {
        Line();
        Line($"## {_say.Value(year.Year)}");
        Indices(_say.Wording.Word("area", "område"), year.Areas.Select(area => (area.Title, area)));

        Components(year);
        Contributions(year);
        List(_say.Sureness, year.Areas.SelectMany(_say.SurenessOf));
        List(_say.Peers, year.Areas.Select(ReportSentences.PeersOf).OfType<string>());
        List(_say.Published, year.Areas.SelectMany(_say.PublishedOf));
        List(_say.Missing, year.Areas.SelectMany(_say.MissingOf));
    }

    private void Indices(string heading, IEnumerable<(string Title, AreaResult Area)> lines)
    {
        Line();
        Line(_say.Wording.Word(
            $"| {heading} | resource | rank | quality | rank | efficiency | rank |",
            $"| {heading} | resurs | plats | kvalitet | plats | effektivitet | plats |"));
        Line("|---|---:|---|---:|---|---:|---|");
        foreach ((string title, AreaResult area) in lines)
        {
            Line($"| {Cell(title)} | {Index(area.Resource)} | {Index(area.Quality)} | {Index(area.Efficiency)} |");
        }
    }

    private void Components(YearReport year)
    {
        Line();
        Line(_say.Wording.Word(
            "| component | better | weight | value | score | P2.5 | P97.5 | n | year |",
            "| nyckeltal | bäst | vikt | värde | poäng | P2,5 | P97,5 | n | år |"));
        Line("|---|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (AreaResult area in year.Areas)
        {
            foreach ((IndexKind kind, IndexResult index) in ReportSentences.Indices(area))
            {
                foreach (ComponentResult part in index.Components)
                {
                    string weight = part.Weight.ToString("0.###", _say.Wording.Culture);
                    Line($"| {Cell(_say.Where(area, kind))}: {part.Kpi} {Cell(part.Title)} | {_say.Better(part)} | {weight} | {_say.Measured(part)} | {_say.Value(part.Score)} | {_say.Value(part.LowPercentile)} | {_say.Value(part.HighPercentile)} | {_say.Value(part.N)} | {_say.Year(part)} |");
                }
            }
        }
    }

    private void Contributions(YearReport year)
    {
        List<(string Where, IndexReasons Reasons)> explained = [.. year.Areas.SelectMany(_say.ReasonsOf)];
        if (explained.Count == 0)
        {
            return;
        }

        Line();
        Line(_say.AboutContributions);
        Line();
        Line(_say.Wording.Word("| contribution | points | one unit better |", "| bidrag | indexpoäng | en enhet bättre |"));
        Line("|---|---:|---:|");
        foreach ((string where, IndexReasons reasons) in explained)
        {
            Line($"| {Cell(where)}: {_say.MedianIndex} | {_say.Points(reasons.MedianIndex)} | |");
            Line($"| {Cell(where)}: {_say.Rest} | {_say.Signed(reasons.Rest)} | |");
            foreach (Contribution part in reasons.Contributions)
            {
                Line($"| {Cell(where)}: {part.Kpi} {Cell(part.Title)} | {_say.Signed(part.Points)} | {_say.SignedFinely(part.OneUnitBetter)} |");
            }

            Line($"| {Cell(where)}: index | {_say.Points(reasons.Index)} | |");
        }
    }

    private void Trends(IReadOnlyList<AreaTrend> trends)
    {
        if (trends.Any(trend => trend.Years.Count > 0))
        {
            Line();
            Line($"## {_say.Trends}");
            Indices(_say.Wording.Word("area, year", "område, år"), from trend in trends from year in trend.Years select ($"{trend.Title} {_say.Value(year.Year)}", year));
        }

        List(_say.Changes, trends.SelectMany(_say.ChangesOf));
    }

    private void List(string heading, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count == 0)
        {
            return;
        }

        Line();
        Line($"{heading}:");
        Line();
        foreach (string item in all)
        {
            Line($"- {Plain(item)}");
        }
    }

    private string Index(IndexResult index) => index.Index is { } value
        ? _say.Wording.Say($"{value:0.0} | {_say.Place(index)} (quarter {index.Quartile})", $"{value:0.0} | {_say.Place(index)} (fjärdedel {index.Quartile})")
        : "– | –";

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

    private void Line(string line = "") => _text.Append(line).Append('\n');
}
