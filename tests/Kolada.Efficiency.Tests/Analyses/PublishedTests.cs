using Kolada.Efficiency.Analyses.Published;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Synthetic figures with a known answer: real values of RKA's indices are not at hand.</summary>
public sealed class PublishedTests
{
    private const int Size = 290;
    private static readonly double[] Values = [.. Enumerable.Range(0, Size).Select(i => Math.Round(100 * Math.Sin(i * 1.7) * Math.Exp(i % 17 / 10.0), 2))];

    [Theory]
    [InlineData(PercentileType.Type6, true)]
    [InlineData(PercentileType.Type7, true)]
    [InlineData(PercentileType.Type6, false)]
    [InlineData(PercentileType.Type7, false)]
    public void Calibration_recovers_cut_offs_and_type(PercentileType type, bool lowerIsBetter)
    {
        (double low, double high) = CutOffs(type);
        double[] published = [.. Values.Select(value => 100 * Math.Clamp((lowerIsBetter ? high - value : value - low) / (high - low), 0, 1))];

        Calibration found = PublishedValues.Calibrate(Values, published, lowerIsBetter);

        Assert.Equal(low, found.LowPercentile, 1e-6);
        Assert.Equal(high, found.HighPercentile, 1e-6);
        Assert.Equal((type, Size), (found.BestType, found.Count));
        Assert.Equal(0, found.LineError, 1e-9);
        Assert.Equal(0, type == PercentileType.Type6 ? found.Type6Error : found.Type7Error, 1e-9);
        Assert.True((type == PercentileType.Type6 ? found.Type7Error : found.Type6Error) > 0.01);
    }

    [Fact]
    public void Rounded_and_partly_missing_values_still_tell_the_type()
    {
        (double low, double high) = CutOffs(PercentileType.Type6);
        double[] published = [.. Values.Select((value, i) => i % 9 == 0 ? double.NaN : Math.Round(100 * Math.Clamp((high - value) / (high - low), 0, 1), 1))];

        Calibration found = PublishedValues.Calibrate(Values, published, lowerIsBetter: true);

        Assert.Equal(PercentileType.Type6, found.BestType);
        Assert.Equal(low, found.LowPercentile, 0.5);
        Assert.InRange(found.LineError, 0, 0.05);
    }

    [Fact]
    public void A_curved_scale_shows_in_the_line_error()
    {
        double[] published = [.. Values.Select(value => 100 / (1 + Math.Exp(-value / 50)))];

        Assert.True(PublishedValues.Calibrate(Values, published, lowerIsBetter: false).LineError > 1);
    }

    [Theory]
    [InlineData(1.0, 2.0, PercentileType.Type6)]
    [InlineData(2.0, 1.0, PercentileType.Type7)]
    [InlineData(1.0, 1.0, null)]
    [InlineData(1e-9, 0.0, null)]
    [InlineData(0.0, 1e-9, null)]
    [InlineData(1.1e-9, 0.0, PercentileType.Type7)]
    public void The_better_type_is_the_one_with_the_smaller_error(double type6, double type7, PercentileType? expected) =>
        Assert.Equal(
            expected,
            new Calibration { LowPercentile = 0, HighPercentile = 1, LineError = 0, Count = 2, Type6Error = type6, Type7Error = type7 }.BestType);

    /// <summary>0, 1, 2, 3, 4 make 0, 40, 50, 60, 100: through the inner three a line of slope 10 around (2, 50), so 0 at −3 and 100 at 7.</summary>
    [Fact]
    public void A_calibration_by_hand()
    {
        Calibration found = PublishedValues.Calibrate([0, 1, 2, 3, 4, double.NaN, 9], [0, 40, 50, 60, 100, 70, double.NaN], lowerIsBetter: false);

        Assert.Equal((-3, 7, 0), (found.LowPercentile, found.HighPercentile, found.LineError));
        Assert.Equal(5, found.Count);

        // 1, 2, 3 make 60, 30, 30: slope −15 around (2, 40), off it by 5, −10 and 5; by type 6 the scale is 1 to 3, so 100, 50, 0.
        Calibration turned = PublishedValues.Calibrate([1, 2, 3], [60, 30, 30], lowerIsBetter: true);
        Assert.Equal(2 - (60 / 15.0), turned.LowPercentile, 1e-12);
        Assert.Equal(2 + (40 / 15.0), turned.HighPercentile, 1e-12);
        Assert.Equal(Math.Sqrt((25 + 100 + 25) / 3.0), turned.LineError, 1e-12);
        Assert.Equal(Math.Sqrt(((40 * 40) + (20 * 20) + (30 * 30)) / 3.0), turned.Type6Error, 1e-12);
    }

