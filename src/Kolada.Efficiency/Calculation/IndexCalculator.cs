namespace Kolada.Efficiency.Calculation;

/// <summary>Means of scored components, for all compared municipalities at once. Columns are arrays, NaN where missing.</summary>
/// <remarks>
/// One component: index = N(x). k components: index = N(M(N(x_1), …, N(x_k))) over those that have every component, or at least as many as
/// the model asks for, M the weighted mean. Efficiency = N((R + Q) / 2) over those that have both. Sums run in the model's order, so that the order of
/// municipalities cannot change a result. Error of an index at most 1e-10 for components whose range is not below 1e-9 of their size.
/// </remarks>
internal static class IndexCalculator
{
    /// <summary>The weighted mean of scores, municipality by municipality.</summary>
    /// <param name="columns">The scored components; at least one.</param>
    /// <param name="weights">A positive weight each; only their proportions matter.</param>
    /// <param name="atLeast">How many components a municipality must have; the mean is over those that it has.</param>
    /// <param name="method">Which mean.</param>
    /// <returns>NaN where there are too few components, or the mean is not defined.</returns>
    public static double[] Means(
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> weights,
        int atLeast,
        AggregationMethod method = AggregationMethod.Arithmetic)
    {
        double[] means = new double[columns[0].Length];
        double[] scores = new double[columns.Count];
        double[] used = new double[columns.Count];
        for (int i = 0; i < means.Length; i++)
        {
            int present = 0;
            for (int j = 0; j < columns.Count; j++)
            {
                if (!double.IsNaN(columns[j][i]))
                {
                    (scores[present], used[present]) = (columns[j][i], weights[j]);
                    present++;
                }
            }

            means[i] = present >= Math.Max(atLeast, 1) ? Aggregation.Mean(method, scores.AsSpan(0, present), used.AsSpan(0, present)) : double.NaN;
        }

        return means;
    }

    /// <summary>The mean of two indices, where a municipality has both.</summary>
    /// <param name="resource">The resource indices.</param>
    /// <param name="quality">The quality indices.</param>
    public static double[] Means(ReadOnlySpan<double> resource, ReadOnlySpan<double> quality)
    {
        double[] means = new double[resource.Length];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = (resource[i] + quality[i]) / 2;
        }

        return means;
    }
}
