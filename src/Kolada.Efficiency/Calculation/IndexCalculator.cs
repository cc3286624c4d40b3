namespace Kolada.Efficiency.Calculation;

/// <summary>The index from scored components, for all compared municipalities at once. Columns are arrays, NaN where missing.</summary>
/// <remarks>
/// One component: index = N(x). k components: index = N(Σ w_j·N(x_j)) over those that have every component, or at least as many as
/// the model asks for. Efficiency = N((R + Q) / 2) over those that have both. Sums run in the model's order, so that the order of
/// municipalities cannot change a result. Error of an index at most 1e-10 for components whose range is not below 1e-9 of their size.
/// </remarks>
internal static class IndexCalculator
{
    /// <summary>The scores of a column.</summary>
    /// <param name="values">The values.</param>
    /// <param name="scale">The normalisation.</param>
    /// <param name="lowerIsBetter">The direction.</param>
    public static double[] Scores(ReadOnlySpan<double> values, Normalizer scale, bool lowerIsBetter)
    {
        double[] scores = new double[values.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = scale.Score(values[i], lowerIsBetter);
        }

        return scores;
    }

    /// <summary>The weighted mean of scores, municipality by municipality.</summary>
    /// <param name="columns">The scored components; at least one.</param>
    /// <param name="weights">A positive weight each; only their proportions matter.</param>
    /// <param name="atLeast">How many components a municipality must have; the mean is over those that it has.</param>
    /// <returns>0 to 100; NaN where there are too few components.</returns>
    public static double[] Means(IReadOnlyList<double[]> columns, ReadOnlySpan<double> weights, int atLeast)
    {
        double[] means = new double[columns[0].Length];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = Mean(columns, weights, atLeast, i);
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

    private static double Mean(IReadOnlyList<double[]> columns, ReadOnlySpan<double> weights, int atLeast, int i)
    {
        double sum = 0;
        double weight = 0;
        int present = 0;
        for (int j = 0; j < columns.Count; j++)
        {
            double score = columns[j][i];
            if (!double.IsNaN(score))
            {
                sum += weights[j] * score;
                weight += weights[j];
                present++;
            }
        }

        return present >= atLeast ? sum / weight : double.NaN;
    }
}
