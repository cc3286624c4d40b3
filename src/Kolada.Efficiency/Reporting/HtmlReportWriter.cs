using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Reporting.Parts;
using Kolada.Efficiency.Reporting.Sections;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>
/// The report as an HTML fragment: for each year the indices in the colours of their quarters, what stands behind them, and the analyses that were asked
/// for.
/// </summary>
internal sealed class HtmlReportWriter
{
    private const string MissingColour = "#eeeeee";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private readonly ReportWords _say;

    private HtmlReportWriter(EfficiencyReport report, ReportLanguage language) => _say = new ReportWords(report, language);

    private Texts Texts => _say.Texts;

    public static string Write(EfficiencyReport report, ReportLanguage language)
    {
        HtmlReportWriter writer = new(report, language);
        writer.Report(report);
        return writer._html.ToString();
    }

    private void Report(EfficiencyReport report)
    {
        Line($"<h3>{Text(_say.Heading)}</h3>");
        Line($"<p>{Text(_say.Introduction)}</p>");
        foreach (YearReport year in report.Years)
        {
            Indices(year);
            Components(year);
            List(_say.Missing, year.Areas.SelectMany(_say.MissingOf));
        }

        foreach (ReportPart part in RegisteredParts.All)
        {
            Section([.. part.Section(report, Texts)]);
        }

        List(_say.Remarks, _say.Notes);
        Line($"<p>{Text(report.Source)}</p>");
    }

    private void Indices(YearReport year)
    {
        string[] headings = [Texts.Say("area", "område"), .. Enum.GetValues<IndexKind>().Select(kind => Texts.Short(kind))];
        Line($"<table><caption>{_say.Value(year.Year)}</caption>{Head(headings)}<tbody>");
        foreach (AreaResult area in year.Areas)
        {
            Line($"<tr>{Cell(area.Title)}{string.Concat(area.Indices.AsPairs().Select(pair => Index(pair.Value, Shown(pair.Value))))}</tr>");
        }

        Line("</tbody></table>");
    }

    private void Components(YearReport year)
    {
        Line($"<details><summary>{Text(Texts.Format($"Components, {year.Year}", $"Ingående nyckeltal, {year.Year}"))}</summary>");
        Line($"<table>{Head(
            "index",
            Texts.Say("key figure", "nyckeltal"),
            Texts.Say("better", "bäst"),
            Texts.Say("weight", "vikt"),
            Texts.Say("value", "värde"),
            Texts.Say("score", "poäng"),
            Texts.Say("P2.5", "P2,5"),
            Texts.Say("P97.5", "P97,5"),
            "n",
            Texts.Say("year", "år"))}<tbody>");
        foreach (AreaResult area in year.Areas)
        {
            foreach ((IndexKind kind, IndexResult index) in area.Indices.AsPairs())
            {
                foreach ((int depth, ComponentResult part) in index.GetAllLevels())
                {
                    Row(
                        _say.Where(area, kind),
                        _say.Line(depth, part),
                        _say.Better(part),
                        _say.Weight(part),
                        _say.Measured(part),
                        _say.Value(part.Score),
                        _say.Value(part.LowPercentile),
                        _say.Value(part.HighPercentile),
                        _say.Value(part.Count),
                        _say.Year(part));
                }
            }
        }

        Line("</tbody></table></details>");
    }

    /// <summary>The blocks of an analysis; each heading opens a part that can be folded away.</summary>
    private void Section(IReadOnlyList<ReportBlock> blocks)
    {
        bool isOpen = false;
        foreach (ReportBlock block in blocks)
        {
            if (isOpen && block is HeadingBlock or ListBlock)
            {
                Line("</details>");
                isOpen = false;
            }

            isOpen |= block is HeadingBlock;
            Write(block);
        }

        if (isOpen)
        {
            Line("</details>");
        }
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Line($"<details><summary>{Text(heading.Text)}</summary>");
                break;
            case ParagraphBlock paragraph:
                Line($"<p>{Text(paragraph.Text)}</p>");
                break;
            case ListBlock list:
                List(list.Heading, list.Items);
                break;
            case TableBlock table:
                Line($"<table>{Head(table.Columns.Select(column => column.Heading))}<tbody>");
                foreach (IReadOnlyList<BlockCell> row in table.Rows)
                {
                    Line($"<tr>{string.Concat(row.Select(cell => cell.Index is { } index ? Index(index, cell.Text.Trim()) : Cell(cell.Text.Trim())))}</tr>");
                }

                Line("</tbody></table>");
                break;
        }
    }

    private string Shown(IndexResult index) => index.Index is { } value ? $"{Texts.Number(value, 1)}, {_say.Place(index)}" : Texts.None;

    /// <summary>The colour is that of the quarter; an index without one, as in a small group, has none.</summary>
    private string Index(IndexResult index, string shown) => index.Index is not null
        ? index.Quartile is null ? Cell(shown) : $"<td style=\"background:{Colour(index.Quartile)};color:#000000\">{Text(shown)}</td>"
        : $"<td style=\"background:{MissingColour};color:#000000\" title=\"{Text(ReasonSentences.Say(index.MissingReasons, Texts.Language) ?? "")}\">{Text(shown)}</td>";

    /// <summary>Kolada's colours: the best quarter green, the worst red, the middle yellow.</summary>
    private static string Colour(int? quartile) => quartile switch { 1 => "#cfe8d2", 4 => "#f5cfca", _ => "#faeebf" };

    private static string Head(params IEnumerable<string> headings) =>
        $"<thead><tr>{string.Concat(headings.Select(heading => $"<th>{Text(heading)}</th>"))}</tr></thead>";

    private void Row(params IEnumerable<string> cells) => Line($"<tr>{string.Concat(cells.Select(Cell))}</tr>");

    private static string Cell(string text) => $"<td>{Text(text)}</td>";

    private void List(string heading, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            Line($"<p>{Text(heading)}:</p>");
            Line($"<ul>{string.Concat(all.Select(item => $"<li>{Text(item)}</li>"))}</ul>");
        }
    }

    private static string Text(string text) => Encoder.Encode(text);

    private void Line(string line) => _html.Append(line).Append('\n');
}
