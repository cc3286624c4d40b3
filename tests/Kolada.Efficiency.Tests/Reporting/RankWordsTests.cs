namespace Kolada.Efficiency.Tests;

/// <summary>How sure a rank is, in words.</summary>
public sealed class RankWordsTests
{
    [Theory]
    [InlineData(1, "1st", "1:a")]
    [InlineData(2, "2nd", "2:a")]
    [InlineData(3, "3rd", "3:e")]
    [InlineData(4, "4th", "4:e")]
    [InlineData(10, "10th", "10:e")]
    [InlineData(11, "11th", "11:e")]
    [InlineData(12, "12th", "12:e")]
    [InlineData(13, "13th", "13:e")]
    [InlineData(14, "14th", "14:e")]
    [InlineData(21, "21st", "21:a")]
    [InlineData(102, "102nd", "102:a")]
    [InlineData(111, "111th", "111:e")]
    [InlineData(213, "213th", "213:e")]
    [InlineData(223, "223rd", "223:e")]
    public void Ranks_are_ordinals(int rank, string english, string swedish)
    {
        Assert.Equal($"{english} of 290 in 100 % of reasonable choices, whatever the method.", Robustness(rank, rank).ToSentence());
        Assert.Equal($"{swedish} av 290 i 100 % av rimliga metodval, oavsett metod.", Robustness(rank, rank).ToSentence(ReportLanguage.Swedish));
    }

    [Theory]
    [InlineData(MethodChoice.PercentileType, "the definition of percentiles matters", "percentildefinitionen")]
    [InlineData(MethodChoice.Weights, "the weights matter", "vikterna")]
    [InlineData(MethodChoice.Normalization, "the normalisation matters", "normaliseringen")]
    [InlineData(MethodChoice.Aggregation, "the kind of mean matters", "typen av medelvärde")]
    [InlineData(MethodChoice.LeftOut, "the choice of components matters", "valet av ingående nyckeltal")]
    public void The_choice_that_matters_most_is_named(MethodChoice choice, string english, string swedish)
    {
        RankRobustness robustness = Robustness(
            3,
            9,
            [.. Enum.GetValues<MethodChoice>().Select(one => new ChoiceSensitivity(one, one == choice ? 0 : 0.3, one == choice ? 0.6 : 0.5))]);

        Assert.Equal($"Between 3rd and 9th of 290 in 90 % of reasonable choices; {english} most.", robustness.ToSentence());
        Assert.Equal($"Mellan plats 3 och 9 av 290 i 90 % av rimliga metodval; {swedish} spelar störst roll.", robustness.ToSentence(ReportLanguage.Swedish));
    }

    private static RankRobustness Robustness(int best, int worst, params ChoiceSensitivity[] sensitivities) =>
        new() { Rank = best, Count = 290, Best = best, Median = best, Worst = worst, Draws = 700, Sensitivities = sensitivities };
}
