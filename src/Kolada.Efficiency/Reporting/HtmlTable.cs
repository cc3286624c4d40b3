using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kolada.Efficiency;

/// <summary>Tables and lists as HTML fragments, for notebooks and reports. Whatever comes from outside is escaped.</summary>
/// <remarks>
/// A fragment is a few <c>table</c> elements without script or outer page. Numbers are written invariant and rounded for reading; the
/// unrounded value is in the cell's tooltip. A missing value is a dash, never 0.
/// </remarks>
public static class HtmlTable
{
    /// <summary>How many rows a fragment has at most unless told otherwise: 100.</summary>
    public const int DefaultMaxRows = 100;

    private const string Number = " style=\"text-align:right\"";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A table for each KPI: municipalities (and genders, where there are others than the total) down, years across.</summary>
    /// <param name="table">The values.</param>
    /// <param name="kpiTitles">Titles by id; an id without one stands alone. Null for none at all.</param>
    /// <param name="municipalityTitles">Titles by id; an id without one stands alone. Null for none at all.</param>
    /// <param name="maxRows">The most rows, over all KPIs; at least 1. How many more there are is said.</param>
    /// <returns>The fragment. Kolada's own figures carry <see cref="KoladaClient.SourceLabel"/>, a user's own carry no label.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(
        this KpiTable table,
        IReadOnlyDictionary<KpiId, string>? kpiTitles = null,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null,
        int maxRows = DefaultMaxRows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        StringBuilder html = new();
        int rows = 0;
        foreach (KpiId kpi in table.Kpis)
        {
            List<(MunicipalityId Municipality, Gender Gender)> present = [.. RowsOf(table, kpi)];
            if (rows < maxRows)
            {
                bool divided = present.Exists(row => row.Gender != Gender.Total);
                string[] head = ["municipality", .. divided ? ["gender"] : Array.Empty<string>(), .. table.Years.Select(
                    year => year.ToString(CultureInfo.InvariantCulture))];
                Open(html, head, Named(kpi.Value, kpiTitles?.GetValueOrDefault(kpi)) + (kpi.IsOwn ? "" : $" · {KoladaClient.SourceLabel}"));
                foreach ((MunicipalityId municipality, Gender gender) in present.Take(maxRows - rows))
                {
                    html.Append("<tr>");
                    Cell(html, Named(municipality.Value, municipalityTitles?.GetValueOrDefault(municipality)));
                    if (divided)
                    {
                        Cell(html, gender.ToCode());
                    }

                    foreach (int year in table.Years)
                    {
                        Value(html, table.Find(kpi, municipality, year, gender));
                    }

                    html.Append("</tr>\n");
                }

                html.Append("</tbody></table>\n");
            }

            rows += present.Count;
        }

