using Kolada.Efficiency.Reporting;

namespace Kolada.Efficiency;

/// <summary>
/// A municipality's resource, quality and efficiency indices against a population: every number with what stands behind it, and every
/// missing number with its reason.
/// </summary>
/// <remarks>
/// All numbers are computed from Kolada's values and carry <see cref="Source"/>, never "Källa: Kolada". Indices are relative to the
/// compared municipalities and to the year: they compare neither across years nor across populations.
/// </remarks>
public sealed record EfficiencyReport
{
    /// <summary>The model's id.</summary>
    public required string ModelId { get; init; }

    /// <summary>The model's version.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The definition of percentiles that was used.</summary>
    public PercentileType PercentileType { get; init; } = PercentileType.Type7;

    /// <summary>The language of the report's sentences, in which <see cref="ToMarkdown"/> and <see cref="ToHtml"/> write all that they add.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.English;

    /// <summary>The label that goes with the numbers.</summary>
    public string Source { get; init; } = KoladaClient.OwnCalculationLabel;

    /// <summary>True when the values come from the embedded snapshot. The caller knows, and says so with <c>report with { Offline = true }</c>.</summary>
    public bool Offline { get; init; }

    /// <summary>The municipality that is reported on.</summary>
    public required Municipality Municipality { get; init; }

    /// <summary>What it is compared with.</summary>
    public required ComparedGroup Group { get; init; }

    /// <summary>The years, ascending, each with its areas in the model's order.</summary>
    public IReadOnlyList<YearReport> Years { get; init; } = [];

    /// <summary>Each area through the years, in the model's order; empty unless asked for with <see cref="ReportParts.Trends"/>.</summary>
    public IReadOnlyList<AreaTrend> Trends { get; init; } = [];

