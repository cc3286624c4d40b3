using System.Text.Json;
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
        Assert.Equal(
            ["2021 is left out: 0 of 3 compared municipalities have all indices of the area, fewer than nine tenths."],
            trend.Notes.Select(note => note.ToString(ReportLanguage.English)));
        TrendChange component = trend.Changes.Single(change => change.Kpi == new KpiId("N00001"));
        Assert.Equal(
            (15.0, 2.0, 13.0, 2020, 2022, null, false),
            (component.Change, component.GroupChange, component.OwnChange, component.From, component.To, component.PlacesWon, component.IsAcrossBreak));
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

        Assert.Equal([("N00001", 2019, "new method"), ("N00003", 2020, "N00003 continues N00002.")], Breaks(trend, ReportLanguage.English));
        Assert.Equal(5, trend.Changes.Count(change => change.IsAcrossBreak));
        Assert.DoesNotContain(new EfficiencyAnalysis(table, [], Model([broken], continued), Population(3)).Trend(Id(1), "a", [2018]).Changes, _ => true);
    }

    /// <summary>A break in a period's first year lies before it, one in its last year inside; only what it is in crosses it.</summary>
    [Theory]
    [InlineData(2018, 2019, true)]
    [InlineData(2019, 2020, false)]
    [InlineData(2018, 2020, true)]
    public void A_break_lies_between_the_years_or_not(int from, int to, bool crossed)
    {
        IndexComponent broken = Low("N00001") with { Breaks = [new SeriesBreak(2019, "new method")] };
        KpiTable table = TableOf(
            [.. Years.Range(2018, 2020).SelectMany(year => new[] { Column("N00001", year, 1, 2, 3 + year), Column("N00002", year, 3, 2, 1) })]);

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([broken], High("N00002")), Population(3)).Trend(Id(1), "a", [to, from, to]);

        Assert.Equal([from, to], trend.Years.Select(year => year.Year));
        Assert.Equal(crossed ? [2019] : [], trend.Breaks.Select(item => item.Year));
        Assert.Equal(
            [
                (IndexKind.Resource, null, crossed),
                (IndexKind.Quality, null, false),
                (IndexKind.Efficiency, null, crossed),
                (null, "N00001", crossed),
                (null, "N00002", false),
            ],
            trend.Changes.Select(change => (change.Index, change.Kpi?.Value, change.IsAcrossBreak)));
        Assert.Equal([null, null, null, "N00001", "N00002"], trend.Changes.Select(change => change.Title));
    }

    [Fact]
    public void A_break_in_JSON_carries_its_reason_as_data()
    {
        IndexComponent continued = Low("N00001") with { Successors = [new ComponentSuccessor("N00002", 2020)] };
        KpiTable table = TableOf(Column("N00001", 2019, 1, 2, 3), Column("N00002", 2020, 3, 2, 1));
        EfficiencyReport report = EfficiencyCalculator.Evaluate(
            table, [], Model([continued]), Id(1), Population(3), options: new EfficiencyOptions { Parts = ReportParts.Trends });

        using JsonDocument json = JsonDocument.Parse(report.ToJson());

        JsonElement broken = json.RootElement.GetProperty("trends")[0].GetProperty("breaks")[0];
        Assert.Equal("N00002 continues N00001.", broken.GetProperty("reason").GetString());
        JsonElement reason = Assert.Single(broken.GetProperty("breakReasons").EnumerateArray());
        Assert.Equal(
            ("series-continued", "N00002", "N00001"),
            (
                reason.GetProperty("code").GetString(),
                reason.GetProperty("arguments").GetProperty("kpi").GetString(),
                reason.GetProperty("arguments").GetProperty("continues").GetString()));
    }

    [Fact]
    public void A_series_that_goes_on_under_another_id_crosses_a_break()
    {
        IndexComponent continued = High("N00002") with { Successors = [new ComponentSuccessor("N00003", 2019)] };
        KpiTable table = TableOf(
            Column("N00001", 2018, 1, 2, 3),
            Column("N00001", 2019, 3, 2, 1),
            Column("N00002", 2018, 1, 3, 2),
            Column("N00003", 2019, 5, 4, 2));

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([Low("N00001")], continued), Population(3)).Trend(Id(1), "a");

        TrendChange change = trend.Changes.Single(one => one.Kpi == new KpiId("N00003"));
        Assert.Equal((4.0, 1.0, true), (change.Change, change.GroupChange, change.IsAcrossBreak));
        Assert.False(trend.Changes.Single(one => one.Kpi == new KpiId("N00001")).IsAcrossBreak);
    }

    /// <summary>Eleven municipalities of which one lacks a year: enough for the others, and no change for that one.</summary>
    [Theory]
    [InlineData(2020)]
    [InlineData(2021)]
    public void Who_lacks_one_of_the_years_has_no_change(int lacking)
    {
        double?[] all = [.. Enumerable.Range(1, 11).Select(i => (double?)i)];
        double?[] part = [null, .. all[1..]];
        KpiTable table = TableOf(Column("N00001", 2020, lacking == 2020 ? part : all), Column("N00001", 2021, lacking == 2021 ? part : all));
        EfficiencyAnalysis analysis = new(table, [], Model([Low("N00001")]), Population(11));

        Assert.Empty(analysis.Trend(Id(1), "a").Changes);
        AreaTrend other = analysis.Trend(Id(2), "a");
        Assert.Equal([(IndexKind.Resource, null), (null, "N00001")], other.Changes.Select(change => (change.Index, change.Kpi?.Value)));
        Assert.Equal(0, other.Changes[1].GroupChange);
    }

    [Fact]
    public void Years_that_nobody_can_be_compared_in_are_named_and_nothing_else()
    {
        IndexComponent broken = Low("N00001") with { Breaks = [new SeriesBreak(2020, "new method")] };
        AreaTrend trend = new EfficiencyAnalysis(
            TableOf(Column("N00001", 2020, 1, null, null), Column("N00001", 2019, 1, null, 3)),
            [],
            Model([broken]),
            Population(3))
            .Trend(Id(1), "a");

        Assert.Equal(("a", "Area"), (trend.Id, trend.Title));
        Assert.Equal((0, 0, 0), (trend.Years.Count, trend.Changes.Count, trend.Breaks.Count));
        Assert.Equal(["2019", "2020"], trend.Notes.Select(note => note.ToString(ReportLanguage.English)[..4]));
    }

    [Fact]
    public void A_component_that_comes_later_has_no_change()
    {
        IndexComponent later = High("N00003") with { ValidYears = new YearSpan(2020, null) };
        KpiTable table = TableOf([.. Years.Range(2019, 2020).SelectMany(year => new[] { Column("N00002", year, 1, 2, 3), Column("N00003", year, 1, 3, 2) })]);

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([], High("N00002"), later), Population(3)).Trend(Id(1), "a");

        Assert.Equal(2, trend.Years.Count);
        Assert.Equal([null, "N00002"], trend.Changes.Select(change => change.Kpi?.Value));
    }

    [Fact]
    public void A_trend_speaks_Swedish_too()
    {
        IndexComponent continued = High("N00002") with { Successors = [new ComponentSuccessor("N00003", 2021)] };
        KpiTable table = TableOf(
            Column("N00001", 2019, 1, 2, 3),
            Column("N00001", 2021, 3, 2, 1),
            Column("N00001", 2020, 3, null, 1),
            Column("N00002", 2019, 1, 3, 2),
            Column("N00002", 2020, 1, 3, 2),
            Column("N00003", 2021, 5, 4, 2));

        AreaTrend trend = new EfficiencyAnalysis(table, [], Model([Low("N00001")], continued), Population(3)).Trend(Id(1), "a");

        Assert.Equal([null, null, null, "N00001", "N00003"], trend.Changes.Select(change => change.Title));
        Assert.Equal([("N00003", 2021, "N00003 fortsätter serien efter N00002.")], Breaks(trend, ReportLanguage.Swedish));
        Assert.Equal(
            ["2020 är inte med: 2 av 3 jämförda kommuner har områdets alla index, färre än nio tiondelar."],
            trend.Notes.Select(note => note.ToString(ReportLanguage.Swedish)));
    }

    [Fact]
    public void Several_years_that_are_covered_alike_are_named_together()
    {
        AreaTrend trend = new EfficiencyAnalysis(
            TableOf(Column("N00001", 2020, 1, null, null), Column("N00001", 2019, 1, null, null)),
            [],
            Model([Low("N00001")]),
            Population(3))
            .Trend(Id(1), "a");

        Assert.EndsWith(
            " are left out: 0 of 3 compared municipalities have all indices of the area, fewer than nine tenths.",
            Assert.Single(trend.Notes).ToString(ReportLanguage.English),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Net_cost_breaks_in_2019_but_not_for_LSS()
    {
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);

        Assert.Equal([2019], analysis.Trend(SkaneData.Hoor, "aldreomsorg").Breaks.Select(item => item.Year));
        Assert.Empty(analysis.Trend(SkaneData.Hoor, "lss").Breaks);
        Assert.Equal([2019, 2021, 2021], analysis.Trend(SkaneData.Hoor, "gymnasieskola", Years.Range(2018, 2025)).Breaks.Select(item => item.Year));
        Assert.Equal(Years.Range(2018, 2025), analysis.Trend(SkaneData.Hoor, "lss").Years.Select(year => year.Year));
    }

    private static IEnumerable<(string Kpi, int Year, string Reason)> Breaks(AreaTrend trend, ReportLanguage language) =>
        trend.Breaks.Select(item => (item.Kpi.Value, item.Year, item.Reason.ToString(language)));
}
