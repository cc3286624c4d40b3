using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kolada.Efficiency.Reporting;

/// <summary>Tables of the report as CSV (RFC 4180 with LF). Missing, or not asked for, is an empty field. Columns are added at the end, and none goes.</summary>
internal sealed class CsvReportWriter
{
    private const string About = "municipality,municipality_title,group,group_title,group_size,model,model_version,percentile_type";

    private const string IndexColumns =
        "year,area,area_title,index,kpi,kpi_title,"
        + "lower_is_better,weight,value,score,p2_5,p97_5,n,value_year,preliminary,index_value,rank,of,quartile,missing,source,"
        + "imputed,median_score,contribution,one_unit_better,efficiency_contribution,efficiency_one_unit_better,median_index,rest,published,rank_best,rank_median,rank_worst,matters_most";

    private const string PeerColumns = "year,area,area_title,peer,peer_title,resource,quality,efficiency,distance,source";

    private const string ChangeColumns = "area,area_title,index,kpi,title,from,to,change,group_change,own_change,places_won,across_break,source";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _csv = new();
    private readonly EfficiencyReport _report;
    private readonly object?[] _about;

    private CsvReportWriter(EfficiencyReport report, string columns)
    {
        _report = report;
        _about = [report.Municipality.Id, report.Municipality.Title, report.Group.Id, report.Group.Title, report.Group.Size, report.ModelId, report.ModelVersion, (int)report.PercentileType];
        _csv.Append(About).Append(',').Append(columns).Append('\n');
    }

    public static string Write(EfficiencyReport report, ReportTable table) => table switch
    {
        ReportTable.Indices => new CsvReportWriter(report, IndexColumns).Areas(report.Years.SelectMany(year => year.Areas)),
        ReportTable.Trends => new CsvReportWriter(report, IndexColumns).Areas(report.Trends.SelectMany(trend => trend.Years)),
        ReportTable.Changes => new CsvReportWriter(report, ChangeColumns).Changes(),
        ReportTable.Peers => new CsvReportWriter(report, PeerColumns).Peers(),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "There is no such table."),
    };

    private string Areas(IEnumerable<AreaResult> areas)
    {
        foreach (AreaResult area in areas)
        {
            foreach ((IndexKind kind, IndexResult index) in ReportSentences.Indices(area))
            {
                object?[] where = [area.Year, area.Id, area.Title, MachineNames.Of(kind)];
                Line([.. where, .. new object?[11], index.Index, index.Rank, index.Of, index.Quartile, index.Missing, _report.Source, .. new object?[6], .. OfIndex(area, kind)]);
                foreach (ComponentResult part in index.Components)
                {
                    Line([.. where, .. OfComponent(part), .. new object?[4], part.Missing, _report.Source, part.IsImputed, .. Contributions(area.Reasons, kind, part.Kpi), .. new object?[7]]);
                }
            }
        }

        return _csv.ToString();
    }

    private static object?[] OfComponent(ComponentResult part) =>
    [
        part.Kpi, part.Title, part.LowerIsBetter, part.Weight, part.Value, part.Score, part.LowPercentile, part.HighPercentile, part.N, part.Year, part.Preliminary,
    ];

    /// <summary>What the analyses say about an index.</summary>
    private static object?[] OfIndex(AreaResult area, IndexKind kind)
    {
        IndexReasons? reasons = Of(kind, area.Reasons?.Resource, area.Reasons?.Quality, area.Reasons?.Efficiency);
        RankRobustness? ranks = Of(kind, area.Robustness?.Resource, area.Robustness?.Quality, area.Robustness?.Efficiency);
        MethodChoice? most = ranks?.Sensitivities.MaxBy(one => one.Total)?.Choice;
        return
        [
            reasons?.MedianIndex, reasons?.Rest, area.Published?.FirstOrDefault(pair => pair.Kind == kind)?.Published,
            ranks?.Best, ranks?.Median, ranks?.Worst, most is { } choice ? MachineNames.Of(choice) : null,
        ];
    }

    /// <summary>What a component contributes to its index, and to the efficiency index, whose contributions are those of resource, then those of quality.</summary>
    private static object?[] Contributions(AreaReasons? reasons, IndexKind kind, KpiId kpi)
    {
        int resource = reasons?.Resource?.Contributions.Count ?? 0;
        IEnumerable<Contribution> ofEfficiency = reasons?.Efficiency?.Contributions ?? [];
        Contribution? own = Of(kind, reasons?.Resource, reasons?.Quality, null)?.Contributions.FirstOrDefault(part => part.Kpi == kpi);
        Contribution? toEfficiency = (kind == IndexKind.Resource ? ofEfficiency.Take(resource) : ofEfficiency.Skip(resource)).FirstOrDefault(part => part.Kpi == kpi);
        return [(own ?? toEfficiency)?.MedianScore, own?.Points, own?.OneUnitBetter, toEfficiency?.Points, toEfficiency?.OneUnitBetter];
    }

    private string Peers()
    {
        foreach (AreaResult area in _report.Years.SelectMany(year => year.Areas))
        {
            foreach (Peer peer in area.Peers ?? [])
            {
                Line([area.Year, area.Id, area.Title, peer.Municipality.Id, peer.Municipality.Title, peer.Resource, peer.Quality, peer.Efficiency, peer.Distance, _report.Source]);
            }
        }

        return _csv.ToString();
    }

    private string Changes()
    {
        foreach (AreaTrend trend in _report.Trends)
        {
            foreach (TrendChange change in trend.Changes)
            {
                Line(
                [
                    trend.Id, trend.Title, change.Index is { } kind ? MachineNames.Of(kind) : null, change.Kpi, change.Title, change.From, change.To,
                    change.Change, change.GroupChange, change.OwnChange, change.PlacesWon, change.IsAcrossBreak, _report.Source,
                ]);
            }
        }

        return _csv.ToString();
    }

    private static T? Of<T>(IndexKind kind, T? resource, T? quality, T? efficiency)
        where T : class => kind switch
        {
            IndexKind.Resource => resource,
            IndexKind.Quality => quality,
            _ => efficiency,
        };

    private void Line(object?[] fields) => _csv.AppendJoin(',', _about.Concat(fields).Select(Field)).Append('\n');

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
