namespace Kolada.Efficiency.Calculation;

/// <summary>Means of scores besides the weighted arithmetic one (<see cref="IndexCalculator.Means(IReadOnlyList{double[]}, ReadOnlySpan{double}, int)"/>).</summary>
internal static class Aggregation
{
    /// <summary>
    /// The weighted geometric mean, exp(Σ w_j·ln(x_j) / Σ w_j), municipality by municipality. It lets a weak component weigh more than
    /// an arithmetic mean does. Zero when a score is zero; NaN where a score is missing or negative.
    /// </summary>
    /// <param name="columns">Scores of 0 or more; at least one column.</param>
    /// <param name="weights">A positive weight each.</param>
    public static double[] Geometric(IReadOnlyList<double[]> columns, ReadOnlySpan<double> weights)
    {
        double[] means = new double[columns[0].Length];
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        for (int i = 0; i < means.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns.Count; j++)
            {
                sum += weights[j] * Math.Log(columns[j][i]);
            }

            means[i] = Math.Exp(sum / total);
        }

        return means;
    }
}
