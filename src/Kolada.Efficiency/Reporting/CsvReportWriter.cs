using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as CSV (RFC 4180 with LF): one line an index, and one line a component behind it. Missing is an empty field.</summary>
internal static class CsvReportWriter
{
    private const string Header =
        "municipality,municipality_title,group,group_title,group_size,model,model_version,percentile_type,year,area,area_title,index,kpi,kpi_title,"
        + "lower_is_better,weight,value,score,p2_5,p97_5,n,value_year,preliminary,index_value,rank,of,quartile,missing,source";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static string Write(EfficiencyReport report)
    {
        StringBuilder csv = new(Header);
        csv.Append('\n');
        object?[] about = [report.Municipality.Id, report.Municipality.Title, report.Group.Id, report.Group.Title, report.Group.Size, report.ModelId, report.ModelVersion, (int)report.PercentileType];
        foreach (AreaResult area in report.Years.SelectMany(year => year.Areas))
        {
            foreach ((string name, IndexResult index) in new[] { ("resource", area.Resource), ("quality", area.Quality), ("efficiency", area.Efficiency) })
            {
                object?[] where = [.. about, area.Year, area.Id, area.Title, name];
                Line(csv, [.. where, .. new object?[11], index.Index, index.Rank, index.Of, index.Quartile, index.Missing, report.Source]);
                foreach (ComponentResult component in index.Components)
                {
                    Line(csv, [.. where, .. Fields(component), .. new object?[4], component.Missing, report.Source]);
                }
            }
        }

        return csv.ToString();
    }

    private static object?[] Fields(ComponentResult component) =>
    [
        component.Kpi, component.Title, component.LowerIsBetter, component.Weight, component.Value, component.Score,
        component.LowPercentile, component.HighPercentile, component.N, component.Year, component.Preliminary,
    ];

    private static void Line(StringBuilder csv, object?[] fields) =>
        csv.AppendJoin(',', fields.Select(Field)).Append('\n');

    private static string Field(object? field)
    {
        string text = field switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => field.ToString() ?? "",
        };
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
