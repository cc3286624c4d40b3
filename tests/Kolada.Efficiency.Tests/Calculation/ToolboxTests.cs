using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>The composite-indicator toolbox on columns small enough to work out by hand.</summary>
public sealed class ToolboxTests
{
    private const double No = double.NaN;

    [Fact]
    public void Normalisations_by_hand()
    {
        double[] column = [1, 3, No, 2, 3];

        Assert.Equal([0, 100, No, 50, 100], Normalization.MinMax(column, lowerIsBetter: false));
        Assert.Equal([100, 0, No, 50, 0], Normalization.MinMax(column, lowerIsBetter: true));
        Assert.Equal([0, 100, No, 50, 100], Normalization.DistanceToBest(column, lowerIsBetter: false));
        Assert.Equal([100, 0, No, 50, 0], Normalization.DistanceToBest(column, lowerIsBetter: true));
        Assert.Equal([0, 100, No, 100, 100], Normalization.Goalposts(column, 1, 2, lowerIsBetter: false));
        Assert.Equal([0, 250 / 3.0, No, 100 / 3.0, 250 / 3.0], Normalization.Rank(column, lowerIsBetter: false));
        Assert.Equal(
            [100, 50 / 3.0, No, 200 / 3.0, 50 / 3.0],
            Normalization.Rank(column, lowerIsBetter: true),
            (a, b) => Math.Abs(a - b) < 1e-12 || (double.IsNaN(a) && double.IsNaN(b)));
        Assert.Equal([-1, 0, 1, No], Normalization.ZScore([4, 6, 8, No], lowerIsBetter: false));
        Assert.Equal([1, 0, -1], Normalization.ZScore([4, 6, 8], lowerIsBetter: true));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(double.NaN, 3)]
    public void Goalposts_that_enclose_nothing_give_no_scores(double low, double high) =>
        Assert.All(Normalization.Goalposts([1, 2, 3], low, high, lowerIsBetter: false), score => Assert.True(double.IsNaN(score)));

    /// <summary>Best and worst come first, in the middle and last.</summary>
    [Theory]
    [InlineData(new double[] { 9, 1, 5 }, new double[] { 100, 0, 50 })]
    [InlineData(new double[] { 1, 9, 5 }, new double[] { 0, 100, 50 })]
    [InlineData(new double[] { 5, 9, 1 }, new double[] { 50, 100, 0 })]
    public void The_order_of_a_column_does_not_matter(double[] column, double[] scores)
    {
        Assert.Equal(scores, Normalization.MinMax(column, lowerIsBetter: false));
        Assert.Equal(scores, Normalization.Rank(column, lowerIsBetter: false));
        Assert.Equal(scores, Normalization.DistanceToBest(column, lowerIsBetter: false));
        Assert.Equal(scores.Select(score => (score - 50) / 50), Normalization.ZScore(column, lowerIsBetter: false));
    }

    [Fact]
    public void A_column_without_spread_has_no_scores()
    {
        foreach (double[] column in new double[][] { [], [5], [5, 5, 5], [0.1, 0.1, 0.1], [No, No], [5, No] })
        {
            Assert.All(
                new[]
                {
                    Normalization.MinMax(column, false),
                    Normalization.ZScore(column, false),
                    Normalization.Rank(column, false),
                    Normalization.DistanceToBest(column, true),
                },
                scores => Assert.All(scores, score => Assert.True(double.IsNaN(score))));
        }
    }

    [Fact]
    public void Moments_by_hand()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ(x − 5)² = 32, Σ(x − 5)³ = 42, Σ(x − 5)⁴ = 356.
        double[] column = [2, 4, 4, No, 4, 5, 5, 7, 9];

