using System.Globalization;
using System.Text;
using Kolada.Client.Text;
using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Reporting.Parts;

namespace Kolada.Efficiency.Reporting;

/// <summary>
/// Tables of the report as CSV (RFC 4180 with LF), or as a Swedish Excel opens it. Missing, or not asked for, is an empty field. Columns are added
/// at the end, and none goes.
/// </summary>
internal sealed class CsvReportWriter
{
    private static readonly string[] About = ["municipality", "municipality_title", "group", "group_title", "group_size", "model", "model_version", "percentile_type"];

    private static readonly string[] IndexColumns =
    [
        "year", "area", "area_title", "index",
        "kpi", "kpi_title", "lower_is_better", "weight", "value", "score", "p2_5", "p97_5", "n", "value_year", "preliminary",
        "index_value", "rank", "of", "quartile", "missing", "source", "imputed",
        .. RegisteredParts.All.SelectMany(part => part.CsvColumns),
        "missing_codes", "part_of", "treated",
        .. RegisteredParts.All.SelectMany(part => part.LaterCsvColumns),
    ];

    private readonly StringBuilder _csv = new();
    private readonly bool _excel;
    private readonly char _separator;
    private readonly EfficiencyReport _report;
    private readonly object?[] _about;

    private CsvReportWriter(EfficiencyReport report, CsvDialect dialect)
    {
        _excel = dialect == CsvDialect.Excel;
        _separator = _excel ? ';' : ',';
        _report = report;
        _about =
        [
            report.Municipality.Id, report.Municipality.Title, report.Group.Id, report.Group.Title, report.Group.Size,
            report.ModelId, report.ModelVersion, (int)report.PercentileType,
        ];
    }

    public static string Write(EfficiencyReport report, ReportTable table, CsvDialect dialect)
    {
        CsvReportWriter writer = new(report, dialect);
        switch (RegisteredParts.All.SelectMany(part => part.CsvTables).FirstOrDefault(one => one.Table == table))
        {
            case CsvLinesTable own:
                writer.Write(own.Columns, own.Lines(report));
                break;
            case CsvIndicesTable indices:
                writer.Write(IndexColumns, writer.Areas(indices.Areas(report)));
                break;
            default:
                writer.Write(IndexColumns, writer.Areas(table == ReportTable.Indices
                    ? report.Years.SelectMany(year => year.Areas)
                    : throw new ArgumentOutOfRangeException(nameof(table), table, "There is no such table.")));
                break;
        }

        return (writer._excel ? "\uFEFF" : "") + writer._csv;
    }

    private void Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> lines)
    {
        Line(About.Concat(columns));
        foreach (IReadOnlyList<object?> line in lines)
        {
            Line(_about.Concat(line));
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Areas(IEnumerable<AreaResult> areas)
    {
        foreach (AreaResult area in areas)
        {
            foreach ((IndexKind kind, IndexResult index) in area.Indices.AsPairs())
            {
                yield return OfIndex(area, kind, index);
                foreach ((KpiId? whole, ComponentResult part) in Parts(index.Components, whole: null))
                {
                    yield return OfComponent(area, kind, part, whole);
                }
            }
        }
    }

    private object?[] OfIndex(AreaResult area, IndexKind kind, IndexResult index) =>
    [
        area.Year, area.Id, area.Title, IndexNames.ForMachines(kind),
        .. new object?[11],
        index.Index, index.Rank, index.Count, index.Quartile, Missing(index.MissingReasons), _report.Source, null,
        .. RegisteredParts.All.SelectMany(part => part.CsvColumns.Count > 0 ? part.CsvFields(area, kind) : []),
        Codes(index.MissingReasons), null, null,
        .. RegisteredParts.All.SelectMany(part => part.LaterCsvFields(area, kind)),
    ];

    /// <summary>The components of an index, each before its own, with the component that it is a part of.</summary>
    private static IEnumerable<(KpiId? Whole, ComponentResult Part)> Parts(IReadOnlyList<ComponentResult> components, KpiId? whole) =>
        components.SelectMany(part => Parts(part.Components, part.Kpi).Prepend((whole, part)));

    private object?[] OfComponent(AreaResult area, IndexKind kind, ComponentResult part, KpiId? whole) =>
    [
        area.Year, area.Id, area.Title, IndexNames.ForMachines(kind),
        part.Kpi, part.GetTitle(), part.LowerIsBetter, part.Weight, part.Value, part.Score,
        part.LowPercentile, part.HighPercentile, part.Count, part.Year, part.Preliminary,
        null, null, null, null, Missing(part.MissingReasons), _report.Source, part.IsImputed,
        .. RegisteredParts.All.SelectMany(one => one.CsvFields(area, kind, part)),
        Codes(part.MissingReasons), whole, part.IsTreated ? true : null,
        .. RegisteredParts.All.SelectMany(one => one.LaterCsvColumns).Select(_ => (object?)null),
    ];

    private static string? Missing(IReadOnlyList<Reason> reasons) => ReasonSentences.Say(reasons, ReportLanguage.English);

    private static string Codes(IReadOnlyList<Reason> reasons) => string.Join(' ', reasons.Select(reason => reason.Code));

    private void Line(IEnumerable<object?> fields) => _csv.AppendJoin(_separator, fields.Select(Field)).Append(_excel ? "\r\n" : "\n");

    private string Field(object? field)
    {
        string text = field switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture).Replace('.', _excel ? ',' : '.'),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => Text(field.ToString() ?? ""),
        };
        return CsvField.Escape(text, _separator);
    }

    /// <summary>A text as it is, or with an apostrophe in front where a spreadsheet would run it.</summary>
    private string Text(string text) => _excel ? CsvField.WithoutFormula(text) : text;
}
