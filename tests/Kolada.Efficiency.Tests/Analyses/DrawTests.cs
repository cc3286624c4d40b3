using Kolada.Efficiency.Analyses.Robustness;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Single draws of a robustness analysis, with weights held at the model's so that they can be followed by hand.</summary>
public sealed class DrawTests
{
    /// <summary>So great that the weights drawn differ from the model's by some 1e-7.</summary>
    private const double Tight = 1e14;

    private static readonly List<Choices> Draws = [.. Enumerable.Range(0, 1000).Select(draw => new Choices(1, draw))];

    /// <summary>Scores 0, 50, 100 and 100, 0, 50 with weights 3 to 1: means 25, 37.5, 87.5; as z-scores −1, 0, 1 and 1, −1, 0: means −½, −¼, ¾.</summary>
    [Fact]
    public void Arithmetic_means_are_scaled_again_in_the_way_that_was_drawn()
    {
        ScoredIndex index = new(Quality([0, 1, 2], [20, 0, 10]));
        double spread = Math.Sqrt(0.875 / 2);

        AssertNear([0, 20, 100], Compute(index, Scaling.MinMax));
        AssertNear([0, 20, 100], Compute(index, Scaling.Rka6));
        AssertNear([0, 50, 100], Compute(index, Scaling.Rank));
        AssertNear([50 - (50 / 6.0 / spread), 50 - (25 / 6.0 / spread), 50 + (75 / 6.0 / spread)], Compute(index, Scaling.ZScore));
    }

