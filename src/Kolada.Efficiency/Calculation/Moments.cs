namespace Kolada.Efficiency.Calculation;

/// <summary>Mean, spread and shape of a column. Missing values (NaN) are left out.</summary>
internal static class Moments
{
    /// <summary>The arithmetic mean; NaN for an empty column.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        (double sum, int n) = (0, 0);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                n++;
            }
        }

        return sum / n;
    }

    /// <summary>The sample standard deviation, √(Σ(x − m)² / (n − 1)); NaN for fewer than two values.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        (int n, double second, _, _) = Central(values);
        return Math.Sqrt(second * n / (n - 1));
    }

    /// <summary>The median: the 50th percentile, the same by both definitions; NaN for an empty column.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        double[] present = Present(values);
        if (present.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(present);
        return Percentile.Of(present, 0.5, PercentileType.Type7);
    }

    /// <summary>The adjusted skewness G1 = g1 · √(n(n − 1)) / (n − 2); NaN for fewer than three values, or all equal.</summary>
    public static double Skewness(ReadOnlySpan<double> values)
    {
        (int n, double second, double third, _) = Central(values);
        return n < 3 ? double.NaN : third / Math.Pow(second, 1.5) * Math.Sqrt((double)n * (n - 1)) / (n - 2);
    }

    /// <summary>The adjusted excess kurtosis G2 = (n − 1)/((n − 2)(n − 3)) · ((n + 1)·g2 + 6); NaN for fewer than four values, or all equal.</summary>
    public static double Kurtosis(ReadOnlySpan<double> values)
    {
        (int n, double second, _, double fourth) = Central(values);
        double excess = (fourth / (second * second)) - 3;
        return n < 4 ? double.NaN : (n - 1.0) / ((n - 2.0) * (n - 3.0)) * (((n + 1) * excess) + 6);
    }

    /// <summary>The values that are there.</summary>
    public static double[] Present(ReadOnlySpan<double> values)
    {
        double[] present = new double[values.Length];
        int n = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                present[n++] = value;
            }
        }

        return present[..n];
    }

    private static (int Count, double Second, double Third, double Fourth) Central(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        (int n, double second, double third, double fourth) = (0, 0, 0, 0);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                double square = (value - mean) * (value - mean);
                second += square;
                third += square * (value - mean);
                fourth += square * square;
                n++;
            }
        }

        return (n, second / n, third / n, fourth / n);
    }
}
