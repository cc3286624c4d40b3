using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>What rests on few values says so, in the remarks and where the number is.</summary>
public sealed class FewValuesTests
{
    [Fact]
    public void There_are_quarters_from_eight_municipalities_on()
    {
        EfficiencyModel model = Model([Low("N00001")]);

        IEnumerable<int?> eight = EvaluateAll(model, TableOf(Values("N00001", 8, 8)), 8, PercentileType.Type7).Select(area => area.Resource.Quartile);
        IReadOnlyList<AreaResult> seven = EvaluateAll(model, TableOf(Values("N00001", 7, 7)), 7, PercentileType.Type7);

        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], eight);
        Assert.All(seven, area => Assert.Null(area.Resource.Quartile));
        Assert.Equal(Enumerable.Range(1, 7), seven.Select(area => area.Resource.Rank!.Value));
    }

    [Fact]
    public void Without_a_quarter_there_is_no_word_for_it_and_no_colour()
    {
        EfficiencyReport report = Report(7, 7);

        Assert.Contains("| Area | 100.0 | 1 of 7 | –", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("<td>100.0, 1 of 7</td>", report.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PercentileType.Type7, 19, 20)]
    [InlineData(PercentileType.Type7, 20, null)]
    [InlineData(PercentileType.Type6, 38, 39)]
    [InlineData(PercentileType.Type6, 39, null)]
    public void A_component_of_few_values_is_remarked_on(PercentileType type, int values, int? coarseBelow)
    {
        EfficiencyReport report = Report(60, values, type);

        Reason? few = report.Notes.SingleOrDefault(note => note.Code == ReasonCodes.FewValues);
        Assert.Equal(coarseBelow, few?.Arguments["coarseBelow"]);
        Assert.DoesNotContain(report.Notes, note => note.Code == ReasonCodes.FewCompared);
        if (few is not null)
        {
            Assert.StartsWith(
                FormattableString.Invariant($"Area: only {values} municipalities have a value of N00001 in 2024: with fewer than {coarseBelow} the percentiles"),
                few.ToString(ReportLanguage.English),
                StringComparison.Ordinal);
            Assert.StartsWith(
                FormattableString.Invariant($"Area: endast {values} kommuner har värde för N00001 för 2024: med färre än {coarseBelow} blir percentilerna"),
                few.ToString(ReportLanguage.Swedish),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(PercentileType.Type7, 19, true)]
    [InlineData(PercentileType.Type7, 20, false)]
    [InlineData(PercentileType.Type6, 38, true)]
    [InlineData(PercentileType.Type6, 39, false)]
    public void A_small_group_is_remarked_on_once(PercentileType type, int size, bool isSmall)
    {
        EfficiencyReport report = Report(size, size, type);

        Assert.Equal(isSmall ? [ReasonCodes.FewCompared] : [], report.Notes.Select(note => note.Code));
    }

    [Theory]
    [InlineData(36, "1 of 36 (quarter 1)", "1 av 36 (fjärdedel 1)")]
    [InlineData(35, "1 of 35 (88 % covered) (quarter 1)", "1 av 35 (88 % täckning) (fjärdedel 1)")]
    [InlineData(30, "1 of 30 (75 % covered) (quarter 1)", "1 av 30 (75 % täckning) (fjärdedel 1)")]
    public void Low_coverage_is_beside_the_number(int values, string english, string swedish)
    {
        EfficiencyReport report = Report(40, values);

        Assert.Contains($"| {english} |", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains($"| {swedish} |", report.ToMarkdown(ReportLanguage.Swedish), StringComparison.Ordinal);
        Assert.Contains(english.Split(" (quarter")[0] + "<", report.ToHtml(), StringComparison.Ordinal);
    }

    private static EfficiencyReport Report(int size, int values, PercentileType type = PercentileType.Type7)
    {
        EfficiencyModel model = Model([Low("N00001")]);
        return EfficiencyCalculator.Evaluate(
            TableOf(Values("N00001", values, size)), Kpis(model), model, Id(1), Population(size), [Year], new EfficiencyOptions { PercentileType = type });
    }

    /// <summary>1, 2, 3 and so on, missing for the last.</summary>
    private static IEnumerable<DataPoint> Values(KpiId kpi, int values, int size) =>
        Column(kpi, Year, [.. Enumerable.Range(1, size).Select(i => i <= values ? (double?)i : null)]);
}