    /// <summary>The scores stand on 1 to 100: 1, 50.5, 100 and 100, 1, 50.5.</summary>
    [Fact]
    public void Geometric_means_are_of_scores_from_1_to_100()
    {
        double[] means = [Math.Pow(100, 0.25), Math.Pow(50.5, 0.75), Math.Pow(100, 0.75) * Math.Pow(50.5, 0.25)];

        AssertNear(
            [0, 100 * (means[1] - means[0]) / (means[2] - means[0]), 100],
            Compute(new ScoredIndex(Quality([0, 1, 2], [20, 0, 10])), Scaling.MinMax, geometric: true));
        Assert.Equal([0, Math.Log(50.5), Math.Log(100)], new[] { -5.0, 50, 300 }.Select(ScoredIndex.Log));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_left_of_two_components_is_the_index_itself(bool geometric)
    {
        ScoredIndex index = new(Quality([0, 1, 2], [20, 0, 10]));

        Assert.Equal(2, index.Removable);
        AssertNear([100, 0, 50], Compute(index, Scaling.MinMax, geometric, leftOut: 0));
        AssertNear([0, 50, 100], Compute(index, Scaling.MinMax, geometric, leftOut: 1));
        AssertNear([100, 0, 50], Compute(index, Scaling.Rank, geometric, leftOut: 0));
    }

    /// <summary>Scores that are cut off at both ends would move if they were cut off again.</summary>
    [Theory]
    [InlineData(0, new double[] { 20, 0, 10, 12 })]
    [InlineData(1, new double[] { 0, 4, 6, 20 })]
    public void What_is_left_of_two_components_is_not_scaled_again(int leftOut, double[] left) =>
        AssertNear(
            Normalization.Rka(left, PercentileType.Type7),
            Compute(new ScoredIndex(Quality([0, 4, 6, 20], [20, 0, 10, 12])), Scaling.Rka7, leftOut: leftOut));

    [Fact]
    public void A_mean_is_over_the_components_that_are_there()
    {
        ScoredIndex index = new(Quality([0, 1, 2, null], [20, 0, 10, 5]));

        Assert.Equal([0, 1, 2, 3], index.Members);
        AssertNear([0, 20, 100, 0], Compute(index, Scaling.MinMax));
        AssertNear([100, 0, 50, 25], Compute(index, Scaling.MinMax, leftOut: 0));
        AssertNear([0, 50, 100, 50], Compute(index, Scaling.MinMax, leftOut: 1));
    }

    [Fact]
    public void Who_has_only_what_is_left_out_stands_in_the_middle_of_either_mean()
    {
        ScoredIndex index = new(Quality([0, 1, 2, null], [0, 1, 2, null], [0, 1, 2, 2]));

        Assert.Equal(3, index.Removable);
        AssertNear([0, 50, 100, 50], Compute(index, Scaling.MinMax, leftOut: 2));
        AssertNear([0, 50, 100, 50], Compute(index, Scaling.MinMax, geometric: true, leftOut: 2));
    }

    [Fact]
    public void A_flat_component_has_no_part_and_whoever_lacks_the_index_neither()
    {
        ScoredIndex index = new(Quality([5, 5, 5, 5], [0, 1, null, 2]));

        Assert.Equal(0, index.Removable);
        Assert.Equal([0, 1, 3], index.Members);
        AssertNear([0, 50, 100], Compute(index, Scaling.MinMax));
    }

    [Fact]
    public void Means_that_nothing_tells_apart_are_in_the_middle()
    {
        Assert.All(Enum.GetValues<Scaling>(), scaling =>
        {
            Assert.All(new double[][] { [7], [7, 7, 7], [7, 7 + 0.9e-9] }, means => Assert.All(Rescaled(scaling, means), score => Assert.Equal(50, score)));
            Assert.All(new double[][] { [7, 7 + 4e-9], [4e-9, 0] }, means => Assert.DoesNotContain(50, Rescaled(scaling, means)));
        });
    }

    /// <summary>1 to 120 by halves: the cut-offs lie between the third and fourth from either end.</summary>
    [Fact]
    public void Cut_offs_of_many_means_are_the_percentiles_in_any_order()
    {
        double[] means = [.. Enumerable.Range(0, 120).Select(i => (i * 77 % 120) / 2.0)];

        AssertNear(Normalization.Rka(means, PercentileType.Type6), Rescaled(Scaling.Rka6, means));
        AssertNear(Normalization.Rka(means, PercentileType.Type7), Rescaled(Scaling.Rka7, means));
    }

    [Fact]
    public void Ties_share_the_middle_of_their_places()
    {
        AssertNear([12.5, 12.5, 50, 87.5, 87.5], Rescaled(Scaling.Rank, [1, 1, 2, 3, 3]));
        AssertNear([37.5, 100, 37.5, 37.5, 37.5], Rescaled(Scaling.Rank, [1, 2, 1, 1, 1]));
        AssertNear([62.5, 0, 62.5, 62.5, 62.5], Rescaled(Scaling.Rank, [1, 0, 1, 1, 1]));
    }

    [Theory]
    [InlineData(MethodChoice.PercentileType)]
    [InlineData(MethodChoice.Weights)]
    [InlineData(MethodChoice.Normalization)]
    [InlineData(MethodChoice.Aggregation)]
    [InlineData(MethodChoice.LeftOut)]
    public void One_factor_is_taken_from_another_draw_and_no_more(MethodChoice factor)
    {
        Choices a = Draws.First(draw => draw is { PercentileType: PercentileType.Type6, Scaling: Scaling.MinMax, IsGeometric: false } && draw.LeftOut(3) == 1);
        Choices b = Draws.First(draw => draw is { PercentileType: PercentileType.Type7, Scaling: Scaling.ZScore, IsGeometric: true } && draw.LeftOut(3) == 2);

        Choices mixed = a.With(b, factor);

        Choices From(MethodChoice one) => one == factor ? b : a;
        Assert.Equal(From(MethodChoice.PercentileType).PercentileType, mixed.PercentileType);
        Assert.Equal(From(MethodChoice.Weights).Weights.Next(), mixed.Weights.Next());
        Assert.Equal(From(MethodChoice.Normalization).Scaling, mixed.Scaling);
        Assert.Equal(From(MethodChoice.Aggregation).IsGeometric, mixed.IsGeometric);
        Assert.Equal(From(MethodChoice.LeftOut).LeftOut(3), mixed.LeftOut(3));
    }

    /// <summary>Computed apart from this code, from SplitMix64's definition: mix(mix(seed + γ·(draw + 1)) + γ·(factor + 1)) for each factor.</summary>
    [Theory]
    [InlineData(1, 1, PercentileType.Type6, nameof(Scaling.Rka6), true, -1, 0.381410)]
    [InlineData(1, 2, PercentileType.Type7, nameof(Scaling.ZScore), false, 7, 0.290026)]
    [InlineData(1, 4, PercentileType.Type6, nameof(Scaling.Rank), true, -1, 0.504001)]
    [InlineData(7, 2, PercentileType.Type7, nameof(Scaling.MinMax), false, 0, 0.848811)]
    [InlineData(7, 3, PercentileType.Type7, nameof(Scaling.MinMax), true, -1, 0.713727)]
    [InlineData(7, 4, PercentileType.Type7, nameof(Scaling.Rka7), false, -1, 0.786858)]
    public void A_seed_and_a_number_make_a_draw(ulong seed, int draw, PercentileType type, string scaling, bool geometric, int leftOut, double firstWeight)
    {
        Choices choices = new(seed, draw);

        Assert.Equal((type, scaling, geometric, leftOut), (choices.PercentileType, choices.Scaling.ToString(), choices.IsGeometric, choices.LeftOut(9)));
        Assert.Equal(firstWeight, choices.Weights.Next(), 1e-6);
    }

    [Fact]
    public void RKAs_normalisation_is_in_the_percentile_type_that_was_drawn()
    {
        Assert.All(Draws.Where(draw => draw.Scaling == Scaling.Rka6), draw => Assert.Equal(PercentileType.Type6, draw.PercentileType));
        Assert.All(Draws.Where(draw => draw.Scaling == Scaling.Rka7), draw => Assert.Equal(PercentileType.Type7, draw.PercentileType));
    }

    /// <summary>Parameters ½·(3, 1)/2 = (0.75, 0.25), both below 1: mean 0.75, variance 0.75 · 0.25 / 2.</summary>
    [Fact]
    public void Weights_far_from_the_models_have_the_right_mean_and_spread_too()
    {
        RandomStream random = new(11);
        double[] first = new double[5_000];
        double[] weights = new double[2];
        for (int i = 0; i < first.Length; i++)
        {
            (weights[0], weights[1]) = (3, 1);
            random.Dirichlet(weights, 0.5);
            first[i] = weights[0];
        }

        Assert.Equal(0.75, first.Average(), 0.012);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 2), Moments.StandardDeviation(first), 0.01);
    }

    /// <summary>A gamma variable of shape a has mean a and variance a.</summary>
    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(6)]
    public void Gamma_has_its_shape_as_mean_and_variance(double shape)
    {
        RandomStream random = new(5);
        double[] drawn = new double[5_000];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.Gamma(shape);
        }

        Assert.Equal(1, drawn.Average() / shape, 0.05);
        Assert.Equal(1, Math.Pow(Moments.StandardDeviation(drawn), 2) / shape, 0.12);
        Assert.All(drawn, value => Assert.True(value > 0));
    }

    /// <summary>Five hundred draws and the number after them, computed apart from this code: whoever rejects another draw ends elsewhere.</summary>
    [Theory]
    [InlineData(0.4, 190.96002219447757, 0.8516999090932227)]
    [InlineData(1, 509.9880342069518, 0.6564431277458199)]
    [InlineData(6, 2956.0818579336064, 0.00017176532671070444)]
    public void Gamma_is_drawn_in_Marsaglia_and_Tsangs_way(double shape, double sum, double next)
    {
        RandomStream random = new(5);
        double drawn = 0;
        for (int i = 0; i < 500; i++)
        {
            drawn += random.Gamma(shape);
        }

        Assert.Equal(sum, drawn, 1e-9);
        Assert.Equal(next, random.Next(), 1e-15);
    }

    private static IndexColumn Quality(params double?[][] columns)
    {
        EfficiencyModel model = Model([], [.. columns.Select((_, j) => High($"N0000{j + 1}", j == 0 ? 3 : 1))]);
        ServiceArea area = model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 1 } };
        KpiTable table = TableOf([.. columns.Select((column, j) => Column($"N0000{j + 1}", Year, column))]);
        return AreaColumns.Evaluate(table, Population(columns[0].Length), model, area, Year, PercentileType.Type6).Quality;
    }

    private static double[] Compute(ScoredIndex index, Scaling scaling, bool geometric = false, int leftOut = -1)
    {
        Choices choices = Draws.First(draw => draw.Scaling == scaling && draw.IsGeometric == geometric);
        RandomStream weights = choices.Weights;
        double[] result = new double[index.Members.Length];
        index.Compute(choices, leftOut, ref weights, Tight, result, new DrawWork(result.Length, 3));
        return result;
    }

    private static double[] Rescaled(Scaling scaling, double[] means)
    {
        double[] scores = [.. means];
        Rescaling.Apply(scores, scaling, new double[scores.Length]);
        return scores;
    }

    private static void AssertNear(IEnumerable<double> expected, double[] actual) =>
        Assert.Equal(expected, actual, (one, other) => Math.Abs(one - other) < 1e-4);
}
