using System.Text.Json.Serialization;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>
/// A municipality's resource, quality and efficiency indices against a population: every number with what stands behind it, and every
/// missing number with its reason.
/// </summary>
/// <remarks>
/// All numbers are computed from Kolada's values and carry <see cref="Source"/>, never "Källa: Kolada". Indices are relative to the
/// compared municipalities and to the year: they compare neither across years nor across populations.
/// </remarks>
public sealed partial record EfficiencyReport
{
    /// <summary>The model's id.</summary>
    public required string ModelId { get; init; }

    /// <summary>The model's version.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The definition of percentiles that was used.</summary>
    public PercentileType PercentileType { get; init; } = PercentileType.Type7;

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

    /// <summary>The ids of the model's areas, in its order.</summary>
    public IReadOnlyList<string> AreaIds { get; init; } = [];

    /// <summary>Remarks that come from the data: why a year was chosen, what covers only a part of the group, what was substituted.</summary>
    public IReadOnlyList<Reason> Notes { get; init; } = [];

    /// <summary>The areas with all their years, in the model's order; one that <see cref="AreaIds"/> does not name stands last.</summary>
    [JsonIgnore]
    public IReadOnlyList<AreaSeries> Series =>
    [
        .. Years.SelectMany(year => year.Areas)
            .GroupBy(area => area.Id, StringComparer.Ordinal)
            .OrderBy(area => AreaIds.TakeWhile(id => !string.Equals(id, area.Key, StringComparison.Ordinal)).Count())
            .Select(area => new AreaSeries([.. area])),
    ];

    /// <summary>How much of the compared group an index covers, where that is too little to go without saying.</summary>
    /// <param name="index">An index of the report.</param>
    /// <returns>The share of the compared municipalities that have the index, below 0.9; null from there on, and where the index is missing.</returns>
    public double? GetLowCoverage(IndexResult index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Index is not null && AreaColumns.IsThin(index.Count, Group.Size) ? (double)index.Count / Group.Size : null;
    }

    /// <summary>What was compared, then a line an area and year: the beginning of the report, for a console. The whole is what writers give.</summary>
    public override string ToString() => ReportText.Lines(
        FormattableString.Invariant(
            $"{Municipality.Title} ({Municipality.Id}) against {Group.Title}, {Group.Size} municipalities, model {ModelId} {ModelVersion}"),
        [.. Years.SelectMany(year => year.Areas)]);

    /// <summary>An area through the years.</summary>
    /// <param name="areaId">The area's id, such as <c>grundskola</c>; case does not matter.</param>
    /// <exception cref="KeyNotFoundException">The report has no such area; the message lists those that it has.</exception>
    public AreaSeries this[string areaId]
    {
        get
        {
            List<AreaResult> results = [.. Years.SelectMany(year => year.Areas).Where(
                area => string.Equals(area.Id, areaId, StringComparison.OrdinalIgnoreCase))];
            return results.Count > 0 ? new AreaSeries(results) : throw new KeyNotFoundException(
                $"The report has no area '{areaId}'. It has {string.Join(", ", Years.SelectMany(year => year.Areas).Select(area => area.Id).Distinct(StringComparer.Ordinal))}.");
        }
    }
}
