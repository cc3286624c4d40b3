using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Which year an area is reported in when none is asked for.</summary>
public sealed class YearChoiceTests
{
    private static readonly double?[] Ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly double?[] Nine = [1, 2, 3, 4, 5, 6, 7, 8, 9, null];
    private static readonly double?[] Eight = [1, 2, 3, 4, 5, 6, 7, 8, null, null];

    [Fact]
    public void The_latest_year_with_nine_tenths_covered()
    {
        EfficiencyReport report = Report(Model([Low("N00001")]), Column("N00001", 2022, Ten), Column("N00001", 2023, Nine), Column("N00001", 2024, Eight));

        Assert.Equal((2023, 9), (report["a"].Latest.Year, report["a"].Latest.Covered));
        Assert.Equal(
            "Area: 2023 is the latest year in which the resource index can be computed for at least 90 % of the compared municipalities (9 of 10).",
            report["a"].Latest.WhyThisYear!.ToString(ReportLanguage.English));
        Assert.Contains(report["a"].Latest.WhyThisYear!, report.Notes);
    }

    [Fact]
    public void Else_the_best_covered_the_latest_of_equals()
    {
        EfficiencyReport report = Report(Model([Low("N00001")]), Column("N00001", 2021, Eight), Column("N00001", 2022, Eight), Column("N00001", 2023, 1, 2));

        Assert.Equal(2022, report["a"].Latest.Year);
        Assert.Contains(
            "2022 is the best-covered year, the latest of equals (8 of 10)",
            report["a"].Latest.WhyThisYear!.ToString(ReportLanguage.English),
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_indices_count_efficiency_too()
    {
        EfficiencyReport report = Report(
            Model([High("N00001")], High("N00002")),
            Column("N00001", 2022, Ten), Column("N00002", 2022, Ten), Column("N00001", 2023, Nine), Column("N00002", 2023, [null, .. Nine[..9]]), Column("N00001", 2024, Ten));

        Assert.Equal(2022, report["a"].Latest.Year);
    }

    [Fact]
    public void An_area_that_can_never_be_computed_is_there_with_its_reasons()
    {
        EfficiencyModel model = Model([Low("N00001")], High("N00002"));
        model = model with
        {
            Areas = [model.Areas[0], new ServiceArea { Id = "b", Title = "Empty", Resource = new IndexDefinition { Components = [Low("N00003")] } }],
        };

        EfficiencyReport report = Report(model, Column("N00001", 2022, Ten), Column("N00002", 2021, Ten));

        Assert.Equal((2022, 0), (report["a"].Latest.Year, report["a"].Latest.Covered));
        Assert.NotNull(report["a"].Latest.Resource.Index);
        Assert.Equal(2022, report["b"].Latest.Year);
        Assert.NotNull(report["b"].Latest.Resource.Missing());
        Assert.Contains(
            report.Remarks(),
            note => note.StartsWith("Empty: in no year can the resource index be computed for any of the 10", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_value_there_is_no_year_and_a_sentence()
    {
        EfficiencyReport report = Report(Model([Low("N00001")]));

        Assert.Empty(report.Years);
        Assert.Single(report.Remarks(), note => note.Contains("no year to report", StringComparison.Ordinal));
    }

    [Fact]
    public void Years_asked_for_are_all_there_ascending_each_once()
    {
        EfficiencyModel model = Model([Low("N00001")]);

        EfficiencyReport report = EfficiencyCalculator.Evaluate(
            TableOf(Column("N00001", 2022, Ten)),
            Kpis(model),
            model,
            Id(1),
            Population(10),
            [2024, 2022, 2024]);

        Assert.Equal([2022, 2024], report.Years.Select(year => year.Year));
        Assert.All(report.Years, year => Assert.Null(Assert.Single(year.Areas).WhyThisYear));
        Assert.NotNull(report["a"].InYear(2024)!.Resource.Missing());
    }

    [Fact]
    public void Skane_has_the_years_that_the_snapshot_covers()
    {
        EfficiencyReport report = SkaneData.Report();

        Assert.Equal(
            [(2023, "forskola grundskola"), (2024, "gymnasieskola"), (2025, "aldreomsorg lss ifo")],
            report.Years.Select(year => (year.Year, string.Join(' ', year.Areas.Select(area => area.Id)))));
    }

    [Theory]
    [InlineData(new int[0], "empty")]
    [InlineData(new[] { 1899 }, "1899")]
    [InlineData(new[] { 2024, 2101 }, "2101")]
    public void Impossible_years_are_refused(int[] years, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<ArgumentException>(() => EfficiencyCalculator.Evaluate(TableOf(), [], Model([Low("N00001")]), Id(1), Population(2), years)).Message,
            StringComparison.Ordinal);

    private static EfficiencyReport Report(EfficiencyModel model, params IEnumerable<DataPoint>[] columns) =>
        EfficiencyCalculator.Evaluate(TableOf(columns), Kpis(model), model, Id(1), Population(10));
}
