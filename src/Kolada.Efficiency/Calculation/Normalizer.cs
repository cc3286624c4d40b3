namespace Kolada.Efficiency.Calculation;

/// <summary>
/// The normalisation N: a linear scale from 0 at one cut-off to 100 at the other, held within 0 to 100.
/// </summary>
/// <param name="Low">The 2.5th percentile; NaN when there are no values.</param>
/// <param name="High">The 97.5th percentile; NaN when there are no values.</param>
/// <param name="Count">How many values the percentiles stand on.</param>
/// <param name="IsFlat">True when the cut-offs are equal, so that no score is defined; also when there are no values.</param>
internal readonly record struct Normalizer(double Low, double High, int Count, bool IsFlat)
{
    /// <summary>The best score.</summary>
    public const double Top = 100;

    private const double LowShare = 0.025;
    private const double HighShare = 0.975;

    /// <summary>Means of scores that lie nearer than this differ by rounding only; their scale is 0 to 100.</summary>
    public const double ScoreTolerance = 1e-9;

    /// <summary>Values nearer than this share of their size are equal: four units in the last place.</summary>
    private const double RelativeTolerance = 4 * 2.220446049250313e-16;

    /// <summary>The normalisation over a column of values.</summary>
    /// <param name="values">Values, NaN where missing; in any order.</param>
    /// <param name="type">The definition of percentiles.</param>
    /// <param name="tolerance">Cut-offs that differ by no more than this are equal, besides those that differ by rounding.</param>
    public static Normalizer Over(ReadOnlySpan<double> values, PercentileType type, double tolerance = 0)
    {
        double[] present = Moments.Present(values);
        if (present.Length == 0)
        {
            return new Normalizer(double.NaN, double.NaN, 0, IsFlat: true);
        }

        Array.Sort(present);
        double low = Percentile.Of(present, LowShare, type);
        double high = Percentile.Of(present, HighShare, type);
        return new Normalizer(low, high, present.Length, AreEqual(low, high, tolerance));
    }

    /// <summary>Whether two values differ by no more than rounding, or than a tolerance.</summary>
    /// <param name="low">The lower one.</param>
    /// <param name="high">The higher one.</param>
    /// <param name="tolerance">A difference that does not count.</param>
    public static bool AreEqual(double low, double high, double tolerance) =>
        high - low <= Math.Max(tolerance, RelativeTolerance * Math.Max(Math.Abs(low), Math.Abs(high)));

    /// <summary>The score of a value.</summary>
    /// <param name="value">The value; NaN for a missing one.</param>
    /// <param name="lowerIsBetter">True for N⁻, where the low cut-off scores 100.</param>
    /// <returns>
    /// N(x) = 100 · clamp((x − P2.5) / (P97.5 − P2.5), 0, 1), or N⁻(x) = 100 · clamp((P97.5 − x) / (P97.5 − P2.5), 0, 1); NaN for a
    /// missing value and on a flat scale. Never −0.
    /// </returns>
    public double Score(double value, bool lowerIsBetter)
    {
        if (IsFlat || double.IsNaN(value))
        {
            return double.NaN;
        }

        double share = lowerIsBetter ? Share(High, value) : Share(value, Low);
        return share <= 0 ? 0 : Top * Math.Min(share, 1);
    }

    /// <summary>(upper − lower) / (High − Low), also where the range is beyond the largest number.</summary>
    private double Share(double upper, double lower)
    {
        double range = High - Low;
        return double.IsFinite(range) ? (upper - lower) / range : ((upper / 2) - (lower / 2)) / ((High / 2) - (Low / 2));
    }
}
