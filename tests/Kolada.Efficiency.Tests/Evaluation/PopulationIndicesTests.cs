using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>The columns of a whole population are the numbers of its reports.</summary>
public sealed class PopulationIndicesTests
{
    private static readonly EfficiencyModel Model = Sample.Model(
        [Sample.Low("N00001")],
        Sample.High("N00002"),
        Sample.High("N00003", 2)) with { ValidYears = new YearSpan(2020, 2025) };

    [Theory]
    [InlineData(null)]
    [InlineData(2019, 2024, 2023)]
    public void The_columns_are_the_numbers_of_every_report(params int[]? years)
    {
        KpiTable table = Table();
        EfficiencyOptions options = new() { PercentileType = PercentileType.Type6 };

        PopulationIndices all = EfficiencyCalculator.EvaluatePopulation(table, Model, Sample.Population(40), years, options);
        IReadOnlyList<EfficiencyReport> reports = EfficiencyCalculator.EvaluateAll(table, Sample.Kpis(Model), Model, Sample.Population(40), years, options);

        Assert.Equal(
            ("test", "1", PercentileType.Type6, "Egen bearbetning av data från Kolada"),
            (all.ModelId, all.ModelVersion, all.PercentileType, all.Source));
        Assert.Equal((years ?? [2024]).Order(), all.Areas.Select(area => area.Year));
        for (int member = 0; member < reports.Count; member++)
        {
            AreaResult[] expected = [.. reports[member].Years.SelectMany(year => year.Areas)];
            Assert.Equal(expected.Length, all.Areas.Count);
            foreach ((AreaIndices area, AreaResult report) in all.Areas.Zip(expected))
            {
                Assert.Equal(
                    (report.Id, report.Title, report.Year, report.Covered, report.WhyThisYear),
                    (area.Id, area.Title, area.Year, area.Covered, area.WhyThisYear));
                Same(report.Resource, area.Indices.Resource, member);
                Same(report.Quality, area.Indices.Quality, member);
                Same(report.Efficiency, area.Indices.Efficiency, member);
            }
        }

        Assert.Contains(null, all.Areas[^1].Indices.Quality.Indices);
        Assert.Contains(1, all.Areas[^1].Indices.Efficiency.Ranks);
    }

    [Fact]
    public void A_year_outside_the_model_has_no_numbers()
    {
        AreaIndices area = Assert.Single(EfficiencyCalculator.EvaluatePopulation(Table(), Model, Sample.Population(40), [2019]).Areas);
        Assert.All([area.Indices.Resource, area.Indices.Quality, area.Indices.Efficiency], column =>
        {
            Assert.Equal(0, column.Count);
            Assert.Equal(40, column.Indices.Count(index => index is null));
            Assert.Equal(40, column.Ranks.Count(rank => rank is null));
        });
    }

    [Fact]
    public void Refuses_what_a_report_refuses()
    {
        KpiTable table = Table();
        Assert.Throws<ArgumentException>(() => EfficiencyCalculator.EvaluatePopulation(table, Model, Sample.Population(0)));
        Assert.Throws<ArgumentException>(() => EfficiencyCalculator.EvaluatePopulation(table, Model, Sample.Population(3), []));
        Assert.Throws<ArgumentException>(() => EfficiencyCalculator.EvaluatePopulation(table, Model with { Areas = [] }, Sample.Population(3)));
    }

    [Fact]
    public void Nothing_in_the_table_is_no_area() =>
        Assert.Empty(EfficiencyCalculator.EvaluatePopulation(KpiTable.Create([]), Model, Sample.Population(3)).Areas);

    private static void Same(IndexResult expected, RankedColumn column, int member) =>
        Assert.Equal((expected.Index, expected.Rank, expected.Count), (column.Indices[member], column.Ranks[member], column.Count));

    /// <summary>Values with gaps and ties, other gaps in each column.</summary>
    private static KpiTable Table() => Sample.TableOf(
    [
        .. from year in (int[])[2019, 2023, 2024]
           from kpi in (int[])[1, 2, 3]
           select Sample.Column(
               $"N0000{kpi}",
               year,
               [.. Enumerable.Range(0, 40).Select(i => i % (9 + kpi) == 0 ? (double?)null : (i * 7 * kpi % 17) + (year % 10))]),
    ]);
}
