namespace Kolada.Efficiency;

/// <summary>An index as RKA publishes it beside the one computed here.</summary>
/// <remarks>
/// Missing on either side is null, never 0; the mean is over those that have both, and null where nobody has. Differences of two doubles, exact
/// to the last place; the computed index has the error that <see cref="EfficiencyCalculator"/> states, and the published one its rounding.
/// </remarks>
public sealed record PublishedComparison
{
    /// <summary>Which index.</summary>
    public required IndexKind Kind { get; init; }

    /// <summary>The KPI under which RKA publishes it.</summary>
    public required KpiId Kpi { get; init; }

    /// <summary>The published value; null when the table does not have it.</summary>
    public double? Published { get; init; }

    /// <summary>The computed index; null when it cannot be computed.</summary>
    public double? Computed { get; init; }

    /// <summary>Computed − Published; null when one of them is missing.</summary>
    public double? Difference => Computed - Published;

    /// <summary>How many compared municipalities have both.</summary>
    public int Count { get; init; }

    /// <summary>
    /// The mean of |computed − published| over these; null when there are none. RKA compares all municipalities: against a smaller population the two
    /// differ by construction.
    /// </summary>
    public double? MeanAbsoluteDifference { get; init; }
}
