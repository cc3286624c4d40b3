using System.Globalization;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>How sure a rank is, in plain words: "Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most."</summary>
internal static class RankSentences
{
    public static string Say(RankRobustness ranks, Texts texts)
    {
        if (ranks.Components == 1 && ranks.Best == ranks.Worst)
        {
            return texts.Format(
                $"{EnglishOrdinal(ranks.Best)} of {ranks.Count}: the index has one component, which leaves no choice of method.",
                $"{SwedishOrdinal(ranks.Best)} av {ranks.Count}: indexet har ett enda nyckeltal, som inte lämnar något metodval.");
        }

        double share = ranks.Sensitivities.Count > 0 ? RankRobustness.Share * 100 : 100;
        string most = ranks.Sensitivities.MaxBy(sensitivity => sensitivity.Total) is { } first
            ? $"; {MattersMost(first.Choice, texts)}"
            : texts.Say(", whatever the method", ", oavsett metod");
        return ranks.Best == ranks.Worst
            ? texts.Format(
                $"{EnglishOrdinal(ranks.Best)} of {ranks.Count} in {share:0} % of reasonable choices{most}.",
                $"{SwedishOrdinal(ranks.Best)} av {ranks.Count} i {share:0} % av rimliga metodval{most}.")
            : texts.Format(
                $"Between {EnglishOrdinal(ranks.Best)} and {EnglishOrdinal(ranks.Worst)} of {ranks.Count} in {share:0} % of reasonable choices{most}.",
                $"Mellan plats {ranks.Best} och {ranks.Worst} av {ranks.Count} i {share:0} % av rimliga metodval{most}.");
    }

    private static string MattersMost(MethodChoice choice, Texts texts) => choice switch
    {
        MethodChoice.PercentileType => texts.Say("the definition of percentiles matters most", "percentildefinitionen spelar störst roll"),
        MethodChoice.Weights => texts.Say("the weights matter most", "vikterna spelar störst roll"),
        MethodChoice.Normalization => texts.Say("the normalisation matters most", "normaliseringen spelar störst roll"),
        MethodChoice.Aggregation => texts.Say("the kind of mean matters most", "typen av medelvärde spelar störst roll"),
        _ => texts.Say("the choice of components matters most", "valet av ingående nyckeltal spelar störst roll"),
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
