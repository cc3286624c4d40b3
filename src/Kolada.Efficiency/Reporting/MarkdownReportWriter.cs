using System.Text;
using Kolada.Efficiency.Reporting.Sections;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as Markdown: for each year the indices and the components behind them, then the analyses, then reasons and remarks.</summary>
internal sealed class MarkdownReportWriter
{
    private readonly StringBuilder _text = new();
    private readonly ReportWords _say;

    private MarkdownReportWriter(EfficiencyReport report, ReportLanguage language) => _say = new ReportWords(report, language);

    private Texts Texts => _say.Texts;

    public static string Write(EfficiencyReport report, ReportLanguage language)
    {
        MarkdownReportWriter writer = new(report, language);
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
            Line();
            Line($"## {_say.Value(year.Year)}");
            Indices(year);
            Components(year);
            List(_say.Missing, year.Areas.SelectMany(_say.MissingOf));
        }

        foreach (ReportBlock block in report.GetSections(Texts.Language))
        {
            Write(block);
        }

        List(_say.Remarks, _say.Notes);
        Line();
        Line(report.Source);
    }

    private void Indices(YearReport year)
    {
        Line();
        Line(Texts.Say(
            "| area | resource | rank | quality | rank | efficiency | rank |",
            "| område | resurs | plats | kvalitet | plats | effektivitet | plats |"));
        Line("|---|---:|---|---:|---|---:|---|");
        foreach (AreaResult area in year.Areas)
        {
            Line($"| {Cell(area.Title)} | {string.Join(" | ", area.Indices.AsPairs().Select(pair => Index(pair.Value)))} |");
        }
    }

    private void Components(YearReport year)
    {
        Line();
        Line(Texts.Say(
            "| component | better | weight | value | score | P2.5 | P97.5 | n | year |",
            "| nyckeltal | bäst | vikt | värde | poäng | P2,5 | P97,5 | n | år |"));
        Line("|---|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (AreaResult area in year.Areas)
        {
            foreach ((IndexKind kind, IndexResult index) in area.Indices.AsPairs())
            {
                foreach ((int depth, ComponentResult part) in index.GetAllLevels())
                {
                    string[] cells =
                    [
                        $"{_say.Where(area, kind)}: {_say.Line(depth, part)}", _say.Better(part), _say.Weight(part), _say.Measured(part),
                        _say.Value(part.Score), _say.Value(part.LowPercentile), _say.Value(part.HighPercentile), _say.Value(part.Count), _say.Year(part),
                    ];
                    Row(cells);
                }
            }
        }
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Line();
                Line($"### {Plain(heading.Text)}");
                break;
            case ParagraphBlock paragraph:
                Line();
                Line(Plain(paragraph.Text));
                break;
            case ListBlock list:
                List(list.Heading, list.Items);
                break;
            case TableBlock table:
                Line();
                Row(table.Columns.Select(column => column.Heading));
                Line($"|{string.Concat(table.Columns.Select(column => column.IsNumber ? "---:|" : "---|"))}");
                foreach (IReadOnlyList<BlockCell> row in table.Rows)
                {
                    Row(row.Select(cell => cell.Text.Trim()));
                }

                break;
        }
    }

    private void Row(IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells.Select(Cell))} |");

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
        ? $"{Texts.Number(value, 1)} | {_say.Place(index)}{Quarter(index)}"
        : "– | –";

    private string Quarter(IndexResult index) => index.Quartile is { } quarter ? Texts.Format($" (quarter {quarter})", $" (fjärdedel {quarter})") : "";

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
