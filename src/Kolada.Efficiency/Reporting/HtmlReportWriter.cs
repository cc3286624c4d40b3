using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as an HTML fragment: for each year the indices in the colours of their quarters, the components, the reasons.</summary>
internal static class HtmlReportWriter
{
    private const string Missing = "#eeeeee";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(EfficiencyReport report)
    {
        StringBuilder html = new();
        Line(html, $"<h3>{Text(report.Municipality.Title)} ({report.Municipality.Id}): efficiency indices</h3>");
        Line(html, $"<p>Compared with {Text(report.Group.Title)}, {report.Group.Size} municipalities, {Text(report.Municipality.Title)} included. Model {Text(report.ModelId)} {Text(report.ModelVersion)}, percentiles of type {(int)report.PercentileType}{(report.Offline ? ", offline snapshot" : "")}. Scale 0 (worst) to 100 (best); a high resource index means a low cost.</p>");
        foreach (YearReport year in report.Years)
        {
            Indices(html, year);
            Components(html, year);
            List(html, "Missing", [.. year.Areas.SelectMany(Reasons)]);
        }

        List(html, "Remarks", report.Notes);
        Line(html, $"<p>{Text(report.Source)}</p>");
        return html.ToString();
    }

    private static void Indices(StringBuilder html, YearReport year)
    {
        Line(html, $"<table><caption>{year.Year}</caption><thead><tr><th>area</th><th>resource</th><th>quality</th><th>efficiency</th></tr></thead><tbody>");
        foreach (AreaResult area in year.Areas)
        {
            Line(html, $"<tr><td>{Text(area.Title)}</td>{Index(area.Resource)}{Index(area.Quality)}{Index(area.Efficiency)}</tr>");
        }

        Line(html, $"</tbody></table>");
    }

    private static void Components(StringBuilder html, YearReport year)
    {
        Line(html, $"<details><summary>Components, {year.Year}</summary>");
        Line(html, $"<table><thead><tr><th>index</th><th>key figure</th><th>better</th><th>weight</th><th>value</th><th>score</th><th>P2.5</th><th>P97.5</th><th>n</th><th>year</th></tr></thead><tbody>");
        foreach (AreaResult area in year.Areas)
        {
            foreach (ComponentResult part in area.Resource.Components)
            {
                Component(html, area, "resource", part);
            }

            foreach (ComponentResult part in area.Quality.Components)
            {
                Component(html, area, "quality", part);
            }
        }

        Line(html, $"</tbody></table></details>");
    }

    private static void Component(StringBuilder html, AreaResult area, string index, ComponentResult part) =>
        Line(html, $"<tr><td>{Text(area.Title)}, {index}</td><td>{part.Kpi} {Text(part.Title)}</td><td>{(part.LowerIsBetter ? "low" : "high")}</td><td>{part.Weight:0.###}</td><td>{Number(part.Value)}</td><td>{Number(part.Score)}</td><td>{Number(part.LowPercentile)}</td><td>{Number(part.HighPercentile)}</td><td>{part.N}</td><td>{part.Year}{(part.Preliminary == true ? " (preliminary)" : "")}</td></tr>");

    private static string Index(IndexResult index) => index.Index is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"<td style=\"background:{Colour(index.Quartile)};color:#000000\">{value:0.0}, {index.Rank} of {index.Of}</td>")
        : $"<td style=\"background:{Missing};color:#000000\" title=\"{Text(index.Missing ?? "")}\">–</td>";

    /// <summary>Kolada's colours: the best quarter green, the worst red, the middle yellow.</summary>
    private static string Colour(int? quartile) => quartile switch { 1 => "#cfe8d2", 4 => "#f5cfca", null => Missing, _ => "#faeebf" };

    private static IEnumerable<string> Reasons(AreaResult area) =>
        from index in new[] { ("resource", area.Resource.Missing), ("quality", area.Quality.Missing), ("efficiency", area.Efficiency.Missing) }
        where index.Item2 is not null
        select $"{area.Title}, {index.Item1}: {index.Item2}";

    private static void List(StringBuilder html, string heading, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            Line(html, $"<p>{heading}:</p><ul>{string.Concat(items.Select(item => $"<li>{Text(item)}</li>"))}</ul>");
        }
    }

    private static string Number(double? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : "–";

    private static string Text(string text) => Encoder.Encode(text);

    private static void Line(StringBuilder html, FormattableString line) => html.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
