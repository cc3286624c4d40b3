namespace Kolada.Efficiency.Calculation;

/// <summary>
/// What stands in for a value that is missing. It is done only where a model asks for it; RKA's own rules (the year before, an adjacent year) come first.
/// </summary>
internal static class Imputation
{
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

    /// <summary>Gaps filled with the mean of the others in the group; where the whole group is missing they stay.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="groups">The group of each, such as the county of a municipality.</param>
    public static double[] FillWithGroupMeans(ReadOnlySpan<double> values, IReadOnlyList<string> groups)
    {
        Dictionary<string, (double Sum, int Count)> means = new(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                (double sum, int count) = means.GetValueOrDefault(groups[i]);
                means[groups[i]] = (sum + values[i], count + 1);
            }
        }

        double[] result = values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            if (double.IsNaN(result[i]) && means.TryGetValue(groups[i], out (double Sum, int Count) mean))
            {
                result[i] = mean.Sum / mean.Count;
            }
        }

        return result;
    }
}
