namespace Kolada.Efficiency.Calculation;

/// <summary>One number from the scores of a municipality. Source: OECD/JRC handbook, chapter 6.</summary>
internal static class Aggregation
{
    /// <summary>The weighted mean of scores.</summary>
    /// <param name="method">
    /// Arithmetic: Σ w_j·x_j / Σ w_j. Geometric: exp(Σ w_j·ln x_j / Σ w_j). Harmonic: Σ w_j / Σ (w_j / x_j). The last two let a weak component weigh more.
    /// </param>
    /// <param name="scores">The scores that are there; at least one.</param>
    /// <param name="weights">A positive weight each; only their proportions matter.</param>
    /// <returns>NaN for a geometric or harmonic mean of a score that is not above 0.</returns>
    public static double Mean(AggregationMethod method, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        (double sum, double total) = (0, 0);
        for (int j = 0; j < scores.Length; j++)
        {
            if (method != AggregationMethod.Arithmetic && scores[j] <= 0)
            {
                return double.NaN;
            }

            sum += method switch
            {
                AggregationMethod.Geometric => weights[j] * Math.Log(scores[j]),
                AggregationMethod.Harmonic => weights[j] / scores[j],
                _ => weights[j] * scores[j],
            };
            total += weights[j];
        }

        return method switch
        {
            AggregationMethod.Geometric => Math.Exp(sum / total),
            AggregationMethod.Harmonic => total / sum,
            _ => sum / total,
        };
    }
}