    /// <summary>A line without slope would meet 0 and 100 at infinity, one with the wrong slope the wrong way round.</summary>
    [Theory]
    [InlineData(new double[] { 20, 60, 20 }, false)]
    [InlineData(new double[] { 20, 60, 20 }, true)]
    [InlineData(new double[] { 60, 50, 40 }, false)]
    [InlineData(new double[] { 40, 50, 60 }, true)]
    public void A_published_index_that_does_not_follow_the_values_is_a_sentence(double[] published, bool lowerIsBetter) =>
        Assert.StartsWith(
            lowerIsBetter ? "The published index does not fall as the values rise" : "The published index does not rise with the values",
            Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([1, 2, 3], published, lowerIsBetter)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Published_and_computed_stand_beside_each_other()
    {
        EfficiencyModel model = Model([Low("N00001")]);
        model = model with
        {
            Areas = [model.Areas[0] with { Resource = model.Areas[0].Resource with { Published = "U00001" }, PublishedEfficiency = "U00002" }],
        };
        KpiTable table = TableOf(Column("N00001", Year, 0, 10, 20, 30, 40), Column("U00001", Year, 99, 75, null, 20, 0));
        EfficiencyAnalysis analysis = new(table, [], model, Population(5), new EfficiencyOptions { PercentileType = PercentileType.Type6 });

        IReadOnlyList<PublishedComparison> both = analysis.ComparePublished(Id(1), "a", Year);

        Assert.Equal(
            (IndexKind.Resource, 99.0, 100.0, 1.0, 4, (1 + 0 + 5 + 0) / 4.0),
            (both[0].Kind, both[0].Published, both[0].Computed, both[0].Difference, both[0].Count, both[0].MeanAbsoluteDifference));
        Assert.Equal(
            (IndexKind.Efficiency, null, null, null, 0, null),
            (both[1].Kind, both[1].Published, both[1].Computed, both[1].Difference, both[1].Count, both[1].MeanAbsoluteDifference));
        Assert.Equal(2, both.Count);
        Assert.Equal(["U00001", "U00002"], model.GetPublishedKpis().Select(kpi => kpi.Value));
        Assert.InRange(analysis.Calibrate("a", IndexKind.Resource, Year).Type6Error, 2, 3);
    }

    [Fact]
    public void A_quality_index_is_compared_and_calibrated_too()
    {
        EfficiencyModel model = Model([Low("N00002")], High("N00001"));
        model = model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { Published = "U00001" } }] };
        KpiTable table = TableOf(
            Column("N00001", Year, 0, 10, 20, 30, 40),
            Column("N00002", Year, 1, null, 3, 4, 5),
            Column("U00001", Year, 0, 25, 50, 75, 100));
        EfficiencyAnalysis analysis = new(table, [], model, Population(5), new EfficiencyOptions { PercentileType = PercentileType.Type6 });

        PublishedComparison only = Assert.Single(analysis.ComparePublished(Id(2), "a", Year));
        Calibration found = analysis.Calibrate("a", IndexKind.Quality, Year);

        Assert.Equal((IndexKind.Quality, 25.0, 25.0, 0.0), (only.Kind, only.Published, only.Computed, only.Difference));
        Assert.Equal((0, 40, 5, PercentileType.Type6), (found.LowPercentile, found.HighPercentile, found.Count, found.BestType));
    }

    [Fact]
    public void Too_little_to_calibrate_is_a_sentence()
    {
        EfficiencyModel model = Model([Low("N00001")], High("N00002"), High("N00003"));
        model = model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { Published = "U00001" } }] };
        EfficiencyAnalysis analysis = new(TableOf(Column("N00001", Year, 1, 2), Column("U00001", Year, 0, 100)), [], model, Population(2));

        Assert.Equal(
            "A calibration needs two municipalities with different values and a published index between 0 and 100, and there are 1 in between.",
            Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([1, 2, 3], [0, 50, 100], lowerIsBetter: false)).Message);
        Assert.EndsWith(
            "and there are 3 in between.",
            Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([1, 1, 1], [40, 50, 60], lowerIsBetter: false)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The Resource index of a has 1 component(s) in 2024 and no published KPI; a calibration needs one of each.",
            Refused(IndexKind.Resource),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The Quality index of a has 2 component(s) in 2024 and a published KPI; a calibration needs one of each.",
            Refused(IndexKind.Quality),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "An efficiency index has no single component; calibrate the resource or the quality index.",
            Refused(IndexKind.Efficiency),
            StringComparison.Ordinal);

        string Refused(IndexKind kind) => Assert.Throws<ArgumentException>(() => analysis.Calibrate("a", kind, Year)).Message;
    }

    /// <summary>Percentiles by counting in fortieths, as in the oracle.</summary>
    private static (double Low, double High) CutOffs(PercentileType type) => (
        (double)Support.Oracle.Fortieth([.. Values.Select(value => (decimal)value)], 1, (int)type),
        (double)Support.Oracle.Fortieth([.. Values.Select(value => (decimal)value)], 39, (int)type));

    [Fact]
    public void A_calibration_that_has_nothing_to_stand_on_is_refused_instead_of_giving_NaN()
    {
        double[] nearlyAllEqual = [.. Enumerable.Repeat(5.0, 100), 4, 6];
        double[] equalByType7Alone = [.. Enumerable.Repeat(5.0, 98), 6, 7];

        Assert.Contains(
            "vary",
            Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([1, 2, 3], [50, 50, 50], lowerIsBetter: false)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "P2.5 and P97.5 differ",
            Assert.Throws<ArgumentException>(
                () => PublishedValues.Calibrate(nearlyAllEqual, [.. Enumerable.Repeat(50.0, 100), 20, 80], lowerIsBetter: false)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([double.NaN, double.NaN], [50, 60], lowerIsBetter: false));
        Assert.Contains(
            "P2.5 and P97.5 differ",
            Assert.Throws<ArgumentException>(
                () => PublishedValues.Calibrate(equalByType7Alone, [.. Enumerable.Repeat(0.0, 98), 60, 99], lowerIsBetter: false)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PublishedValues.Calibrate([1], [50], lowerIsBetter: false));
    }
}
