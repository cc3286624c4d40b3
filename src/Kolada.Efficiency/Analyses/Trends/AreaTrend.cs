using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>A service area through the years.</summary>
public sealed record AreaTrend
{
    /// <summary>The area's id.</summary>
    public required string Id { get; init; }

    /// <summary>The area's title.</summary>
    public required string Title { get; init; }

    /// <summary>The years that are covered well enough, ascending, with all indices and components. Indices are relative to their year.</summary>
    public required IReadOnlyList<AreaResult> Years { get; init; }

    /// <summary>
    /// What changed from the first to the last of these years: the indices that are there in both, then each component. Empty with fewer than two years.
    /// </summary>
    public required IReadOnlyList<TrendChange> Changes { get; init; }

    /// <summary>Where a series does not compare with itself, ascending.</summary>
    public required IReadOnlyList<TrendBreak> Breaks { get; init; }

    /// <summary>Which years were left out, and why.</summary>
    public required IReadOnlyList<Reason> Notes { get; init; }

    /// <summary>The area, then a line a year.</summary>
    public override string ToString() => ReportText.Lines(Title, Years);
}
