namespace Kolada.Efficiency.Calculation;

/// <summary>Treats a column whose outliers would rule a composite, as the R package COINr does by default.</summary>
/// <remarks>
/// A column passes when |skewness| &lt; 2 or kurtosis &lt; 3.5. One that does not has its outliers pulled in, one more at a time: the highest
/// (or lowest, where the skewness is negative) values take the value of the next that is not pulled in. When the permitted number
/// does not help, the whole column is taken to a logarithm instead: ln(x − min + 0.01·(max − min)), or its mirror image for negative skewness.
/// Missing values stay missing. Source: OECD/JRC handbook; COINr 1.1, Treat().
/// </remarks>
internal sealed class OutlierTreatment
{
    public const int DefaultLimit = 5;
    private const double MaxSkewness = 2;
    private const double MaxKurtosis = 3.5;
    private const double LogOffset = 0.01;

    private readonly Func<double, double>? _apply;

    private OutlierTreatment(Func<double, double>? apply, bool isLogarithm = false)
    {
        _apply = apply;
        IsLogarithm = isLogarithm;
    }

    /// <summary>True when all values were taken to a logarithm, so that what is scored is in no unit of the column's.</summary>
    public bool IsLogarithm { get; }

    /// <summary>No treatment.</summary>
    public static OutlierTreatment None { get; } = new(apply: null);

    /// <summary>The treatment that a column needs; none where it passes.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="limit">How many may be pulled in.</param>
    public static OutlierTreatment Over(ReadOnlySpan<double> values, int limit = DefaultLimit)
    {
        if (Passes(values))
        {
            return None;
        }

        double[] sorted = Moments.Present(values);
        Array.Sort(sorted);
        bool high = Moments.Skewness(values) >= 0;
        for (int pulled = 1; pulled <= limit; pulled++)
        {
            OutlierTreatment winsorized = Bound(high ? sorted[^(pulled + 1)] : sorted[pulled], high);
            if (Passes(winsorized.Apply(values)))
            {
                return winsorized;
            }
        }

        return Logarithm(sorted[0], sorted[^1], high);
    }

    /// <summary>A value as it is scored.</summary>
    public double Apply(double value) => _apply is null ? value : _apply(value);

    /// <summary>A column as it is scored.</summary>
    public double[] Apply(ReadOnlySpan<double> values)
    {
        double[] treated = values.ToArray();
        foreach (ref double value in treated.AsSpan())
        {
            value = Apply(value);
        }

        return treated;
    }

    /// <summary>Whether a column needs no treatment; a column without spread needs none.</summary>
    private static bool Passes(ReadOnlySpan<double> values)
    {
        double skewness = Moments.Skewness(values);
        double kurtosis = Moments.Kurtosis(values);
        return double.IsNaN(kurtosis) || Math.Abs(skewness) < MaxSkewness || kurtosis < MaxKurtosis;
    }

    private static OutlierTreatment Bound(double bound, bool high) => new(value => high ? Math.Min(value, bound) : Math.Max(value, bound));

    /// <summary>A value beyond the column, as "one unit better" may be, is taken for the column's end: a logarithm below its offset is none.</summary>
    private static OutlierTreatment Logarithm(double min, double max, bool high)
    {
        double offset = LogOffset * (max - min);
        return new OutlierTreatment(
            value =>
            {
                double inside = Math.Clamp(value, min, max);
                return high ? Math.Log(inside - min + offset) : -Math.Log(max + offset - inside);
            },
            isLogarithm: true);
    }
}
