namespace Kolada.Efficiency.Tests;

/// <summary>Documents are English unless asked otherwise, in any of the two languages, and in no other.</summary>
public sealed class LanguageTests
{
    private static readonly EfficiencyReport Report = new()
    {
        ModelId = "m",
        ModelVersion = "1",
        Municipality = Support.Sample.Municipality(1),
        Group = new ComparedGroup(null, "g", 1),
    };

    [Fact]
    public void English_is_written_unless_asked_otherwise()
    {
        Assert.Equal(Report.ToMarkdown(ReportLanguage.English), Report.ToMarkdown());
        Assert.Equal(Report.ToHtml(ReportLanguage.English), Report.ToHtml());
        Assert.NotEqual(Report.ToMarkdown(ReportLanguage.Swedish), Report.ToMarkdown());
        Assert.Throws<ArgumentOutOfRangeException>(() => Report.ToMarkdown((ReportLanguage)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Report.ToHtml((ReportLanguage)2));
    }

    [Theory]
    [InlineData(3, 9, 33, MethodChoice.Weights, "Mellan plats 3 och 9 av 33 i 90 % av rimliga metodval; vikterna spelar störst roll.")]
    [InlineData(1, 1, 33, MethodChoice.PercentileType, "1:a av 33 i 90 % av rimliga metodval; percentildefinitionen spelar störst roll.")]
    [InlineData(2, 2, 33, MethodChoice.Normalization, "2:a av 33 i 90 % av rimliga metodval; normaliseringen spelar störst roll.")]
    [InlineData(3, 3, 33, MethodChoice.Aggregation, "3:e av 33 i 90 % av rimliga metodval; typen av medelvärde spelar störst roll.")]
    [InlineData(11, 11, 33, MethodChoice.LeftOut, "11:e av 33 i 90 % av rimliga metodval; valet av ingående nyckeltal spelar störst roll.")]
    [InlineData(21, 21, 33, null, "21:a av 33 i 100 % av rimliga metodval, oavsett metod.")]
    [InlineData(112, 112, 290, null, "112:e av 290 i 100 % av rimliga metodval, oavsett metod.")]
    public void How_sure_in_Swedish(int best, int worst, int count, MethodChoice? most, string expected)
    {
        RankRobustness result = new()
        {
            Rank = best,
            Count = count,
            Best = best,
            Median = best,
            Worst = worst,
            Draws = 700,
            Sensitivities = most is { } choice ? [new ChoiceSensitivity(choice, 0.5, 0.6)] : [],
        };

        Assert.Equal(expected, result.ToSentence(ReportLanguage.Swedish));
    }
}
