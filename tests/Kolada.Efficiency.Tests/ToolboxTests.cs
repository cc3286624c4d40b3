using Kolada.Efficiency.Calculation;

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
        Assert.Equal([100, 50 / 3.0, No, 200 / 3.0, 50 / 3.0], Normalization.Rank(column, lowerIsBetter: true), (a, b) => Math.Abs(a - b) < 1e-12 || (double.IsNaN(a) && double.IsNaN(b)));
        Assert.Equal([-1, 0, 1, No], Normalization.ZScore([4, 6, 8, No], lowerIsBetter: false));
        Assert.Equal([1, 0, -1], Normalization.ZScore([4, 6, 8], lowerIsBetter: true));
    }

    [Fact]
    public void A_column_without_spread_has_no_scores()
    {
        foreach (double[] column in new double[][] { [], [5], [5, 5, 5], [No, No], [5, No] })
        {
            Assert.All(new[] { Normalization.MinMax(column, false), Normalization.ZScore(column, false), Normalization.Rank(column, false), Normalization.DistanceToBest(column, true) }, scores => Assert.All(scores, score => Assert.True(double.IsNaN(score))));
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
        Assert.All(new[] { Moments.Mean([]), Moments.Median([No]), Moments.StandardDeviation([1]), Moments.Skewness([1, 2]), Moments.Kurtosis([1, 2, 3]), Moments.Skewness([2, 2, 2]) }, none => Assert.True(double.IsNaN(none)));
    }

    [Fact]
    public void Outliers_are_pulled_in_on_the_side_where_they_are()
    {
        double[] high = [.. Enumerable.Range(1, 20).Select(i => (double)i), 1000, No];
        double[] low = Array.ConvertAll(high, value => -value);

        Assert.Equal([.. Enumerable.Range(1, 20).Select(i => (double)i), 20, No], OutlierTreatment.Treat(high));
        Assert.Equal(Array.ConvertAll(OutlierTreatment.Treat(high), value => -value), OutlierTreatment.Treat(low));
        Assert.Equal([1, 2, 3, 4], OutlierTreatment.Treat([1, 2, 3, 4]));
        Assert.Equal([7, 7, 7, 7, 7], OutlierTreatment.Treat([7, 7, 7, 7, 7]));
    }

    [Fact]
    public void What_pulling_in_cannot_mend_is_taken_to_a_logarithm()
    {
        double[] column = [.. Enumerable.Range(0, 100).Select(i => Math.Pow(4, i))];
        double range = column[^1] - column[0];

        double[] treated = OutlierTreatment.Treat(column);

        Assert.Equal(column.Select(value => Math.Log(value - column[0] + (0.01 * range))), treated, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(treated.Select(value => -value), OutlierTreatment.Treat(Array.ConvertAll(column, value => -value)), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Geometric_means_by_hand()
    {
        Assert.Equal([6, 0, No], Aggregation.Geometric([[4, 5, No], [9, 0, 1]], [1, 1]), (a, b) => Math.Abs(a - b) < 1e-12 || (double.IsNaN(a) && double.IsNaN(b)));
        Assert.Equal(Math.Pow(8 * 8 * 8 * 1, 0.25), Aggregation.Geometric([[8], [1]], [3, 1])[0], 1e-12);
    }

    [Fact]
    public void Sizes_and_gaps_by_hand()
    {
        Assert.Equal([5, No, No], Imputation.Denominate([10, 3, No], [2, 0, 1]));
        Assert.Equal([1, 2, 3, 2, 2], Imputation.GroupMeans([1, No, 3, No, No], [1, 1, 1, 2, 1]));
        Assert.Equal([1, 1, 9, 5], Imputation.GroupMeans([1, No, 9, No], [1, 1, 2, 3]));
        Assert.True(double.IsNaN(Imputation.GroupMeans([No], [1])[0]));
    }
}
