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
        double mean = Moments.Mean(values);
        double spread = Moments.StandardDeviation(values);
        double unit = spread > 0 ? (lowerIsBetter ? -spread : spread) : double.NaN;
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
        double range = max > min ? max - min : double.NaN;
        double best = lowerIsBetter ? min : max;
        return Map(values, value => Normalizer.Top * (1 - (Math.Abs(value - best) / range)));
    }

    private static (double Min, double Max) Range(ReadOnlySpan<double> values)
    {
        (double min, double max) = (double.NaN, double.NaN);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                (min, max) = (value < min || double.IsNaN(min) ? value : min, value > max || double.IsNaN(max) ? value : max);
            }
        }

        return (min, max);
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
