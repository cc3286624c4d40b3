using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Tests;

/// <summary>Percentiles and the scale between them, at their edges.</summary>
public sealed class NormalizerTests
{
    /// <summary>The distance from 1 to the next number.</summary>
    private const double Step = 2.220446049250313e-16;

    [Theory]
    [InlineData(0, PercentileType.Type7, 0)]
    [InlineData(0.025, PercentileType.Type7, 1)]
    [InlineData(0.5, PercentileType.Type7, 20)]
    [InlineData(0.975, PercentileType.Type7, 39)]
    [InlineData(1, PercentileType.Type7, 40)]
    [InlineData(0.025, PercentileType.Type6, 0)]
    [InlineData(0.25, PercentileType.Type6, 5)]
    [InlineData(0.5, PercentileType.Type6, 20)]
    [InlineData(0.75, PercentileType.Type6, 35)]
    [InlineData(0.975, PercentileType.Type6, 40)]
    [InlineData(0, PercentileType.Type6, 0)]
    [InlineData(1, PercentileType.Type6, 40)]
    public void Percentiles_by_hand(double share, PercentileType type, double expected) =>
        Assert.Equal(expected, Percentile.Of([0, 10, 20, 30, 40], share, type), 1e-12);

    /// <summary>(n + 1)·0.025 reaches the first value at n = 39 and the second at n = 79.</summary>
    [Theory]
    [InlineData(38, 1, 38)]
    [InlineData(39, 1, 39)]
    [InlineData(40, 1.025, 39.975)]
    [InlineData(79, 2, 78)]
    public void Type_6_stands_on_the_extremes_below_39_values(int n, double low, double high)
    {
        double[] sorted = [.. Enumerable.Range(1, n).Select(i => (double)i)];

        Assert.Equal(low, Percentile.Of(sorted, 0.025, PercentileType.Type6), 1e-12);
        Assert.Equal(high, Percentile.Of(sorted, 0.975, PercentileType.Type6), 1e-12);
    }

    [Fact]
    public void One_value_is_each_of_its_percentiles_and_between_equals_there_is_nothing_else()
    {
        Assert.All(Enum.GetValues<PercentileType>(), type => Assert.All(Enumerable.Range(0, 101), hundredth =>
        {
            Assert.Equal(0.1, Percentile.Of([0.1], hundredth / 100.0, type));
            Assert.Equal(0.1, Percentile.Of([0.1, 0.1], hundredth / 100.0, type));
        }));
    }

    [Fact]
    public void A_gap_beyond_the_largest_number_is_bridged()
    {
        double[] ends = [double.MinValue, double.MaxValue];

        Assert.Equal(0, Percentile.Of(ends, 0.5, PercentileType.Type7));
        Assert.Equal(-0.5, Percentile.Of(ends, 0.25, PercentileType.Type7) / double.MaxValue, 1e-12);
    }

    [Fact]
    public void The_scale_stands_on_those_who_have_a_value_in_any_order()
    {
        Assert.Equal(new Normalizer(1, 39, 5, IsFlat: false), Normalizer.Over([40, double.NaN, 0, 30, 10, 20], PercentileType.Type7));
        Assert.Equal(new Normalizer(double.NaN, double.NaN, 0, IsFlat: true), Normalizer.Over([double.NaN], PercentileType.Type7));
        Assert.Equal(new Normalizer(3, 3, 1, IsFlat: true), Normalizer.Over([3], PercentileType.Type6));
    }

    /// <summary>Four units in the last place are rounding, five are not, whichever end lies farther from zero.</summary>
    [Theory]
    [InlineData(1 - (4 * Step), 1, true)]
    [InlineData(1 - (5 * Step), 1, false)]
    [InlineData(-1, (4 * Step) - 1, true)]
    [InlineData(-1, (5 * Step) - 1, false)]
    [InlineData(0, 1e-300, false)]
    [InlineData(-1e-300, 0, false)]
    public void Values_that_differ_by_rounding_are_equal(double low, double high, bool flat) =>
        Assert.Equal(flat, Normalizer.Over([low, high], PercentileType.Type6).IsFlat);

    [Theory]
    [InlineData(8, 8 + (1 / 1024.0), true)]
    [InlineData(8, 8 + (1 / 1023.0), false)]
    public void A_tolerance_is_the_largest_difference_that_counts_as_none(double low, double high, bool flat) =>
        Assert.Equal(flat, Normalizer.Over([low, high], PercentileType.Type6, tolerance: 1 / 1024.0).IsFlat);

    [Theory]
    [InlineData(-5, 0, 100)]
    [InlineData(0, 0, 100)]
    [InlineData(1, 25, 75)]
    [InlineData(4, 100, 0)]
    [InlineData(9, 100, 0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Scores_by_hand(double value, double higher, double lower)
    {
        Normalizer scale = new(0, 4, 5, IsFlat: false);

        Assert.Equal((higher, lower), (scale.Score(value, lowerIsBetter: false), scale.Score(value, lowerIsBetter: true)));
        Assert.Equal(double.NaN, (scale with { IsFlat = true }).Score(value, lowerIsBetter: false));
    }

    [Fact]
    public void A_negative_zero_scores_a_plain_zero()
    {
        Assert.False(double.IsNegative(new Normalizer(0, 4, 5, IsFlat: false).Score(-0.0, lowerIsBetter: false)));
        Assert.False(double.IsNegative(new Normalizer(-4, -0.0, 5, IsFlat: false).Score(0, lowerIsBetter: true)));
    }

    [Fact]
    public void Ranges_beyond_the_largest_number_still_scale()
    {
        Normalizer scale = new(double.MinValue, double.MaxValue, 3, IsFlat: false);

        Assert.Equal(
            [0, 25, 50, 75, 100],
            new[] { double.MinValue, double.MinValue / 2, 0, double.MaxValue / 2, double.MaxValue }.Select(value => scale.Score(value, lowerIsBetter: false)));
        Assert.Equal(
            [100, 75, 50, 25, 0],
            new[] { double.MinValue, double.MinValue / 2, 0, double.MaxValue / 2, double.MaxValue }.Select(value => scale.Score(value, lowerIsBetter: true)));
        Assert.Equal(
            [0, 100],
            new[] { double.MinValue, double.MaxValue }.Select(value => new Normalizer(-1e300, 1e300, 3, IsFlat: false).Score(value, lowerIsBetter: false)));
    }
}
