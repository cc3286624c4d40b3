namespace Kolada.Efficiency.Calculation;

/// <summary>
/// What brings the values of a column to scores: a normalisation, made from the column once, that scores any value. Higher is better in the
/// result, whatever the direction of the column. A missing value has no score (NaN), and on a flat scale none has. Source: OECD/JRC handbook, chapter 5.
/// </summary>
/// <param name="method">The normalisation.</param>
/// <param name="count">How many values it was made from.</param>
/// <param name="isFlat">True when no score is defined: there are no values, or nothing tells them apart.</param>
internal abstract class Scale(NormalizationMethod method, int count, bool isFlat)
{
    /// <summary>The normalisation.</summary>
    public NormalizationMethod Method => method;

    /// <summary>How many values it was made from.</summary>
    public int Count => count;

    /// <summary>True when no score is defined: there are no values, or nothing tells them apart.</summary>
    public bool IsFlat => isFlat;

    /// <summary>The 2.5th and the 97.5th percentile; NaN where the scale does not stand on them, or there are no values.</summary>
    public virtual (double Low, double High) Percentiles => (double.NaN, double.NaN);

    /// <summary>The scale of a column.</summary>
    /// <param name="values">Values, NaN where missing; in any order.</param>
    /// <param name="method">The normalisation.</param>
    /// <param name="type">The definition of percentiles, for <see cref="NormalizationMethod.Rka"/>.</param>
    /// <param name="goalposts">The two ends, for <see cref="NormalizationMethod.Goalposts"/>.</param>
    /// <param name="tolerance">Ends of a scale that differ by no more than this are equal, besides those that differ by rounding.</param>
    public static Scale Over(ReadOnlySpan<double> values, NormalizationMethod method, PercentileType type, Goalposts? goalposts = null, double tolerance = 0)
    {
        if (method == NormalizationMethod.Rka)
        {
            return new LinearScale(method, Normalizer.Over(values, type, tolerance));
        }

        double[] sorted = Moments.Present(values);
        Array.Sort(sorted);
        return method switch
        {
            NormalizationMethod.None => new RawScale(sorted.Length),
            NormalizationMethod.ZScore => ZScoreScale.Over(sorted, tolerance),
            NormalizationMethod.Rank => new RankScale(sorted, tolerance),
            NormalizationMethod.Goalposts => new LinearScale(method, Between(goalposts?.Low ?? 0, goalposts?.High ?? Normalizer.Top, sorted.Length)),
            NormalizationMethod.Distance => new DistanceScale(Range(sorted, tolerance)),
            _ => new LinearScale(method, Range(sorted, tolerance)),
        };
    }

    /// <summary>The score of a value; NaN for a missing one and on a flat scale. Never −0.</summary>
    /// <param name="value">The value; it need not be one of those that the scale was made from.</param>
    /// <param name="lowerIsBetter">The direction.</param>
    /// <remarks>Adding 0 makes 0 of −0, and leaves every other number.</remarks>
    public double Score(double value, bool lowerIsBetter) => IsFlat || double.IsNaN(value) ? double.NaN : Defined(value, lowerIsBetter) + 0.0;

    /// <summary>The scores of a column.</summary>
    /// <param name="values">The values.</param>
    /// <param name="lowerIsBetter">The direction.</param>
    public double[] Scores(ReadOnlySpan<double> values, bool lowerIsBetter)
    {
        double[] scores = new double[values.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(values[i], lowerIsBetter);
        }

        return scores;
    }

    /// <summary>The score of a value that is there, on a scale that is not flat.</summary>
    protected abstract double Defined(double value, bool lowerIsBetter);

    private static Normalizer Between(double low, double high, int count) => new(low, high, count, IsFlat: !(high > low) || count == 0);

    private static Normalizer Range(double[] sorted, double tolerance) => sorted.Length == 0
        ? new Normalizer(double.NaN, double.NaN, 0, IsFlat: true)
        : new Normalizer(sorted[0], sorted[^1], sorted.Length, IsFlat: Normalizer.AreEqual(sorted[0], sorted[^1], tolerance));

    /// <summary>100 · clamp((x − low) / (high − low), 0, 1), turned where lower is better: RKA's between percentiles, min–max, and goalposts.</summary>
    private sealed class LinearScale(NormalizationMethod method, Normalizer between) : Scale(method, between.Count, between.IsFlat)
    {
        public override (double Low, double High) Percentiles => Method == NormalizationMethod.Rka ? (between.Low, between.High) : base.Percentiles;

        protected override double Defined(double value, bool lowerIsBetter) => between.Score(value, lowerIsBetter);
    }

    /// <summary>100 · (1 − |x − best| / (max − min)): how near a column's best a value comes.</summary>
    private sealed class DistanceScale(Normalizer range) : Scale(NormalizationMethod.Distance, range.Count, range.IsFlat)
    {
        protected override double Defined(double value, bool lowerIsBetter) =>
            Normalizer.Top * (1 - (Math.Abs(value - (lowerIsBetter ? range.Low : range.High)) / (range.High - range.Low)));
    }

    /// <summary>The value itself; a model does not ask for it where lower is better.</summary>
    private sealed class RawScale(int count) : Scale(NormalizationMethod.None, count, count == 0)
    {
        protected override double Defined(double value, bool lowerIsBetter) => value;
    }

    /// <summary>(x − mean) / standard deviation of the sample, turned where lower is better.</summary>
    private sealed class ZScoreScale(double mean, double deviation, int count) : Scale(NormalizationMethod.ZScore, count, double.IsNaN(deviation))
    {
        /// <summary>The deviation of equal values is not always 0: their mean may differ from them in its last place.</summary>
        public static ZScoreScale Over(double[] sorted, double tolerance) =>
            new(
                Moments.Mean(sorted),
                sorted.Length > 0 && !Normalizer.AreEqual(sorted[0], sorted[^1], tolerance) ? Moments.StandardDeviation(sorted) : double.NaN,
                sorted.Length);

        protected override double Defined(double value, bool lowerIsBetter) => (value - mean) / (lowerIsBetter ? -deviation : deviation);
    }

    /// <summary>100 · (how many are worse + half of the other equals) / (n − 1): 0 the worst, 100 the best, ties in their middle.</summary>
    private sealed class RankScale(double[] sorted, double tolerance) : Scale(
        NormalizationMethod.Rank,
        sorted.Length,
        sorted.Length == 0 || Normalizer.AreEqual(sorted[0], sorted[^1], tolerance))
    {
        protected override double Defined(double value, bool lowerIsBetter)
        {
            int below = Bound(value - tolerance, orEqual: false);
            int equal = Bound(value + tolerance, orEqual: true) - below;
            double steps = sorted.Length - 1;
            double worse = Math.Clamp(below + ((equal - 1) / 2.0), 0, steps);
            return Normalizer.Top * (lowerIsBetter ? steps - worse : worse) / steps;
        }

        /// <summary>How many values are below a value, or not above it.</summary>
        private int Bound(double value, bool orEqual)
        {
            (int low, int high) = (0, sorted.Length);
            while (low < high)
            {
                int middle = (low + high) / 2;
                bool before = orEqual ? sorted[middle] <= value : sorted[middle] < value;
                (low, high) = before ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
