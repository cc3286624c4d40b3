using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class ReasonsTests
{
    private static readonly double[][] Figures =
    [
        [10, 12, 9, 30, 14, 11, 18],
        [50, 70, 20, 65, 90, 10, 55],
        [3, 1, 4, 1, 5, 9, 2],
        [7, 8, 2, 6, 6, 1, 9],
    ];

    private static readonly double[] QualityMeans = [.. Enumerable.Range(0, 7).Select(member => QualityMean(ScoresOf(member)))];
    private static readonly double[] Means = [.. Enumerable.Range(0, 7).Select(member => Mean(ScoresOf(member)))];

    [Fact]
    public void Contributions_of_every_index_of_Skane_sum_to_the_distance()
    {
        EfficiencyAnalysis analysis = new(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population);
        int checkedIndices = 0;
        foreach (Municipality member in SkaneData.Population.Members)
        {
            foreach (ServiceArea area in SkaneData.Model.Areas)
            {
                ByIndex<IndexExplanation?> reasons = analysis.Explain(member.Id, area.Id, 2022);
                foreach (IndexExplanation index in new[] { reasons.Resource, reasons.Quality, reasons.Efficiency }.OfType<IndexExplanation>())
                {
                    Assert.Equal(index.Index, index.MedianIndex + index.Remainder + index.Contributions.Sum(part => part.Points), 1e-9);
                    checkedIndices++;
                }
            }
        }

        Assert.True(checkedIndices > 33 * 10, $"Only {checkedIndices} indices were checked.");
    }

    /// <summary>Every order of changing the components, one after the other, with the index computed from its definition.</summary>
    [Fact]
    public void Shapley_values_equal_the_mean_over_all_orders()
    {
        EfficiencyAnalysis analysis = Analysis();
        for (int member = 0; member < 7; member++)
        {
            IndexExplanation reasons = analysis.Explain(Id(member + 1), "a", Year).Efficiency!;

            double[] expected = new double[4];
            int orders = 0;
            foreach (int[] order in Orders([0, 1, 2, 3]))
            {
                double[] scores = [.. Enumerable.Range(0, 4).Select(MedianScore)];
                foreach (int j in order)
                {
                    double before = EfficiencyOf(scores);
                    scores[j] = Score(j, Figures[j][member]);
                    expected[j] += EfficiencyOf(scores) - before;
                }

                orders++;
            }

            Assert.Equal(24, orders);
            Assert.All(expected.Zip(reasons.Contributions), pair => Assert.Equal(pair.First / 24, pair.Second.Points, 1e-9));
        }
    }

    [Fact]
    public void One_unit_better_is_the_index_with_that_value_and_everything_else_fixed()
    {
        EfficiencyAnalysis analysis = Analysis();
        for (int member = 0; member < 7; member++)
        {
            IndexExplanation reasons = analysis.Explain(Id(member + 1), "a", Year).Efficiency!;
            double[] own = [.. Enumerable.Range(0, 4).Select(j => Score(j, Figures[j][member]))];
            for (int j = 0; j < 4; j++)
            {
                double[] better = [.. own];
                better[j] = Score(j, Figures[j][member] + (j == 0 ? -1 : 1));

                Assert.Equal(EfficiencyOf(better) - EfficiencyOf(own), reasons.Contributions[j].OneUnitBetter, 1e-9);
            }
        }
    }

    [Fact]
    public void An_index_of_one_component_is_explained_by_it_alone()
    {
        IndexExplanation reasons = Analysis().Explain(Id(3), "a", Year).Resource!;

        Contribution only = Assert.Single(reasons.Contributions);
        Assert.Equal((reasons.Index, 100.0), (only.Score, reasons.Index));
        Assert.Equal(reasons.Index - reasons.ReferenceIndex, only.Points, 1e-12);
        Assert.Equal(0, reasons.Remainder, 1e-12);
    }

    [Fact]
    public void A_missing_index_has_no_reasons()
    {
        ByIndex<IndexExplanation?> reasons = new EfficiencyAnalysis(TableOf(Column("N00001", Year, null, 1, 2)), [], Model([Low("N00001")]), Population(3))
            .Explain(Id(1), "a", Year);

        Assert.Equal((null, null, null), (reasons.Resource, reasons.Quality, reasons.Efficiency));
    }

    /// <summary>Scores 0, 50, 100, – and 100, 0, –, 50 with weights 3 to 1: means 25, 37.5, 100, 50 on a scale from 25 to 100.</summary>
    [Fact]
    public void A_component_that_the_municipality_lacks_takes_no_part()
    {
        EfficiencyModel model = Model([], High("N00001", 3), High("N00002"));
        model = model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 1 } }] };
        KpiTable table = TableOf(Column("N00001", Year, 0, 1, 2, null), Column("N00002", Year, 20, 0, null, 10));
        EfficiencyAnalysis analysis = new(
            table,
            [new Kpi { Id = "N00001", Title = "First" }],
            model,
            Population(4),
            new EfficiencyOptions { PercentileType = PercentileType.Type6 });

        IndexExplanation third = analysis.Explain(Id(3), "a", Year).Quality!;
        IndexExplanation fourth = analysis.Explain(Id(4), "a", Year).Quality!;

        Contribution only = Assert.Single(third.Contributions);
        Assert.Equal((new KpiId("N00001"), "First", 100, 50), (only.Kpi, only.Title, only.Score, only.MedianScore));
        Assert.Equal((100, 25 / 75.0 * 100), (third.Index, third.ReferenceIndex));
        Assert.Equal(50 / 75.0 * 100, only.Points, 1e-9);
        Assert.Equal((12.5 + 25) / 2 / 75 * 100, third.MedianIndex, 1e-9);
        Assert.Equal(third.ReferenceIndex - third.MedianIndex, third.Remainder);
        Assert.Equal(
            (new KpiId("N00002"), "N00002", 50, 0.0),
            Assert.Single(fourth.Contributions.Select(part => (part.Kpi, part.Title, part.Score, part.Points))));
        Assert.Equal(100 * 5 / 75.0, fourth.Contributions[0].OneUnitBetter, 1e-9);
    }

    /// <summary>Scores 100, 50, 0 and 0, 100, 50 of costs and 0, 50, 100 and 50, 0, 100 of qualities: both indices have two components.</summary>
    [Fact]
    public void Components_of_both_indices_explain_the_efficiency_index_each_in_its_own()
    {
        KpiTable table = TableOf(
            Column("N00001", Year, 1, 2, 3),
            Column("N00002", Year, 3, 1, 2),
            Column("N00003", Year, 1, 2, 3),
            Column("N00004", Year, 2, 1, 3));
        EfficiencyAnalysis analysis = new(
            table,
            [],
            Model([Low("N00001"), Low("N00002")], High("N00003"), High("N00004")),
            Population(3),
            new EfficiencyOptions { PercentileType = PercentileType.Type6 });

        // Resource means 50, 75, 25 make 50, 100, 0; quality means 25, 25, 100 make 0, 0, 100; so efficiency means are 25, 50, 50.
        ByIndex<IndexExplanation?> reasons = analysis.Explain(Id(1), "a", Year);

        Assert.Equal((50.0, 50.0, 0.0), (reasons.Resource!.Index, reasons.Resource.ReferenceIndex, reasons.Resource.Remainder));
        Assert.Equal([50, -50], reasons.Resource.Contributions.Select(part => part.Points));
        Assert.Equal([50, 50], reasons.Resource.Contributions.Select(part => part.MedianScore));
        Assert.Equal(
            (0.0, 100 / 3.0),
            (reasons.Quality!.Index, Math.Round(reasons.Quality.ReferenceIndex, 12)),
            (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
        Assert.Equal(["N00001", "N00002", "N00003", "N00004"], reasons.Efficiency!.Contributions.Select(part => part.Kpi.Value));
        Assert.Equal(reasons.Efficiency.Index - reasons.Efficiency.ReferenceIndex, reasons.Efficiency.Contributions.Sum(part => part.Points), 1e-9);
        Assert.Equal(0, reasons.Efficiency.Contributions[3].Points, 1e-9);
    }

    [Fact]
    public void More_than_twenty_components_are_refused()
    {
        EfficiencyModel model = Model(
            [],
            [.. Enumerable.Range(1, 21).Select(i => High(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"N{i:00000}")))]);
        EfficiencyAnalysis analysis = new(TableOf([.. model.GetKpis().Select(kpi => Column(kpi, Year, 1, 2, 3))]), [], model, Population(3));

        Assert.Equal(
            "Contributions are computed for at most 20 components, and the area a has 21.",
            Assert.Throws<ArgumentException>(() => analysis.Explain(Id(1), "a", Year)).Message);
    }

    [Fact]
    public void Nothing_is_analysed_without_figures_a_catalogue_a_valid_model_and_a_population()
    {
        (KpiTable table, EfficiencyModel model, Population population) = (TableOf(Column("N00001", Year, 1, 2)), Model([Low("N00001")]), Population(2));

        Assert.Equal("table", Assert.Throws<ArgumentNullException>(() => new EfficiencyAnalysis(null!, [], model, population)).ParamName);
        Assert.Equal("kpis", Assert.Throws<ArgumentNullException>(() => new EfficiencyAnalysis(table, null!, model, population)).ParamName);
        Assert.Contains(
            "is not valid",
            Assert.Throws<ArgumentException>(() => new EfficiencyAnalysis(table, [], model with { Areas = [] }, population)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "has no members",
            Assert.Throws<ArgumentException>(() => new EfficiencyAnalysis(table, [], model, population with { Members = [] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_is_found_whatever_the_case_of_its_id()
    {
        ByIndex<IndexExplanation?> reasons = Analysis().Explain(Id(1), "A", Year);

        Assert.NotNull(reasons.Resource);
        Assert.Equal(["a"], Analysis().Trend(Id(1), "A").Years.Select(area => area.Id));
    }

    [Fact]
    public void Wrong_questions_are_sentences()
    {
        EfficiencyAnalysis analysis = Analysis();
        EfficiencyModel two = Model([Low("N00001")]);
        two = two with { Areas = [two.Areas[0], two.Areas[0] with { Id = "c" }] };

        Assert.StartsWith(
            "The model test has no area 'b'. It has a, c.",
            Assert.Throws<ArgumentException>(
                () => new EfficiencyAnalysis(TableOf(Column("N00001", Year, 1, 2)), [], two, Population(2)).Explain(Id(1), "b", Year)).Message,
            StringComparison.Ordinal);
        Assert.Contains("The year 3000", Assert.Throws<ArgumentException>(() => analysis.Trend(Id(1), "a", [Year, 3000])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "has no area 'b'. It has a.",
            Assert.Throws<ArgumentException>(() => analysis.Explain(Id(1), "b", Year)).Message,
            StringComparison.Ordinal);
        Assert.Contains("0009 is not a member", Assert.Throws<ArgumentException>(() => analysis.Explain(Id(9), "a", Year)).Message, StringComparison.Ordinal);
        Assert.Contains("The year 3000", Assert.Throws<ArgumentException>(() => analysis.Explain(Id(1), "a", 3000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_are_better_and_not_dearer_the_nearest_first()
    {
        KpiTable table = TableOf(
            Column("N00001", Year, 10, 10, 12, 8, 9, 20),
            Column("N00002", Year, 50, 60, 90, 50, 55, 99),
            Column("N00003", Year, 0, 9, 1, 2, 3, 0));
        EfficiencyAnalysis analysis = new(table, [], Model([Low("N00001")], High("N00002")), Population(6));
        IReadOnlyList<SimilarMunicipality> near = SimilarMunicipalities.Nearest(table, Id(1), Population(6).Members, [new("N00003")], Year, 4);

        // 3 and 6 are dearer, 4 is not better; 2 is too far to be among the four nearest.
        Assert.Equal(["0002", "0005"], analysis.FindPeers(Id(1), "a", Year).Select(peer => peer.Municipality.Id.Value));
        Peer peer = Assert.Single(analysis.FindPeers(Id(1), "a", Year, near));
        Assert.Equal(("0005", near.Single(one => one.Municipality.Id == Id(5)).Distance), (peer.Municipality.Id.Value, peer.Distance));
        Assert.Single(analysis.FindPeers(Id(1), "a", Year, count: 1));
        Assert.Empty(analysis.FindPeers(Id(6), "a", Year));
    }

    private static EfficiencyAnalysis Analysis()
    {
        KpiTable table = TableOf([.. Figures.Select((column, j) => Column($"N0000{j + 1}", Year, [.. column.Select(value => (double?)value)]))]);
        return new EfficiencyAnalysis(
            table,
            [],
            Model([Low("N00001")], High("N00002"), High("N00003", 2), High("N00004")),
            Population(7),
            new EfficiencyOptions { PercentileType = PercentileType.Type6 });
    }

    /// <summary>Type 6 in a group of seven is plain min–max.</summary>
    private static double MinMax(double value, IEnumerable<double> all) => 100 * Math.Clamp((value - all.Min()) / (all.Max() - all.Min()), 0, 1);

    private static double Score(int j, double value) => j == 0 ? 100 - MinMax(value, Figures[0]) : MinMax(value, Figures[j]);

    private static double MedianScore(int j) => Figures[j].Select(value => Score(j, value)).Order().ElementAt(3);

    private static double QualityMean(IReadOnlyList<double> scores) => (scores[1] + (2 * scores[2]) + scores[3]) / 4;

    private static double[] ScoresOf(int member) => [.. Enumerable.Range(0, 4).Select(j => Score(j, Figures[j][member]))];

    private static double Quality(IReadOnlyList<double> scores) => MinMax(QualityMean(scores), QualityMeans);

    private static double Mean(IReadOnlyList<double> scores) => (scores[0] + Quality(scores)) / 2;

    private static double EfficiencyOf(IReadOnlyList<double> scores) => MinMax(Mean(scores), Means);

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
