namespace Kolada.Efficiency.Calculation;

/// <summary>Percentiles by the two definitions that are in use for municipal figures.</summary>
internal static class Percentile
{
    /// <summary>The percentile of sorted values.</summary>
    /// <param name="sorted">At least one finite value, ascending.</param>
    /// <param name="share">The share below, 0 to 1.</param>
    /// <param name="type">The definition of the position h.</param>
    /// <remarks>
    /// With values x(1)…x(n): type 7 has h = 1 + (n − 1)·q, type 6 has h = clamp((n + 1)·q, 1, n); the percentile is linear between
    /// the neighbours of h (Hyndman and Fan, 1996). One value is each of its percentiles. Between equal neighbours the result is
    /// exactly their value. The position is exact to n units in the last place, which moves the result by at most n · 2⁻⁵² of the gap
    /// between the neighbours.
    /// </remarks>
    public static double Of(ReadOnlySpan<double> sorted, double share, PercentileType type)
    {
        int n = sorted.Length;
        double steps = type == PercentileType.Type6 ? Math.Clamp(((n + 1) * share) - 1, 0, n - 1) : (n - 1) * share;
        int below = (int)steps;
        double low = sorted[below];
        double high = sorted[Math.Min(below + 1, n - 1)];
        double part = steps - below;
        double gap = high - low;
        return double.IsFinite(gap) ? low + (part * gap) : (low * (1 - part)) + (high * part);
    }
}
