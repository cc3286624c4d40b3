using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>
/// The second normalisation, of means without gaps, in place; the same scales as <see cref="Normalizer"/> and <see cref="Scale"/>, made for many draws.
/// </summary>
internal static class Rescaling
{
    /// <summary>Where everybody is whom nothing tells apart.</summary>
    public const double Middle = Normalizer.Top / 2;

    private const double PointsPerDeviation = Normalizer.Top / 6;

    /// <summary>A z-score on the common scale: 50 + 50/3 · z, so that three deviations either way span 0 to 100.</summary>
    public static double FromZ(double z) => Middle + (PointsPerDeviation * z);

    /// <summary>Normalises means. Where all are equal each is in the middle of the scale: nothing tells them apart.</summary>
    public static void Apply(Span<double> means, Scaling scaling, double[] work)
    {
        switch (scaling)
        {
            case Scaling.Rka6:
                (double low6, double high6) = CutOffs(means, PercentileType.Type6, work);
                Stretch(means, low6, high6);
                break;
            case Scaling.Rka7:
                (double low7, double high7) = CutOffs(means, PercentileType.Type7, work);
                Stretch(means, low7, high7);
                break;
            case Scaling.MinMax:
                (double min, double max) = Range(means);
                Stretch(means, min, max);
                break;
            case Scaling.ZScore:
                Standardise(means);
                break;
            default:
                Rank(means, work);
                break;
        }
    }

    private static void Stretch(Span<double> means, double low, double high)
    {
        double range = high - low;
        if (range <= Normalizer.ScoreTolerance)
        {
            means.Fill(Middle);
            return;
        }

        foreach (ref double mean in means)
        {
            mean = Math.Clamp((mean - low) / range, 0, 1) * Normalizer.Top;
        }
    }

    private static (double Low, double High) Range(ReadOnlySpan<double> means)
    {
        (double min, double max) = (means[0], means[0]);
        foreach (double mean in means)
        {
            min = Math.Min(min, mean);
            max = Math.Max(max, mean);
        }

        return (min, max);
    }

    private static void Standardise(Span<double> means)
    {
        double center = Moments.Mean(means);
        double spread = Moments.StandardDeviation(means);
        foreach (ref double mean in means)
        {
            mean = spread > Normalizer.ScoreTolerance ? FromZ((mean - center) / spread) : Middle;
        }
    }

    private static void Rank(Span<double> means, double[] work)
    {
        Span<double> sorted = work.AsSpan(0, means.Length);
        means.CopyTo(sorted);
        sorted.Sort();
        if (sorted[^1] - sorted[0] <= Normalizer.ScoreTolerance)
        {
            means.Fill(Middle);
            return;
        }

        double steps = sorted.Length - 1;
        foreach (ref double mean in means)
        {
            int at = sorted.BinarySearch(mean);
            (int first, int last) = (at, at);
            while (first > 0 && sorted[first - 1] == mean)
            {
                first--;
            }

            while (last < sorted.Length - 1 && sorted[last + 1] == mean)
            {
                last++;
            }

            mean = Normalizer.Top * (first + last) / 2 / steps;
        }
    }

    /// <summary>P2.5 and P97.5 from the few smallest and largest means: a full sort would cost more than everything else in a draw.</summary>
    private static (double Low, double High) CutOffs(ReadOnlySpan<double> means, PercentileType type, double[] work)
    {
        int n = means.Length;
        double steps = type == PercentileType.Type6 ? Math.Max(((n + 1) * 0.025) - 1, 0) : (n - 1) * 0.025;
        int wanted = Math.Min((int)steps + 2, n);
        Span<double> tail = work.AsSpan(0, wanted);
        return (At(Smallest(means, tail, 1), steps), -At(Smallest(means, tail, -1), steps));

        static double At(Span<double> sorted, double steps)
        {
            int below = (int)steps;
            double low = sorted[below];
            return low + ((steps - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - low));
        }
    }

    /// <summary>The smallest of the means times a sign, ascending.</summary>
    private static Span<double> Smallest(ReadOnlySpan<double> means, Span<double> kept, double sign)
    {
        kept.Fill(double.PositiveInfinity);
        foreach (double mean in means)
        {
            double value = sign * mean;
            if (value >= kept[^1])
            {
                continue;
            }

            int at = kept.Length - 1;
            while (at > 0 && kept[at - 1] > value)
            {
                kept[at] = kept[at - 1];
                at--;
            }

            kept[at] = value;
        }

        return kept;
    }
}
