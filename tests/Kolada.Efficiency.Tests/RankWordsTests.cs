namespace Kolada.Efficiency.Tests;

/// <summary>How sure a rank is, in words.</summary>
public sealed class RankWordsTests
{
    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(10, "10th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(13, "13th")]
    [InlineData(14, "14th")]
    [InlineData(21, "21st")]
    [InlineData(102, "102nd")]
    [InlineData(111, "111th")]
    [InlineData(213, "213th")]
    [InlineData(223, "223rd")]
    public void Ranks_are_ordinals(int rank, string ordinal) =>
        Assert.Equal($"{ordinal} of 290 in 100 % of reasonable choices, whatever the method.", Robustness(rank).InWords);

    [Theory]
    [InlineData(MethodChoice.PercentileType, "the definition of percentiles matters")]
    [InlineData(MethodChoice.Weights, "the weights matter")]
    [InlineData(MethodChoice.Normalization, "the normalisation matters")]
    [InlineData(MethodChoice.Aggregation, "the kind of mean matters")]
    [InlineData(MethodChoice.LeftOut, "the choice of components matters")]
    public void The_choice_that_matters_most_is_named(MethodChoice choice, string words) =>
        Assert.Equal($"5th of 290 in 90 % of reasonable choices; {words} most.", Robustness(5, [.. Enum.GetValues<MethodChoice>().Select(one => new ChoiceSensitivity(one, one == choice ? 0 : 0.3, one == choice ? 0.6 : 0.5))]).InWords);

    private static RankRobustness Robustness(int rank, params ChoiceSensitivity[] sensitivities) =>
        new() { Rank = rank, Of = 290, Best = rank, Median = rank, Worst = rank, Draws = 700, Sensitivities = sensitivities };
}
