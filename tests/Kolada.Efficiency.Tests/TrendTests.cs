using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class TrendTests
{
    [Fact]
    public void Changes_stand_against_the_groups_median_change()
    {
        KpiTable table = TableOf(Column("N00001", 2020, 10, 20, 30), Column("N00001", 2021, 1, null, null), Column("N00001", 2022, 25, 22, 29));

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([Low("N00001")]), Population(3)).Trend(Id(1), "a");

        Assert.Equal([2020, 2022], trend.Years.Select(year => year.Year));
        Assert.Equal(["2021 is left out: 0 of 3 compared municipalities have all indices of the area, fewer than nine tenths."], trend.Notes);
        TrendChange component = trend.Changes.Single(change => change.Kpi == new KpiId("N00001"));
        Assert.Equal((15.0, 2.0, 13.0, 2020, 2022, null, false), (component.Change, component.GroupChange, component.OwnChange, component.From, component.To, component.PlacesWon, component.IsAcrossBreak));
        TrendChange index = trend.Changes.Single(change => change.Index == IndexKind.Resource);
        Assert.Equal(-1, index.PlacesWon);
        Assert.Equal(trend.Years[1].Resource.Index - trend.Years[0].Resource.Index, index.Change);
    }

    [Fact]
    public void Breaks_and_successors_inside_the_period_are_marked()
    {
        IndexComponent broken = Low("N00001") with { Breaks = [new SeriesBreak(2018, "too early"), new SeriesBreak(2019, "new method")] };
        IndexComponent continued = High("N00002") with { Successors = [new ComponentSuccessor("N00003", 2020)] };
        KpiTable table = TableOf([
            .. Years.Range(2018, 2020).Select(year => Column("N00001", year, 1, 2, 3 + year)),
            .. Years.Range(2018, 2019).Select(year => Column("N00002", year, 1, 2, 3)),
            Column("N00003", 2020, 3, 2, 1),
        ]);

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([broken], continued), Population(3)).Trend(Id(1), "a");

        Assert.Equal([new TrendBreak("N00001", 2019, "new method"), new TrendBreak("N00003", 2020, "N00003 continues N00002.")], trend.Breaks);
        Assert.Equal(5, trend.Changes.Count(change => change.IsAcrossBreak));
        Assert.DoesNotContain(new EfficiencyAnalysis(table, [], Model([broken], continued), Population(3)).Trend(Id(1), "a", [2018]).Changes, _ => true);
    }

    [Fact]
    public void Net_cost_breaks_in_2019_but_not_for_LSS()
    {
        SharedData.SkipIfMissing();
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);

        Assert.Equal([2019], analysis.Trend(SkaneData.Hoor, "aldreomsorg").Breaks.Select(item => item.Year));
        Assert.Empty(analysis.Trend(SkaneData.Hoor, "lss").Breaks);
        Assert.Equal([2019, 2021, 2021], analysis.Trend(SkaneData.Hoor, "gymnasieskola", Years.Range(2018, 2025)).Breaks.Select(item => item.Year));
        Assert.Equal(Years.Range(2018, 2025), analysis.Trend(SkaneData.Hoor, "lss").Years.Select(year => year.Year));
    }
}