    /// <summary>Remarks that come from the data: why a year was chosen, what covers only a part of the group, what was substituted. One sentence or two each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>An area through the years.</summary>
    /// <param name="areaId">The area's id, such as <c>grundskola</c>; case does not matter.</param>
    /// <exception cref="KeyNotFoundException">The report has no such area; the message lists those that it has.</exception>
    public AreaSeries this[string areaId]
    {
        get
        {
            List<AreaResult> results = [.. Years.SelectMany(year => year.Areas).Where(area => string.Equals(area.Id, areaId, StringComparison.OrdinalIgnoreCase))];
            return results.Count > 0 ? new AreaSeries(results) : throw new KeyNotFoundException(
                $"The report has no area '{areaId}'. It has {string.Join(", ", Years.SelectMany(year => year.Areas).Select(area => area.Id).Distinct(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>The report as JSON: indented, invariant, unrounded numbers.</summary>
    public string ToJson() => JsonReportWriter.Write(this);

    /// <summary>A table of the report as CSV: comma, LF, invariant, unrounded numbers; missing is empty.</summary>
    /// <param name="table">Which table. Their columns are a contract: some may be added at the end, and none goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such table.</exception>
    public string ToCsv(ReportTable table = ReportTable.Indices) => CsvReportWriter.Write(this, table);

    /// <summary>The report as Markdown: a table a year, the components behind it, reasons and remarks.</summary>
    public string ToMarkdown() => MarkdownReportWriter.Write(this);

    /// <summary>
    /// The report as an HTML fragment for notebooks, everything escaped: a table a year in the colours of the quarters, the components behind it,
    /// the analyses that were asked for, reasons and remarks.
    /// </summary>
    public string ToHtml() => HtmlReportWriter.Write(this);
}

/// <summary>The group that a municipality is compared with, as a report carries it.</summary>
/// <param name="Id">The group's id; null for a list of the user's own.</param>
/// <param name="Title">The group's title.</param>
/// <param name="Size">How many municipalities are compared, the chosen one included.</param>
public sealed record ComparedGroup(MunicipalityId? Id, string Title, int Size);

/// <summary>The areas of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Areas">The areas, in the model's order.</param>
public sealed record YearReport(int Year, IReadOnlyList<AreaResult> Areas);

/// <summary>The three indices of a service area in one year.</summary>
public sealed record AreaResult
{
    /// <summary>The area's id.</summary>
    public required string Id { get; init; }

    /// <summary>The area's title.</summary>
    public required string Title { get; init; }

    /// <summary>The year.</summary>
    public int Year { get; init; }

    /// <summary>The resource index: 100 is the lowest cost.</summary>
    public required IndexResult Resource { get; init; }

    /// <summary>The quality index: 100 is the best quality.</summary>
    public required IndexResult Quality { get; init; }

    /// <summary>The efficiency index: 100 is the best. It has no components of its own.</summary>
    public required IndexResult Efficiency { get; init; }

    /// <summary>How many compared municipalities have all the indices that the model can give for this area.</summary>
    public int Covered { get; init; }

    /// <summary>Why this year was chosen for the area; null when the caller named the years.</summary>
    public string? WhyThisYear { get; init; }

    /// <summary>What the components contribute; null unless asked for with <see cref="ReportParts.Reasons"/>.</summary>
    public AreaReasons? Reasons { get; init; }

    /// <summary>Municipalities to learn from; null unless asked for with <see cref="ReportParts.Peers"/>.</summary>
    public IReadOnlyList<Peer>? Peers { get; init; }

    /// <summary>RKA's own index values beside the computed ones; null unless asked for with <see cref="ReportParts.Published"/>.</summary>
    public IReadOnlyList<PublishedComparison>? Published { get; init; }

    /// <summary>How sure the ranks are; null unless asked for with <see cref="ReportParts.Robustness"/>.</summary>
    public AreaRobustness? Robustness { get; init; }
}

/// <summary>An index of one municipality, or the reason why it has none.</summary>
public sealed record IndexResult
{
    /// <summary>The index, 0 (worst) to 100 (best); null when it cannot be computed, and then <see cref="Missing"/> says why.</summary>
    public double? Index { get; init; }

    /// <summary>The place among those that have the index: 1 is best, ties share the better place. Null without an index.</summary>
    public int? Rank { get; init; }

    /// <summary>How many compared municipalities have the index. It can be far fewer than the group's size.</summary>
    public int Of { get; init; }

    /// <summary>⌈4 · rank / of⌉: 1 is the best quarter. Null without an index.</summary>
    public int? Quartile { get; init; }

    /// <summary>Why there is no index, in a sentence; null when there is one.</summary>
    public string? Missing { get; init; }

    /// <summary>What the index is made of, in the model's order; empty for an efficiency index, and where the model names none.</summary>
    public IReadOnlyList<ComponentResult> Components { get; init; } = [];

    /// <summary>The index with its rank ("61.9, 9 of 33"), or the reason why there is none.</summary>
    public override string ToString() => Index is { } index
        ? FormattableString.Invariant($"{index:0.0}, {Rank} of {Of}")
        : Missing ?? "missing";
}

/// <summary>A key figure behind an index.</summary>
public sealed record ComponentResult
{
    /// <summary>The KPI that was used in this year.</summary>
    public required KpiId Kpi { get; init; }

    /// <summary>Its title; the id when Kolada does not know it.</summary>
    public required string Title { get; init; }

    /// <summary>True when a lower value is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>The weight as the model states it, relative to the index's other components.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The municipality's value in the KPI's own unit; null when it is missing and nothing fills the gap.</summary>
    public double? Value { get; init; }

    /// <summary>The value on the scale from 0 (worst) to 100 (best); null when it is missing or the percentiles are equal.</summary>
    public double? Score { get; init; }

    /// <summary>The 2.5th percentile over the compared municipalities that have a value; null when none has.</summary>
    public double? LowPercentile { get; init; }

    /// <summary>The 97.5th percentile over the compared municipalities that have a value; null when none has.</summary>
    public double? HighPercentile { get; init; }

    /// <summary>How many compared municipalities have a value.</summary>
    public int N { get; init; }

    /// <summary>The year of the value. It differs from the report's only when the model substituted another year.</summary>
    public int Year { get; init; }

    /// <summary>True when the value is not measured but stands in for a missing one, as the model asks (<see cref="IndexComponent.FillWith"/>).</summary>
    public bool IsImputed { get; init; }

    /// <summary>Whether the value is preliminary, by the KPI's publication fields; null when they do not say.</summary>
    public bool? Preliminary { get; init; }

    /// <summary>Why the value or its score is missing, in a sentence; null when both are there.</summary>
    public string? Missing { get; init; }
}

/// <summary>A service area of a report through its years.</summary>
/// <param name="Results">The results, ascending by year; at least one.</param>
public sealed record AreaSeries(IReadOnlyList<AreaResult> Results)
{
    /// <summary>The latest year of the report.</summary>
    public AreaResult Latest => Results[^1];

    /// <summary>The result of a year; null when the report does not have it.</summary>
    /// <param name="year">The year.</param>
    public AreaResult? For(int year) => Results.FirstOrDefault(result => result.Year == year);
}
