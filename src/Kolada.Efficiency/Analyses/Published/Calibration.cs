namespace Kolada.Efficiency;

/// <summary>What a published index of one component tells about how it was made.</summary>
/// <remarks>
/// The index is a clamped linear function of its component. A straight line through the points strictly between 0 and 100 (least
/// squares) meets 0 and 100 at the cut-offs that were used; and the index computed with each percentile definition is held against the published one.
/// At least two such points with different values and different indices are needed, a line in the component's direction, and percentiles that differ by
/// both definitions; else
/// (all missing, one municipality, all equal) an <see cref="ArgumentException"/> says what is lacking. Municipalities without one of the two
/// values are left out of line and errors; the percentiles stand on all who have the component. With exact input the cut-offs are exact to about
/// 1e-9 of their distance.
/// </remarks>
public sealed record Calibration
{
    /// <summary>The cut-off P2.5 as recovered from the published values, in the component's unit.</summary>
    public required double LowPercentile { get; init; }

    /// <summary>The cut-off P97.5 as recovered from the published values.</summary>
    public required double HighPercentile { get; init; }

    /// <summary>The root mean square distance of the points from the straight line, in points of the index: large when the scale is not linear.</summary>
    public required double LineError { get; init; }

    /// <summary>The root mean square error of the index computed with percentiles of type 6, in points.</summary>
    public required double Type6Error { get; init; }

    /// <summary>The same with type 7.</summary>
    public required double Type7Error { get; init; }

    /// <summary>The type that fits better; null when both fit equally (to 1e-9).</summary>
    public PercentileType? BestType => Math.Abs(Type6Error - Type7Error) <= 1e-9 ? null : Type6Error < Type7Error ? PercentileType.Type6 : PercentileType.Type7;

    /// <summary>How many municipalities have both the component and the published index.</summary>
    public required int Count { get; init; }
}
