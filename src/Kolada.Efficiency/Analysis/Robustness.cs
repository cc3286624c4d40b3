using System.Globalization;

namespace Kolada.Efficiency;

/// <summary>How a robustness analysis draws.</summary>
public sealed record RobustnessOptions
{
    /// <summary>How many draws unless told otherwise.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>The fewest draws that give usable sensitivities.</summary>
    public const int MinDraws = 700;

    /// <summary>The most draws.</summary>
    public const int MaxDraws = 10_000_000;

    /// <summary>How many times the index is computed under choices drawn at random; rounded down to a multiple of seven.</summary>
    /// <value><see cref="DefaultDraws"/>; <see cref="MinDraws"/> to <see cref="MaxDraws"/>.</value>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>The seed: the same seed gives the same result on every machine, run, culture and number of cores.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// How near the weights stay to the model's: the Dirichlet parameter of a component of average weight. 5 lets a weight of one half
    /// vary with a standard deviation of 0.15; 1 lets any weights be as likely for equal weights.
    /// </summary>
    /// <value>5; above 0.</value>
    public double WeightConcentration { get; init; } = 5;
}

/// <summary>A choice of method that could reasonably have been another.</summary>
public enum MethodChoice
{
    /// <summary>Type 6 or type 7.</summary>
    PercentileType,

    /// <summary>The weights of the components, and of resource against quality.</summary>
    Weights,

    /// <summary>RKA's between percentiles, minimum and maximum, z-score, or rank.</summary>
    Normalization,

    /// <summary>The arithmetic or the geometric mean.</summary>
    Aggregation,

    /// <summary>All components, or one of them left out.</summary>
    LeftOut,
}

/// <summary>How sure the ranks of an area are. An index that is missing has no result (null).</summary>
/// <param name="Resource">The resource index.</param>
/// <param name="Quality">The quality index.</param>
/// <param name="Efficiency">The efficiency index.</param>
public sealed record AreaRobustness(RankRobustness? Resource, RankRobustness? Quality, RankRobustness? Efficiency);

/// <summary>How a rank moves under other reasonable choices of method.</summary>
/// <remarks>
/// <para>
/// Each draw picks, independently: percentile type 6 or 7; weights from a Dirichlet distribution around the model's; one of four normalisations
/// (RKA's, min–max, z-score, rank); arithmetic or geometric mean; all components or all but one (each as likely). It recomputes the index of every
/// municipality that has the index by the model's own method, and ranks. Scores for the geometric mean lie on 1 to 100, so that a single zero does not
/// decide; z-scores stand on 50 + 50/3·z, held within 0 to 100 for the geometric mean. An index of a single component has no second normalisation.
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
    public required int Of { get; init; }

    /// <summary>The better end of the interval: the 5th percentile of the ranks drawn.</summary>
    public required int Best { get; init; }

    /// <summary>The median of the ranks drawn.</summary>
    public required int Median { get; init; }

    /// <summary>The worse end of the interval: the 95th percentile of the ranks drawn.</summary>
    public required int Worst { get; init; }

    /// <summary>How many draws there were.</summary>
    public required int Draws { get; init; }

    /// <summary>How much each choice moves the rank; empty when no choice does.</summary>
    public required IReadOnlyList<ChoiceSensitivity> Sensitivities { get; init; }

    /// <summary>The language of <see cref="InWords"/>.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.English;

    /// <summary>The result in plain words: "Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most."</summary>
    public string InWords
    {
        get
        {
            Wording wording = new(Language);
            double share = Sensitivities.Count > 0 ? Share * 100 : 100;
            string most = Sensitivities.MaxBy(sensitivity => sensitivity.Total) is { } first
                ? $"; {Matters(wording, first.Choice)}"
                : wording.Word(", whatever the method", ", oavsett metod");
            return Best == Worst
                ? wording.Say($"{EnglishOrdinal(Best)} of {Of} in {share:0} % of reasonable choices{most}.", $"{SwedishOrdinal(Best)} av {Of} i {share:0} % av rimliga metodval{most}.")
                : wording.Say(
                    $"Between {EnglishOrdinal(Best)} and {EnglishOrdinal(Worst)} of {Of} in {share:0} % of reasonable choices{most}.",
                    $"Mellan plats {Best} och {Worst} av {Of} i {share:0} % av rimliga metodval{most}.");
        }
    }

    private static string Matters(Wording wording, MethodChoice choice) => choice switch
    {
        MethodChoice.PercentileType => wording.Word("the definition of percentiles matters most", "percentildefinitionen spelar störst roll"),
        MethodChoice.Weights => wording.Word("the weights matter most", "vikterna spelar störst roll"),
        MethodChoice.Normalization => wording.Word("the normalisation matters most", "normaliseringen spelar störst roll"),
        MethodChoice.Aggregation => wording.Word("the kind of mean matters most", "typen av medelvärde spelar störst roll"),
        _ => wording.Word("the choice of components matters most", "valet av ingående nyckeltal spelar störst roll"),
    };

    private static string EnglishOrdinal(int rank) => rank.ToString(CultureInfo.InvariantCulture) + ((rank % 100) is 11 or 12 or 13 ? "th" : (rank % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>1:a and 2:a, 21:a and 22:a, all others with :e; also 11:e and 12:e.</summary>
    private static string SwedishOrdinal(int rank) =>
        rank.ToString(CultureInfo.InvariantCulture) + ((rank % 100) is not (11 or 12) && (rank % 10) is 1 or 2 ? ":a" : ":e");
}

/// <summary>How much one choice moves a rank.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="FirstOrder">The share of the rank's variance that the choice explains alone, 0 to 1.</param>
/// <param name="Total">The share in which it has a part, alone or together with others, 0 to 1.</param>
public sealed record ChoiceSensitivity(MethodChoice Choice, double FirstOrder, double Total);
