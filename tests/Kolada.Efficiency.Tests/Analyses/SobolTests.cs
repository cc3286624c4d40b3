using Kolada.Efficiency.Analyses.Robustness;

namespace Kolada.Efficiency.Tests;

/// <summary>Sensitivities that can be worked out with paper and pencil.</summary>
public sealed class SobolTests
{
    /// <summary>All sixteen pairs of points of {−1, 1}²: on them the estimators are exact.</summary>
    private static readonly (double[] A, double[] B)[] Points =
    [
        .. from i in Enumerable.Range(0, 16)
           select (new[] { Sign(i & 1), Sign(i & 2) }, new[] { Sign(i & 4), Sign(i & 8) }),
    ];

    [Theory]
    [InlineData(0, 0.8, 0.8)]
    [InlineData(1, 0.2, 0.2)]
    public void Factors_that_add_share_the_variance_by_their_squares(int factor, double first, double total) =>
        AssertNear((first, total), Estimate(factor, x => 7 + (2 * x[0]) + x[1]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Factors_that_only_act_together_have_no_first_order(int factor) =>
        AssertNear((0, 1), Estimate(factor, x => 7 + (x[0] * x[1])));

    [Fact]
    public void A_factor_without_effect_has_none() => AssertNear((0, 0), Estimate(1, x => x[0]));

    /// <summary>Mean 3, variance (4 + 1 + 0 + 9)/4; first (0·½ + 3·1)/2, total (¼ + 1)/4.</summary>
    [Fact]
    public void Both_estimators_by_hand() => AssertNear((1.5 / 3.5, 0.3125 / 3.5), Sobol.Estimate([1, 2], [3, 6], [1.5, 3]));

    [Fact]
    public void Estimates_outside_0_to_1_are_held_at_the_ends()
    {
        AssertNear((1, 1), Sobol.Estimate([1, 2], [3, 6], [5, 9]));
        Assert.Equal(0, Sobol.Estimate([1, 2], [3, 6], [1, 1])!.Value.FirstOrder);
    }

    /// <summary>Around 1,000 a variance of 10⁻⁶ is what rounding may leave; around 0 it is one.</summary>
    [Theory]
    [InlineData(1000, 0.0009, false)]
    [InlineData(1000, 0.0011, true)]
    [InlineData(0, 0.0009, true)]
    [InlineData(0, 0.9e-6, false)]
    [InlineData(0, 1.1e-6, true)]
    public void A_variance_that_is_rounding_is_none(double center, double step, bool varies) =>
        Assert.Equal(varies, Sobol.Estimate([center - step, center + step], [center - step, center + step], [center, center]) is not null);

    private static (double, double)? Estimate(int factor, Func<double[], double> f) => Sobol.Estimate(
        [.. Points.Select(point => f(point.A))],
        [.. Points.Select(point => f(point.B))],
        [.. Points.Select(point => f([.. point.A.Select((x, j) => j == factor ? point.B[j] : x)]))]);

    private static void AssertNear((double First, double Total) expected, (double First, double Total)? actual)
    {
        Assert.Equal(expected.First, actual!.Value.First, 1e-12);
        Assert.Equal(expected.Total, actual.Value.Total, 1e-12);
    }

    private static double Sign(int bit) => bit == 0 ? -1 : 1;
}