        return End(html, rows, maxRows);
    }

    /// <summary>Values, one a row, in the order in which they come.</summary>
    /// <param name="values">The values.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<DataPoint> values, int maxRows = DefaultMaxRows) =>
        List(values, maxRows, ["kpi", "municipality", "year", "gender", "value", "status"], (html, row) =>
        {
            Cells(html, row.Kpi.Value, row.Municipality.Value, row.Year.ToString(CultureInfo.InvariantCulture), row.Gender.ToCode());
            Value(html, row);
            Cell(html, row.Status.Value);
        });

    /// <summary>KPIs, one a row: id, title, operating area, perspective.</summary>
    /// <param name="kpis">The KPIs.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<Kpi> kpis, int maxRows = DefaultMaxRows) =>
        List(
            kpis,
            maxRows,
            ["id", "title", "operating area", "perspective"],
            (html, kpi) => Cells(html, kpi.Id.Value, kpi.Title, kpi.OperatingArea, kpi.Perspective));

    /// <summary>KPI groups, one a row: id, title, number of members.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<KpiGroup> groups, int maxRows = DefaultMaxRows) =>
        List(
            groups,
            maxRows,
            ["id", "title", "members"],
            (html, group) => Cells(html, group.Id.Value, group.Title, group.Members.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Municipalities and regions, one a row: id, title, type.</summary>
    /// <param name="municipalities">The municipalities.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<Municipality> municipalities, int maxRows = DefaultMaxRows) =>
        List(
            municipalities,
            maxRows,
            ["id", "title", "type"],
            (html, municipality) => Cells(html, municipality.Id.Value, municipality.Title, municipality.Type.Value));

    /// <summary>Municipality groups, one a row: id, title, number of members.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<MunicipalityGroup> groups, int maxRows = DefaultMaxRows) =>
        List(
            groups,
            maxRows,
            ["id", "title", "members"],
            (html, group) => Cells(html, group.Id.Value, group.Title, group.Members.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Organisational units, one a row: id, title, municipality.</summary>
    /// <param name="units">The units.</param>
    /// <param name="maxRows">The most rows; at least 1. How many more there are is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is below 1.</exception>
    public static string ToHtml(this IEnumerable<OrganizationalUnit> units, int maxRows = DefaultMaxRows) =>
        List(units, maxRows, ["id", "title", "municipality"], (html, unit) => Cells(html, unit.Id.Value, unit.Title, unit.Municipality.Value));

    private static string List<T>(IEnumerable<T> items, int maxRows, string[] head, Action<StringBuilder, T> row)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        StringBuilder html = new();
        Open(html, head, caption: null);
        int rows = 0;
        foreach (T item in items)
        {
            if (rows++ < maxRows)
            {
                html.Append("<tr>");
                row(html, item);
                html.Append("</tr>\n");
            }
        }

        return End(html.Append("</tbody></table>\n"), rows, maxRows);
    }

    /// <summary>The rows that a KPI has: those with an entry in at least one year.</summary>
    private static IEnumerable<(MunicipalityId Municipality, Gender Gender)> RowsOf(KpiTable table, KpiId kpi) =>
        from municipality in table.Municipalities
        from gender in new[] { Gender.Total, Gender.Women, Gender.Men }
        where table.Years.Any(year => table.Find(kpi, municipality, year, gender) is not null)
        select (municipality, gender);

    private static void Open(StringBuilder html, string[] head, string? caption)
    {
        html.Append("<table>");
        if (caption is not null)
        {
            html.Append("<caption>").Append(Encoder.Encode(caption)).Append("</caption>");
        }

        html.Append("<thead><tr>");
        foreach (string column in head)
        {
            html.Append("<th>").Append(Encoder.Encode(column)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>\n");
    }

    private static string End(StringBuilder html, int rows, int maxRows)
    {
        if (rows > maxRows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>… and {rows - maxRows} more rows</p>\n");
        }

        return html.ToString();
    }

    private static void Cells(StringBuilder html, params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            Cell(html, text);
        }
    }

    private static void Cell(StringBuilder html, string? text) => html.Append("<td>").Append(Encoder.Encode(text ?? "")).Append("</td>");

    private static void Value(StringBuilder html, DataPoint? point)
    {
        (string shown, string tooltip) = point?.Value is { } value
            ? (Rounded(value), value.ToString("R", CultureInfo.InvariantCulture))
            : ("–", point?.Status.Value ?? "");
        html.Append("<td").Append(Number);
        if (tooltip.Length > 0 && tooltip != shown)
        {
            html.Append(" title=\"").Append(Encoder.Encode(tooltip)).Append('"');
        }

        html.Append('>').Append(shown).Append("</td>");
    }

    /// <summary>Three to four digits that matter: an index below 1 needs its decimals, a cost in kronor none.</summary>
    private static string Rounded(double value) =>
        value.ToString(Math.Abs(value) switch { < 1 => "0.####", < 100 => "0.##", < 1000 => "0.#", _ => "0" }, CultureInfo.InvariantCulture);

    private static string Named(string id, string? title) => title is null ? id : $"{title} ({id})";
}