        Assert.Equal(5, Moments.Mean(column));
        Assert.Equal(4.5, Moments.Median(column));
        Assert.Equal(Math.Sqrt(32 / 7.0), Moments.StandardDeviation(column), 1e-12);
        Assert.Equal(42 / 8.0 / 8 * Math.Sqrt(56) / 6, Moments.Skewness(column), 1e-12);
        Assert.Equal(7 / 30.0 * ((9 * ((356 / 8.0 / 16) - 3)) + 6), Moments.Kurtosis(column), 1e-12);
        Assert.All(
            new[]
            {
                Moments.Mean([]),
                Moments.Median([No]),
                Moments.StandardDeviation([1]),
                Moments.Skewness([1, 2]),
                Moments.Kurtosis([1, 2, 3]),
                Moments.Skewness([2, 2, 2]),
            },
            none => Assert.True(double.IsNaN(none)));
    }

    [Fact]
    public void The_fewest_values_that_have_a_shape()
    {
        // 3, 0, 0: mean 1, Σ(x − 1)² = 6, Σ(x − 1)³ = 6. 4, 0, 0, 0: mean 1, Σ(x − 1)² = 12, Σ(x − 1)³ = 24, Σ(x − 1)⁴ = 84.
        Assert.Equal(4, Moments.Median([9, 4, 1]));
        Assert.Equal(Math.Sqrt(3), Moments.Skewness([3, 0, 0]), 1e-12);
        Assert.Equal(4, Moments.Kurtosis([4, 0, 0, 0]), 1e-12);
        Assert.All(Enumerable.Range(1, 99), i =>
        {
            // What is zero by algebra is not by rounding: it must not be blown up to an infinity.
            Assert.Equal(double.NaN, Moments.Skewness([0.1, i / 7.0]));
            Assert.Equal(double.NaN, Moments.Kurtosis([0.1, i / 7.0, 0.3]));
        });
    }

    [Fact]
    public void Outliers_are_pulled_in_on_the_side_where_they_are()
    {
        double[] high = [.. Enumerable.Range(1, 20).Select(i => (double)i), 1000, No];
        double[] low = Array.ConvertAll(high, value => -value);

        Assert.Equal([.. Enumerable.Range(1, 20).Select(i => (double)i), 20, No], Normalization.Treat(high));
        Assert.Equal(Array.ConvertAll(Normalization.Treat(high), value => -value), Normalization.Treat(low));
        Assert.Equal([1, 2, 3, 4], Normalization.Treat([1, 2, 3, 4]));
        Assert.Equal([7, 7, 7, 7, 7], Normalization.Treat([7, 7, 7, 7, 7]));
    }

    /// <summary>Outliers of many sizes: pulling in one fewer than there are does not help.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, OutlierTreatment.DefaultLimit)]
    public void As_many_are_pulled_in_as_is_permitted_and_no_more(int outliers, int limit)
    {
        double[] usual = [.. Enumerable.Range(1, 60).Select(i => (double)i)];
        double[] column = [.. usual, .. Enumerable.Range(1, outliers).Select(i => 1000.0 * i)];

        Assert.Equal([.. usual, .. Enumerable.Repeat(60.0, outliers)], Normalization.Treat(column, limit));
        Assert.DoesNotContain(60.0, Normalization.Treat(column, limit - 1));
        Assert.DoesNotContain(60.0, Normalization.Treat([.. column, 1000.0 * (outliers + 1)], limit));
    }

    [Fact]
    public void What_pulling_in_cannot_mend_is_taken_to_a_logarithm()
    {
        double[] column = [.. Enumerable.Range(0, 100).Select(i => Math.Pow(4, i) - 1e59)];
        double range = column[^1] - column[0];

        double[] treated = Normalization.Treat(column);

        Assert.Equal(column.Select(value => Math.Log(value - column[0] + (0.01 * range))), treated, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(treated.Select(value => -value), Normalization.Treat(Array.ConvertAll(column, value => -value)), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Geometric_and_harmonic_means_by_hand()
    {
        Assert.Equal([6, No, No], Means(AggregationMethod.Geometric, [1, 1], [4, 5, No], [9, 0, 1]), Same);
        Assert.Equal([No, 4], Means(AggregationMethod.Geometric, [1], [-4, 4]), Same);
        Assert.Equal([Math.Pow(8 * 8 * 8 * 1, 0.25)], Means(AggregationMethod.Geometric, [3, 1], [8], [1]), Same);
        Assert.Equal([3, No, No], Means(AggregationMethod.Harmonic, [1, 1], [2, 5, No], [6, 0, 1]), Same);
        Assert.Equal([4 / ((3 / 8.0) + 1)], Means(AggregationMethod.Harmonic, [3, 1], [8], [1]), Same);

        static double[] Means(AggregationMethod method, double[] weights, params double[][] columns) =>
            IndexCalculator.Means(columns, weights, columns.Length, method);

        static bool Same(double one, double other) => Math.Abs(one - other) < 1e-12 || (double.IsNaN(one) && double.IsNaN(other));
    }

    [Fact]
    public void Weighted_means_by_hand()
    {
        double[][] columns = [[10, 10, No, No], [40, No, 40, No]];

        Assert.Equal([20, No, No, No], IndexCalculator.Means(columns, [2, 1], atLeast: 2));
        Assert.Equal([20, 10, 40, No], IndexCalculator.Means(columns, [2, 1], atLeast: 1));
        Assert.Equal([20, 10, 40, No], IndexCalculator.Means(columns, [2, 1], atLeast: 0));
        Assert.Equal([25, No], IndexCalculator.Means([10, 10], [40, No]));
    }

    [Fact]
    public void Gaps_take_the_mean_of_their_group_or_stay()
    {
        Assert.Equal([1, 2, 3, No, 2], Imputation.FillWithGroupMeans([1, No, 3, No, No], ["a", "a", "a", "b", "a"]));
        Assert.Equal([1, 1, 9, No], Imputation.FillWithGroupMeans([1, No, 9, No], ["a", "a", "b", "c"]));
        Assert.True(double.IsNaN(Imputation.FillWithGroupMeans([No], ["a"])[0]));
    }

    /// <summary>"One unit better" asks for the score of a value that no municipality has.</summary>
    [Fact]
    public void A_scale_scores_values_beyond_its_column()
    {
        double[] column = [1, 2, 3];

        Assert.Equal(100, Scale.Over(column, NormalizationMethod.MinMax, PercentileType.Type7).Score(9, lowerIsBetter: false));
        Assert.Equal(
            (100.0, 0.0),
            (
                Scale.Over(column, NormalizationMethod.Rank, PercentileType.Type7).Score(9, lowerIsBetter: false),
                Scale.Over(column, NormalizationMethod.Rank, PercentileType.Type7).Score(-9, lowerIsBetter: false)));
        Assert.Equal(7, Scale.Over(column, NormalizationMethod.ZScore, PercentileType.Type7).Score(9, lowerIsBetter: false));
        Assert.Equal(9, Scale.Over(column, NormalizationMethod.None, PercentileType.Type7).Score(9, lowerIsBetter: false));
        Assert.False(double.IsNegative(Scale.Over(column, NormalizationMethod.ZScore, PercentileType.Type7).Score(2, lowerIsBetter: true)));
        Assert.False(double.IsNegative(Scale.Over([-0.0], NormalizationMethod.None, PercentileType.Type7).Score(-0.0, lowerIsBetter: false)));
    }
}
