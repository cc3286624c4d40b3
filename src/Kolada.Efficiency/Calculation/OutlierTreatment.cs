namespace Kolada.Efficiency.Calculation;

/// <summary>Treats columns whose outliers would rule a composite, as the R package COINr does by default.</summary>
/// <remarks>
/// A column passes when |skewness| &lt; 2 or kurtosis &lt; 3.5. One that does not has its outliers pulled in, one more at a time: the highest
/// (or lowest, where the skewness is negative) values take the value of the next that is not pulled in. When the permitted number
/// does not help, the whole column is taken to a logarithm instead: ln(x − min + 0.01·(max − min)), or its mirror image for negative skewness.
/// Missing values stay missing. Source: OECD/JRC handbook; COINr 1.1, Treat().
/// </remarks>
internal static class OutlierTreatment
{
    public const int DefaultLimit = 5;
    private const double MaxSkewness = 2;
    private const double MaxKurtosis = 3.5;
    private const double LogOffset = 0.01;

    /// <summary>Whether a column needs no treatment; a column without spread needs none.</summary>
    public static bool Passes(ReadOnlySpan<double> values)
    {
        double skewness = Moments.Skewness(values);
        double kurtosis = Moments.Kurtosis(values);
        return double.IsNaN(kurtosis) || Math.Abs(skewness) < MaxSkewness || kurtosis < MaxKurtosis;
    }

    /// <summary>The treated column; the same values where it passes.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="limit">How many may be pulled in.</param>
    public static double[] Treat(ReadOnlySpan<double> values, int limit = DefaultLimit)
    {
        if (Passes(values))
        {
            return values.ToArray();
        }

        double[] sorted = Moments.Present(values);
        Array.Sort(sorted);
        bool high = Moments.Skewness(values) >= 0;
        for (int pulled = 1; pulled <= limit; pulled++)
        {
            double[] winsorised = Winsorise(values, high ? sorted[^(pulled + 1)] : sorted[pulled], high);
            if (Passes(winsorised))
            {
                return winsorised;
            }
        }

        return Log(values, sorted[0], sorted[^1], high);
    }

    private static double[] Winsorise(ReadOnlySpan<double> values, double bound, bool high)
    {
        double[] result = values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = high ? Math.Min(result[i], bound) : Math.Max(result[i], bound);
        }

        return result;
    }

    private static double[] Log(ReadOnlySpan<double> values, double min, double max, bool high)
    {
        double offset = LogOffset * (max - min);
        double[] result = values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = high ? Math.Log(result[i] - min + offset) : -Math.Log(max + offset - result[i]);
        }

        return result;
    }
}
