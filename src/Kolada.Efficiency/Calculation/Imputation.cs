namespace Kolada.Efficiency.Calculation;

/// <summary>
/// Preparation of columns before they are scored: which units have enough data, figures in proportion to a size, and means for gaps.
/// None of it is done unless a model asks for it; RKA's own rules (the year before, an adjacent year) come first.
/// </summary>
internal static class Imputation
{
    /// <summary>For each unit, whether it has at least a share of the columns.</summary>
    /// <param name="columns">The columns, NaN where missing; at least one.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static bool[] Screen(IReadOnlyList<double[]> columns, double share)
    {
        bool[] kept = new bool[columns[0].Length];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = columns.Count(column => !double.IsNaN(column[i])) >= (share * columns.Count) - 1e-9;
        }

        return kept;
    }

    /// <summary>Values divided by a size, such as inhabitants; missing where either is missing or the size is 0.</summary>
    public static double[] Denominate(ReadOnlySpan<double> values, ReadOnlySpan<double> sizes)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = sizes[i] == 0 ? double.NaN : values[i] / sizes[i];
        }

        return result;
    }

    /// <summary>Gaps filled with one value; NaN leaves them.</summary>
    public static double[] Fill(ReadOnlySpan<double> values, double filling)
    {
        double[] result = values.ToArray();
        foreach (ref double value in result.AsSpan())
        {
            value = double.IsNaN(value) ? filling : value;
        }

        return result;
    }

    /// <summary>Gaps filled with the mean of the unit's group, or of the column where the whole group is missing; NaN only where the whole column is.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="groups">The group of each unit.</param>
    public static double[] GroupMeans(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        Dictionary<int, (double Sum, int Count)> means = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                (double sum, int count) = means.GetValueOrDefault(groups[i]);
                means[groups[i]] = (sum + values[i], count + 1);
            }
        }

        double overall = Moments.Mean(values);
        double[] result = values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = !double.IsNaN(result[i]) ? result[i] : means.TryGetValue(groups[i], out (double Sum, int Count) mean) ? mean.Sum / mean.Count : overall;
        }

        return result;
    }
}
