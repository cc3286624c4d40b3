using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Evaluation;

/// <summary>Places and quarters among those that have an index.</summary>
internal static class Ranking
{
    /// <summary>With fewer than two municipalities a quarter, quarters say no more than the rank.</summary>
    private const int FewestForQuarters = 8;

    /// <summary>The places of a column of indices: 1 is the highest, ties share the better place.</summary>
    /// <param name="indices">Indices, NaN where missing.</param>
    /// <returns>A place each, 0 where the index is missing.</returns>
    /// <remarks>
    /// Neighbours in the order that differ by no more than 1e-9 are ties: so small a difference is rounding, and would make a place
    /// depend on the order of additions.
    /// </remarks>
    public static int[] Ranks(ReadOnlySpan<double> indices)
    {
        int[] order = new int[indices.Length];
        double[] keys = new double[indices.Length];
        int n = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if (!double.IsNaN(indices[i]))
            {
                order[n] = i;
                keys[n++] = -indices[i];
            }
        }

        Array.Sort(keys, order, 0, n);
        int[] ranks = new int[indices.Length];
        for (int place = 0; place < n; place++)
        {
            bool tied = place > 0 && keys[place] - keys[place - 1] <= Normalizer.ScoreTolerance;
            ranks[order[place]] = tied ? ranks[order[place - 1]] : place + 1;
        }

        return ranks;
    }

    /// <summary>⌈4 · rank / of⌉: the quarter of a place, 1 best; null where a quarter would be a single municipality.</summary>
    /// <param name="rank">The place, from 1.</param>
    /// <param name="of">Among how many.</param>
    public static int? Quartile(int rank, int of) => of < FewestForQuarters ? null : ((4 * rank) + of - 1) / of;
}
