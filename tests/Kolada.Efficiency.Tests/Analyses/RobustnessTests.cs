using Kolada.Efficiency.Analyses.Robustness;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class RobustnessTests
{
    /// <summary>Enough for what is the same in every draw.</summary>
    private static readonly RobustnessOptions Few = new() { Draws = RobustnessOptions.MinDraws };

    [Fact]
    public void The_same_seed_gives_the_same_result_and_another_seed_another()
    {
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);
        string Run(ulong seed) => Text(analysis.Robustness(SkaneData.Hoor, "grundskola", 2022, new RobustnessOptions { Draws = 2100, Seed = seed }));

        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8));
    }

    /// <summary>Pinned, so that a change of the random numbers, or a machine with other ones, is noticed.</summary>
    [Fact]
    public void Hoors_school_is_where_it_was()
    {
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);

        Golden.AssertSame(
            "robustness.txt",
            string.Concat(SkaneData.Model.Areas.Select(area => $"{area.Id}\n{Text(analysis.Robustness(SkaneData.Hoor, area.Id, 2022))}")));
    }

    /// <summary>Pinned too, and small: seven municipalities, two components and three, and more draws than a thread takes at a time.</summary>
    [Fact]
    public void A_small_group_is_where_it_was()
    {
        KpiTable table = TableOf(
            Column("N00001", Year, 10, 12, 9, 30, 14, 11, 18),
            Column("N00002", Year, 4, 7, 5, 1, 8, 3, 2),
            Column("N00003", Year, 50, 70, 20, 65, 90, 10, 55),
            Column("N00004", Year, 3, 1, 4, 1, 5, 9, 2),
            Column("N00005", Year, 7, 8, 2, 6, 6, 1, 9));
        EfficiencyAnalysis analysis = new(table, [], Model([Low("N00001"), Low("N00002")], High("N00003"), High("N00004", 2), High("N00005")), Population(7));

        Golden.AssertSame(
            "robustness-small.txt",
            string.Concat(new[] { 1, 4, 7 }.Select(i => $"{i}\n{Text(analysis.Robustness(Id(i), "a", Year, new RobustnessOptions { Draws = 1400 }))}")));
    }

    [Fact]
    public void Who_is_best_in_everything_is_first_in_every_draw()
    {
        KpiTable table = TableOf(
            Column("N00001", Year, [.. Enumerable.Range(1, 30).Select(i => (double?)i)]),
            Column("N00002", Year, [.. Enumerable.Range(1, 30).Select(i => (double?)-i)]),
            Column("N00003", Year, [.. Enumerable.Range(1, 30).Select(i => (double?)(i * -i))]));

        RankRobustness efficiency = new EfficiencyAnalysis(table, [], Model([Low("N00001")], High("N00002"), High("N00003")), Population(30))
            .Robustness(Id(1), "a", Year, Few).Efficiency!;

        Assert.Equal((1, 1, 1, 30), (efficiency.Best, efficiency.Median, efficiency.Worst, efficiency.Count));
        Assert.Equal("1st of 30 in 100 % of reasonable choices, whatever the method.", efficiency.ToSentence());
    }

    [Fact]
    public void An_index_of_one_component_depends_on_no_weights_and_none_left_out()
    {
        KpiTable table = TableOf(Column("N00001", Year, [.. Enumerable.Range(1, 30).Select(i => (double?)Math.Sin(i))]));

        ByIndex<RankRobustness?> result = new EfficiencyAnalysis(table, [], Model([Low("N00001")]), Population(30)).Robustness(Id(4), "a", Year, Few);

        Assert.Equal((result.Resource!.Rank, result.Resource.Rank), (result.Resource.Best, result.Resource.Median));
        Assert.Equal((null, null), (result.Quality, result.Efficiency));
        Assert.Equal(result.Resource.Rank, result.Resource.Worst);
        Assert.DoesNotContain(result.Resource.Sensitivities, one => one.Choice is MethodChoice.Weights or MethodChoice.LeftOut && one.Total > 0);
        Assert.Equal(1, result.Resource.Components);
        Assert.EndsWith(" of 30: the index has one component, which leaves no choice of method.", result.Resource.ToSentence(), StringComparison.Ordinal);
        Assert.EndsWith(
            " av 30: indexet har ett enda nyckeltal, som inte lämnar något metodval.",
            result.Resource.ToSentence(ReportLanguage.Swedish),
            StringComparison.Ordinal);
    }

    /// <summary>Everybody has one component at least; whoever has only the one that is left out stands in the middle, never at an end.</summary>
    [Fact]
    public void Missing_components_are_left_out_of_the_draws_means()
    {
        EfficiencyModel model = Model([], High("N00001"), High("N00002"));
        model = model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 1 } }] };
        double?[] first = [.. Enumerable.Range(1, 20).Select(i => (double?)i), null];
        double?[] second = [.. Enumerable.Range(1, 20).Select(i => (double?)i), 10.5];
        EfficiencyAnalysis analysis = new(TableOf(Column("N00001", Year, first), Column("N00002", Year, second)), [], model, Population(21));

        RankRobustness best = analysis.Robustness(Id(20), "a", Year, Few).Quality!;
        RankRobustness partly = analysis.Robustness(Id(21), "a", Year, Few).Quality!;

        Assert.Equal((1, 1, 21), (best.Best, best.Worst, best.Count));
        Assert.InRange(partly.Best, 10, 12);
        Assert.InRange(partly.Worst, 10, 12);
    }

    /// <summary>Forty equal values and an outlier: by type 7 nothing tells anyone apart, by type 6 the outlier is ahead.</summary>
    [Fact]
    public void A_column_that_is_flat_by_one_percentile_type_only_has_ranks_all_the_same()
    {
        double?[] column = [.. Enumerable.Repeat((double?)1, 40), 2];
        EfficiencyAnalysis analysis = new(
            TableOf(Column("N00001", Year, column)),
            [],
            Model([], High("N00001")),
            Population(41),
            new EfficiencyOptions { PercentileType = PercentileType.Type6 });

        Assert.NotNull(Evaluate(Model([], High("N00001")), TableOf(Column("N00001", Year, column)), 41, type: PercentileType.Type7).Quality.Missing());
        RankRobustness ahead = analysis.Robustness(Id(41), "a", Year, Few).Quality!;
        RankRobustness other = analysis.Robustness(Id(1), "a", Year, Few).Quality!;
        Assert.Equal((1, 1), (ahead.Best, ahead.Worst));
        Assert.InRange(other.Best, 1, 2);
        Assert.Equal(2, other.Worst);
    }

    /// <summary>Against reports of the groups that are left when one is taken away.</summary>
    [Fact]
    public void The_ranks_without_one_are_those_of_the_smaller_groups()
    {
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);

        ByIndex<RankRobustness?> found = analysis.Robustness(SkaneData.Hoor, "grundskola", 2022, Few);

        ByIndex<IndexResult>[] smaller =
        [
            .. SkaneData.Population.Members.Where(member => member.Id != SkaneData.Hoor).Select(left => EfficiencyCalculator.Evaluate(
                SkaneData.Table,
                SkaneData.Kpis,
                SkaneData.Model,
                SkaneData.Hoor,
                SkaneData.Population with { Members = [.. SkaneData.Population.Members.Where(member => member.Id != left.Id)] },
                [2022])["grundskola"].Latest.Indices),
        ];
        Assert.Equal(32, smaller.Length);
        Assert.All(Enum.GetValues<IndexKind>(), kind =>
        {
            List<int> ranks = [.. smaller.Select(indices => indices[kind].Rank!.Value)];
            Assert.Equal((ranks.Min(), ranks.Max()), (found[kind]!.BestWithoutOne!.Value, found[kind]!.WorstWithoutOne!.Value));
            Assert.True(ranks.Min() < ranks.Max());
        });
    }

    [Fact]
    public void Of_two_nobody_can_be_left_out()
    {
        RankRobustness ranks = new EfficiencyAnalysis(TableOf(Column("N00001", Year, 1, 2)), [], Model([Low("N00001")]), Population(2))
            .Robustness(Id(1), "a", Year, Few).Resource!;

        Assert.Equal((null, null), (ranks.BestWithoutOne, ranks.WorstWithoutOne));
    }

    [Theory]
    [InlineData(699, 5, "Draws is 699; it must be 700 to 10000000.")]
    [InlineData(10_000_001, 5, "Draws is 10000001; it must be 700 to 10000000.")]
    [InlineData(700, 0, "WeightConcentration is 0; it must be above 0.")]
    [InlineData(700, -1, "WeightConcentration is -1; it must be above 0.")]
    [InlineData(700, double.NaN, "WeightConcentration is NaN; it must be above 0.")]
    [InlineData(700, double.PositiveInfinity, "WeightConcentration is Infinity; it must be above 0.")]
    public void Impossible_options_are_refused(int draws, double concentration, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(() => new EfficiencyAnalysis(TableOf(Column("N00001", Year, 1, 2)), [], Model([Low("N00001")]), Population(2))
                .Robustness(Id(1), "a", Year, new RobustnessOptions { Draws = draws, WeightConcentration = concentration })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Draws_are_a_multiple_of_seven_and_those_of_the_options()
    {
        EfficiencyAnalysis analysis = new(TableOf(Column("N00001", Year, 1, 2)), [], Model([Low("N00001")]), Population(2));

        Assert.Equal(700, analysis.Robustness(Id(1), "a", Year, new RobustnessOptions { Draws = 706 }).Resource!.Draws);
        Assert.Equal(9996, analysis.Robustness(Id(1), "a", Year).Resource!.Draws);
    }

    /// <summary>
    /// First in one component and last in the other, in both indices: whichever is left out decides, and it is left out in an eighth of the
    /// draws.
    /// </summary>
    [Fact]
    public void A_component_that_is_left_out_is_missed_in_its_own_index()
    {
        double?[] up = [.. Enumerable.Range(1, 30).Select(i => (double?)i)];
        double?[] down = [.. Enumerable.Range(1, 30).Select(i => (double?)(i * -i))];
        EfficiencyAnalysis analysis = new(
            TableOf(Column("N00001", Year, up), Column("N00002", Year, down), Column("N00003", Year, up), Column("N00004", Year, down)),
            [],
            Model([Low("N00001"), Low("N00002")], High("N00003"), High("N00004")),
            Population(30));

        ByIndex<RankRobustness?> robustness = analysis.Robustness(Id(1), "a", Year, Few);

        Assert.All(new[] { robustness.Resource!, robustness.Quality! }, one => Assert.Equal((1, 30, 30), (one.Best, one.Worst, one.Count)));
    }

    [Fact]
    public void Who_lacks_one_index_has_the_other()
    {
        EfficiencyAnalysis analysis = new(
            TableOf(Column("N00001", Year, null, 2, 3, 1), Column("N00002", Year, 3, 2, 1, null)),
            [],
            Model([Low("N00001")], High("N00002")),
            Population(4));

        ByIndex<RankRobustness?> first = analysis.Robustness(Id(1), "a", Year, Few);
        ByIndex<RankRobustness?> last = analysis.Robustness(Id(4), "a", Year, Few);
        ByIndex<RankRobustness?> both = analysis.Robustness(Id(2), "a", Year, Few);

        Assert.Equal((null, 1, 3, null), (first.Resource, first.Quality!.Best, first.Quality.Count, first.Efficiency));
        Assert.Equal((1, 3, null, null), (last.Resource!.Worst, last.Resource.Count, last.Quality, last.Efficiency));
        Assert.Equal((1, 1, 2), (both.Efficiency!.Best, both.Efficiency.Worst, both.Efficiency.Count));
    }

    [Theory]
    [InlineData(1, 1, "1st of 33 in 90 % of reasonable choices; the weights matter most.")]
    [InlineData(3, 9, "Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most.")]
    [InlineData(12, 22, "Between 12th and 22nd of 33 in 90 % of reasonable choices; the weights matter most.")]
    public void It_is_said_in_plain_words(int best, int worst, string expected) => Assert.Equal(expected, new RankRobustness
    {
        Rank = 5,
        Count = 33,
        Best = best,
        Median = best,
        Worst = worst,
        Draws = 700,
        Sensitivities = [new(MethodChoice.Aggregation, 0.1, 0.2), new(MethodChoice.Weights, 0.1, 0.6)],
    }.ToSentence());

    /// <summary>With weights held at the model's, nothing left out, RKA's normalisation and the arithmetic mean, a draw is the model's own index.</summary>
    [Theory]
    [InlineData(PercentileType.Type6)]
    [InlineData(PercentileType.Type7)]
    public void A_draw_of_the_models_own_choices_is_the_models_own_index(PercentileType type)
    {
        foreach (ServiceArea area in SkaneData.Model.Areas)
        {
            AreaColumns columns = AreaColumns.Evaluate(SkaneData.Table, SkaneData.Population, SkaneData.Model, area, 2022, type);
            foreach (IndexColumn column in new[] { columns.Resource, columns.Quality }.Where(column => column.Count > 0))
            {
                ScoredIndex index = new(column);
                double[] result = new double[index.Members.Length];
                Choices own = Enumerable.Range(0, 1000)
                    .Select(draw => new Choices(1, draw))
                    .First(choices => !choices.IsGeometric && choices.Scaling == (type == PercentileType.Type6 ? Scaling.Rka6 : Scaling.Rka7));
                RandomStream weights = own.Weights;

                index.Compute(own, leftOut: -1, ref weights, concentration: 1e14, result, new DrawWork(33, 4));

                Assert.All(index.Members.Zip(result), pair => Assert.Equal(column.Indices[pair.First], pair.Second, 1e-4));
            }
        }
    }

    [Fact]
    public void The_fast_normalisations_are_the_slow_ones() => Laws.Hold(Laws.Columns, column =>
        Same(column, Scaling.Rka6, Normalization.Rka(column, PercentileType.Type6, Normalizer.ScoreTolerance))
        && Same(column, Scaling.Rka7, Normalization.Rka(column, PercentileType.Type7, Normalizer.ScoreTolerance))
        && Same(column, Scaling.MinMax, Normalization.MinMax(column, lowerIsBetter: false))
        && Same(column, Scaling.Rank, Normalization.Rank(column, lowerIsBetter: false))
        && Same(column, Scaling.ZScore, Array.ConvertAll(Normalization.ZScore(column, lowerIsBetter: false), Rescaling.FromZ)));

    [Fact]
    public void Sobol_indices_of_the_Ishigami_function_are_the_known_ones()
    {
        // f = sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 over (−π, π)³: S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.
        const int n = 200_000;
        RandomStream random = new(42);
        double[][] a = Points(ref random), b = Points(ref random);
        double[] fa = [.. a.Select(Ishigami)], fb = [.. b.Select(Ishigami)];

        (double, double)[] expected = [(0.3139, 0.5576), (0.4424, 0.4424), (0, 0.2437)];
        for (int factor = 0; factor < 3; factor++)
        {
            double[] mixed = [.. a.Zip(b, (one, other) => Ishigami([.. one.Select((x, k) => k == factor ? other[k] : x)]))];
            (double first, double total) = Sobol.Estimate(fa, fb, mixed)!.Value;
            Assert.Equal(expected[factor].Item1, first, 0.01);
            Assert.Equal(expected[factor].Item2, total, 0.01);
        }

        Assert.Null(Sobol.Estimate([1, 1], [1, 1], [1, 1]));

        static double Ishigami(double[] x) => Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));

        static double[][] Points(ref RandomStream random)
        {
            double[][] points = new double[n][];
            for (int i = 0; i < n; i++)
            {
                points[i] = [Angle(ref random), Angle(ref random), Angle(ref random)];
            }

            return points;
        }

        static double Angle(ref RandomStream random) => Math.PI * ((2 * random.Next()) - 1);
    }

    [Fact]
    public void Random_numbers_are_SplitMix64()
    {
        RandomStream random = new(1234567);

        Assert.Equal([6457827717110365317 >> 11, 3203168211198807973 >> 11], new[] { random.Next(), random.Next() }.Select(next => (long)(next * (1L << 53))));
    }

    [Fact]
    public void Dirichlet_weights_have_the_right_mean_and_spread()
    {
        // Parameters 5·(3, 1)/2 = (7.5, 2.5): mean 0.75, variance 0.75 · 0.25 / 11.
        RandomStream random = new(9);
        double[] first = new double[50_000];
        double[] weights = new double[2];
        for (int i = 0; i < first.Length; i++)
        {
            (weights[0], weights[1]) = (3, 1);
            random.Dirichlet(weights, 5);
            Assert.Equal(1, weights[0] + weights[1], 1e-12);
            first[i] = weights[0];
        }

        Assert.Equal(0.75, first.Average(), 0.003);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 11), Moments.StandardDeviation(first), 0.002);
    }

    [Fact]
    public void Every_choice_is_drawn_as_often_as_it_should()
    {
        List<Choices> draws = [.. Enumerable.Range(0, 8000).Select(draw => new Choices(3, draw))];

        Assert.InRange(draws.Count(draw => draw.LeftOut(3) == -1), 3850, 4150);
        Assert.InRange(draws.Count(draw => draw.LeftOut(20) == -1), 3850, 4150);
        Assert.All([0, 1, 2], removed => Assert.InRange(draws.Count(draw => draw.LeftOut(3) == removed), 1200, 1470));
        Assert.InRange(draws.Count(draw => draw.IsGeometric), 3850, 4150);
        Assert.InRange(draws.Count(draw => draw.PercentileType == PercentileType.Type6), 3850, 4150);
        Assert.All([Scaling.MinMax, Scaling.ZScore, Scaling.Rank], scaling => Assert.InRange(draws.Count(draw => draw.Scaling == scaling), 1850, 2150));
        Assert.All(draws, draw => Assert.Equal(-1, draw.LeftOut(0)));
    }

    /// <summary>Where nothing tells the means apart, the fast ones put each in the middle.</summary>
    private static bool Same(double[] column, Scaling scaling, double[] slow)
    {
        double[] fast = [.. column];
        Rescaling.Apply(fast, scaling, new double[column.Length]);
        return fast.Zip(slow).All(pair => Math.Abs(pair.First - (double.IsNaN(pair.Second) ? 50 : pair.Second)) < 1e-9);
    }

    private static string Text(ByIndex<RankRobustness?> result) => string.Concat(new[] { result.Resource, result.Quality, result.Efficiency }
        .OfType<RankRobustness>().Select(one =>
        FormattableString.Invariant($"  {one.Rank} {one.Best}-{one.Median}-{one.Worst} of {one.Count}, {one.Draws}: {string.Join(", ", one.Sensitivities.Select(s => FormattableString.Invariant($"{s.Choice} {s.FirstOrder:0.000} {s.Total:0.000}")))}\n  {one.ToSentence()}\n")));
}
