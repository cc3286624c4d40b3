namespace Kolada.Efficiency;

/// <summary>How a rank moves under other reasonable choices of method.</summary>
/// <remarks>
/// <para>
/// Each draw picks, independently: percentile type 6 or 7; weights from a Dirichlet distribution around the model's; one of four normalisations
/// (RKA's, min–max, z-score, rank); arithmetic or geometric mean; all components in half of the draws, all but one (each as likely) in the others. It
/// recomputes the index of every municipality that has the index by the model's own method, and ranks. Scores for the geometric mean lie on 1 to 100,
/// so that a single zero does not decide; z-scores stand on 50 + 50/3·z, held within 0 to 100 for the geometric mean. An index of a single component has no
/// second normalisation.
/// </para>
/// <para>
/// All this is about the choices of method. It is not about chance in the figures, nor about later revisions of them. Who is in the group is looked at by
/// itself: the ranks by the model's own method when one of the others is left out, each in turn.
/// </para>
/// <para>
/// The sensitivities are Sobol indices of the rank: first order by Saltelli and others (2010), total by Jansen (1999), held within 0 to 1.
/// With 10,000 draws their error is some 0.05.
/// </para>
/// <para>
/// Ranks are whole numbers: indices that differ by no more than 1e-9 share the better one. The ends of the interval and the median are the
/// smallest ranks that at least 5, 95 and 50 % of the draws do not exceed. A municipality that lacks the index by the model's own method has no
/// result, so none has where all values are missing or equal, or for a municipality alone. In a column that only another choice makes flat, everybody
/// stands in the middle of the scale. Where no choice moves the rank there are no sensitivities.
/// </para>
/// </remarks>
public sealed record RankRobustness
{
    /// <summary>The share of draws that the interval holds.</summary>
    public const double Share = 0.9;

    /// <summary>The rank by the model's own method.</summary>
    public required int Rank { get; init; }

    /// <summary>Among how many.</summary>
    public required int Count { get; init; }

    /// <summary>The better end of the interval: the 5th percentile of the ranks drawn.</summary>
    public required int Best { get; init; }

    /// <summary>The median of the ranks drawn.</summary>
    public required int Median { get; init; }

    /// <summary>The worse end of the interval: the 95th percentile of the ranks drawn.</summary>
    public required int Worst { get; init; }

    /// <summary>How many draws there were.</summary>
    public required int Draws { get; init; }

    /// <summary>
    /// How many components the index rests on, those of both indices for efficiency; 1 leaves no choice of method that a rank could depend on. Null when
    /// not known.
    /// </summary>
    public int? Components { get; init; }

    /// <summary>The best rank by the model's own method when one of the other municipalities is left out (jackknife); null when there is none.</summary>
    public int? BestWithoutOne { get; init; }

    /// <summary>The worst rank in the same case.</summary>
    public int? WorstWithoutOne { get; init; }

    /// <summary>How much each choice moves the rank; empty when no choice does.</summary>
    public required IReadOnlyList<ChoiceSensitivity> Sensitivities { get; init; }
}
