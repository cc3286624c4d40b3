using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Examples that can be followed with paper and pencil.</summary>
public sealed class HandWorkedTests
{
    private const double Exact = 1e-12;

    /// <summary>0, 10, 20, 30, 40: P2.5 is a tenth of the way from 0 to 10, P97.5 nine tenths of the way from 30 to 40.</summary>
    private static readonly double?[] Steps = [0, 10, 20, 30, 40];

    [Theory]
    [InlineData(1, 100, 1)]
    [InlineData(2, 100 * (39 - 10) / 38.0, 2)]
    [InlineData(3, 50, 3)]
    [InlineData(4, 100 * (39 - 30) / 38.0, 4)]
    [InlineData(5, 0, 5)]
    public void One_cost_is_scaled_between_the_percentiles_and_turned(int municipality, double index, int rank)
    {
        AreaResult area = Evaluate(Model([Low("N00001")]), TableOf(Column("N00001", Year, Steps)), 5, municipality);

        Assert.Equal(index, area.Resource.Index!.Value, Exact);
        Assert.Equal((rank, 5, null), (area.Resource.Rank, area.Resource.Count, area.Resource.Quartile));
        ComponentResult component = Assert.Single(area.Resource.Components);
        Assert.Equal((1.0, 39.0), (component.LowPercentile!.Value, component.HighPercentile!.Value));
        Assert.Equal(component.Score, area.Resource.Index);
    }

    [Fact]
    public void Type_6_takes_minimum_and_maximum_in_a_small_group()
    {
        AreaResult area = Evaluate(Model([Low("N00001")]), TableOf(Column("N00001", Year, Steps)), 5, municipality: 2, type: PercentileType.Type6);

        Assert.Equal((0.0, 40.0), (area.Resource.Components[0].LowPercentile!.Value, area.Resource.Components[0].HighPercentile!.Value));
        Assert.Equal(75, area.Resource.Index!.Value, Exact);
    }

    [Fact]
    public void A_mean_is_weighted_and_normalised_again()
    {
        // Type 6 in a small group is plain min–max. Scores: first 0, 50, 100; second 100, 0, 50; weights 3 to 1: means 25, 37.5, 87.5.
        EfficiencyModel model = Model([], High("N00001", 3), High("N00002"));
        KpiTable table = TableOf(Column("N00001", Year, 0, 1, 2), Column("N00002", Year, 20, 0, 10));

        double?[] indices = [.. Enumerable.Range(1, 3).Select(m => Evaluate(model, table, 3, m, type: PercentileType.Type6).Quality.Index)];

        Assert.Equal([0, 20, 100], indices.Select(index => Math.Round(index!.Value, 12)));
    }

    [Fact]
    public void Efficiency_is_the_normalised_mean_of_both_indices()
    {
        // Resource 100, 50, 0 and quality 0, 100, 50: means 50, 75, 25, so efficiency 50, 100, 0.
        EfficiencyModel model = Model([Low("N00001")], High("N00002"));
        KpiTable table = TableOf(Column("N00001", Year, 1, 2, 3), Column("N00002", Year, 1, 3, 2));

        AreaResult[] areas = [.. Enumerable.Range(1, 3).Select(m => Evaluate(model, table, 3, m, type: PercentileType.Type6))];

        Assert.Equal([50, 100, 0], areas.Select(area => area.Efficiency.Index!.Value));
        Assert.Equal([2, 1, 3], areas.Select(area => area.Efficiency.Rank!.Value));
        Assert.All(areas, area => Assert.Empty(area.Efficiency.Components));
    }

    [Fact]
    public void Percentiles_of_a_component_stand_on_all_who_have_it_and_the_index_on_complete_cases()
    {
        EfficiencyModel model = Model([], High("N00001"), High("N00002"));
        KpiTable table = TableOf(Column("N00001", Year, 0, 10, 20, 100), Column("N00002", Year, 0, 10, 20, null));

        AreaResult area = Evaluate(model, table, 4, municipality: 3, type: PercentileType.Type6);

        Assert.Equal((4, 3), (area.Quality.Components[0].Count, area.Quality.Components[1].Count));
        Assert.Equal(100.0, area.Quality.Components[0].HighPercentile);
        Assert.Equal(20, area.Quality.Components[0].Score!.Value, Exact);
        Assert.Equal((100.0, 1, 3), (area.Quality.Index!.Value, area.Quality.Rank!.Value, area.Quality.Count));
    }

    [Fact]
    public void Ties_share_the_better_rank()
    {
        EfficiencyModel model = Model([], High("N00001"));
        KpiTable table = TableOf(Column("N00001", Year, 5, 9, 9, 1, 9, 0, 0, 3));

        Assert.Equal([4, 1, 1, 6, 1, 7, 7, 5], Enumerable.Range(1, 8).Select(m => Evaluate(model, table, 8, m).Quality.Rank!.Value));
    }

    [Fact]
    public void Means_that_differ_by_rounding_only_are_equal()
    {
        // The same three scores in another order: the sums differ in their last place, which must not be blown up to 0 and 100.
        EfficiencyModel model = Model([], High("N00001", 0.1), High("N00002", 0.1), High("N00003", 0.1));
        KpiTable table = TableOf(Column("N00001", Year, 0, 30, 100), Column("N00002", Year, 30, 100, 0), Column("N00003", Year, 100, 0, 30));

        AreaResult area = Evaluate(model, table, 3);

        Assert.Null(area.Quality.Index);
        Assert.Contains("same weighted mean", area.Quality.Missing(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_total_of_all_genders_counts()
    {
        EfficiencyModel model = Model([], High("N00001"));
        KpiTable table = TableOf(
            Column("N00001", Year, 1, 2, 3),
            Column("N00001", Year, 9, 8, 7).Select(row => row with { Gender = Gender.Women }),
            Column("N00001", Year, 7, 5, 3).Select(row => row with { Gender = Gender.Men }));

        Assert.Equal(1.0, Evaluate(model, table, 3).Quality.Components[0].Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void There_is_no_other_percentile_type(int type) =>
        Assert.Contains(
            "must be 6",
            Assert.Throws<ArgumentOutOfRangeException>(() => new EfficiencyOptions { PercentileType = (PercentileType)type }).Message,
            StringComparison.Ordinal);
}
