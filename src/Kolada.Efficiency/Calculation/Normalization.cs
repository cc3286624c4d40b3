namespace Kolada.Efficiency.Calculation;

/// <summary>
/// Ways to bring a column to a common scale besides RKA's (<see cref="Normalizer"/>). Higher is better in the result, whatever the
/// direction of the column. Missing values stay missing; a column without spread has no scores (NaN). Source: OECD/JRC handbook, chapter 5.
/// </summary>
internal static class Normalization
{
    /// <summary>100 · (x − min) / (max − min).</summary>
    public static double[] MinMax(ReadOnlySpan<double> values, bool lowerIsBetter)
    {
        (double min, double max) = Range(values);
        return Goalposts(values, min, max, lowerIsBetter);
    }

    /// <summary>100 · clamp((x − low) / (high − low), 0, 1): the scale between two given values.</summary>
    public static double[] Goalposts(ReadOnlySpan<double> values, double low, double high, bool lowerIsBetter) =>
        IndexCalculator.Scores(values, new Normalizer(low, high, values.Length, !(high > low)), lowerIsBetter);

    /// <summary>(x − mean) / standard deviation of the sample, turned where lower is better.</summary>
    public static double[] ZScore(ReadOnlySpan<double> values, bool lowerIsBetter)
    {
        // The deviation of equal values is not always 0: their mean may differ from them in its last place.
        (double min, double max) = Range(values);
        double mean = Moments.Mean(values);
        double spread = max > min ? Moments.StandardDeviation(values) : double.NaN;
        double unit = lowerIsBetter ? -spread : spread;
        return Map(values, value => (value - mean) / unit);
    }

    /// <summary>100 · (how many are worse + half of the other equals) / (n − 1): 0 the worst, 100 the best, ties in their middle.</summary>
    public static double[] Rank(ReadOnlySpan<double> values, bool lowerIsBetter)
    {
        double[] sorted = Moments.Present(values);
        Array.Sort(sorted);
        double steps = sorted.Length > 0 && sorted[^1] > sorted[0] ? sorted.Length - 1 : double.NaN;
        return Map(values, value =>
        {
            (int below, int equal) = Place(sorted, value);
            double worse = below + ((equal - 1) / 2.0);
            return Normalizer.Top * (lowerIsBetter ? steps - worse : worse) / steps;
        });
    }

    /// <summary>100 · (1 − |x − best| / (max − min)): how near a column's best it comes; for a range this is the min–max score.</summary>
    public static double[] DistanceToBest(ReadOnlySpan<double> values, bool lowerIsBetter)
    {
        (double min, double max) = Range(values);
        double best = lowerIsBetter ? min : max;
        return Map(values, value => Normalizer.Top * (1 - (Math.Abs(value - best) / (max - min))));
    }

    private static (double Min, double Max) Range(ReadOnlySpan<double> values)
    {
        double[] present = Moments.Present(values);
        return present.Length == 0 ? (double.NaN, double.NaN) : (present.Min(), present.Max());
    }

    private static (int Below, int Equal) Place(double[] sorted, double value)
    {
        int first = Bound(sorted, value, orEqual: false);
        return (first, Bound(sorted, value, orEqual: true) - first);
    }

    /// <summary>How many sorted values are below a value, or not above it.</summary>
    private static int Bound(double[] sorted, double value, bool orEqual)
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

    private static double[] Map(ReadOnlySpan<double> values, Func<double, double> map)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = double.IsNaN(values[i]) ? double.NaN : map(values[i]);
        }

        return result;
    }
}
