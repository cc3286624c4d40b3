namespace Kolada.Efficiency;

/// <summary>A change between two years, and the group's own.</summary>
/// <remarks>
/// There is one only where the municipality has both years; missing is never taken for 0. The group's change is the median over all that have
/// both years, the municipality itself included: of an even number the mean of the middle two, for a municipality alone its own change.
/// Of a component only measured values count, none that stand in for missing ones. Differences of two doubles, exact to the last place of the larger one.
/// </remarks>
public sealed record TrendChange
{
    /// <summary>The index that changed; null for a component.</summary>
    public IndexKind? Index { get; init; }

    /// <summary>The component that changed, in the unit of its KPI; null for an index.</summary>
    public KpiId? Kpi { get; init; }

    /// <summary>The title of the KPI; null for an index, which writers name in their language.</summary>
    public string? Title { get; init; }

    /// <summary>The earlier year.</summary>
    public required int From { get; init; }

    /// <summary>The later year.</summary>
    public required int To { get; init; }

    /// <summary>The later minus the earlier.</summary>
    public required double Change { get; init; }

    /// <summary>The median of the same change over the compared municipalities that have both years.</summary>
    public required double GroupChange { get; init; }

    /// <summary>Change − GroupChange: what is one's own.</summary>
    public double OwnChange => Change - GroupChange;

    /// <summary>Places won (positive) or lost between the years, for an index; null for a component.</summary>
    public int? PlacesWon { get; init; }

    /// <summary>True when a break lies between the two years, so that the change mixes two ways of measuring.</summary>
    public required bool IsAcrossBreak { get; init; }
}
