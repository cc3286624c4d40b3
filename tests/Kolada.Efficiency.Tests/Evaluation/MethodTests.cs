using System.Text.Json;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Indices that a model has made by other methods than RKA's: normalisation, mean, outliers, gaps, and indices in indices.</summary>
public sealed class MethodTests
{
    private static readonly KpiTable Table = TableOf(Column("N00001", Year, 1, 3, null, 2, 5), Column("N00002", Year, 10, 20, 30, 40, 50));

    [Theory]
    [InlineData(NormalizationMethod.MinMax, 0, 50, 25, 100)]
    [InlineData(NormalizationMethod.Distance, 0, 50, 25, 100)]
    [InlineData(NormalizationMethod.Rank, 0, 200 / 3.0, 100 / 3.0, 100)]
    [InlineData(NormalizationMethod.None, 1, 3, 2, 5)]
    [InlineData(NormalizationMethod.ZScore, -1.75, 0.25, -0.75, 2.25)]
    public void One_component_by_each_normalisation(NormalizationMethod method, double first, double second, double fourth, double fifth)
    {
        double deviation = method == NormalizationMethod.ZScore ? Math.Sqrt(8.75 / 3) : 1;

        Assert.Equal(
            [first / deviation, second / deviation, null, fourth / deviation, fifth / deviation],
            Qualities(new IndexDefinition { Components = [High("N00001")], Normalization = method }),
            Near);
    }

    [Fact]
    public void Goalposts_are_the_components_own()
    {
        IndexDefinition index = new() { Components = [High("N00001") with { Goalposts = new Goalposts(0, 4) }], Normalization = NormalizationMethod.Goalposts };

        Assert.Equal([25, 75, null, 50, 100], Qualities(index), Near);
        Assert.Equal([75, 25, null, 50, 0], Qualities(index with { Components = [index.Components[0] with { LowerIsBetter = true }] }), Near);
    }

    /// <summary>Scores by rank: 0, 66.7, –, 33.3, 100 and 0, 25, 50, 75, 100; of the means, ranks again.</summary>
    [Fact]
    public void Means_are_normalised_once_more_or_not()
    {
        IndexDefinition index = new() { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.Rank };

        Assert.Equal([0, 550 / 12.0, null, 650 / 12.0, 100], Qualities(index with { Renormalize = false }), Near);
        Assert.Equal([0, 100 / 3.0, null, 200 / 3.0, 100], Qualities(index), Near);
    }

    [Theory]
    [InlineData(AggregationMethod.Arithmetic, 5.5, 11.5, 21, 27.5)]
    [InlineData(AggregationMethod.Geometric, 3.1622776601683795, 7.745966692414834, 8.94427190999916, 15.811388300841896)]
    [InlineData(AggregationMethod.Harmonic, 20 / 11.0, 120 / 23.0, 160 / 42.0, 500 / 55.0)]
    public void Means_of_each_kind(AggregationMethod method, double first, double second, double fourth, double fifth)
    {
        IndexDefinition index = new() { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.None, Aggregation = method };

        Assert.Equal([first, second, null, fourth, fifth], Qualities(index), Near);
    }

    /// <summary>The lowest of a min–max scale scores 0, and no geometric mean is taken of that.</summary>
    [Fact]
    public void A_score_of_zero_has_no_geometric_mean_and_the_reason_is_told()
    {
        IndexDefinition index = new() { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.MinMax, Aggregation = AggregationMethod.Geometric };

        IndexResult lowest = Evaluate(ModelOf(index), Table, 5, 1).Quality;

        Assert.Null(lowest.Index);
        Reason reason = Assert.Single(lowest.MissingReasons);
        Assert.Equal(ReasonCodes.ScoresNotAboveZero, reason.Code);
        Assert.Equal(
            "The model takes a mean for quality that needs scores above 0; those of Kommun 1 are 0 or less in N00001, N00002.",
            reason.ToString(ReportLanguage.English));
        Assert.Equal(
            "Modellen tar ett medelvärde för kvalitetsindex som kräver poäng över 0; för Kommun 1 är de 0 eller lägre i N00001, N00002.",
            reason.ToString(ReportLanguage.Swedish));
        Assert.NotNull(Evaluate(ModelOf(index), Table, 5, 2).Quality.Index);
    }

    /// <summary>One of twenty-one is far out; the value is shown as it is and scored as pulled in.</summary>
    [Fact]
    public void An_outlier_is_pulled_in_and_marked()
    {
        double?[] column = [.. Enumerable.Range(1, 20).Select(i => (double?)i), 1000];
        KpiTable table = TableOf(Column("N00001", Year, column));
        IndexDefinition index = new() { Components = [High("N00001")], Normalization = NormalizationMethod.MinMax, Outliers = OutlierRule.Winsorize };

        ComponentResult outlier = Evaluate(ModelOf(index), table, 21, 21).Quality.Components[0];
        ComponentResult middle = Evaluate(ModelOf(index), table, 21, 10).Quality.Components[0];

        Assert.Equal((1000.0, 100.0, true), (outlier.Value!.Value, outlier.Score!.Value, outlier.IsTreated));
        Assert.Equal(
            (10.0, 900 / 19.0, false),
            (middle.Value!.Value, Math.Round(middle.Score!.Value, 10), middle.IsTreated),
            (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-9 && one.Item3 == other.Item3);
        EfficiencyReport report = EfficiencyCalculator.Evaluate(table, [], ModelOf(index), Id(21), Population(21), [Year]);
        Assert.Contains("\"treated\": true", report.ToJson(), StringComparison.Ordinal);
        Assert.Contains("1000 (outlier pulled in)", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.EndsWith(",true,,", report.ToCsv().TrimEnd('\n').Split('\n')[^2], StringComparison.Ordinal);
        Assert.DoesNotContain(
            "treated\":",
            EfficiencyCalculator.Evaluate(table, [], ModelOf(index), Id(10), Population(21), [Year]).ToJson(),
            StringComparison.Ordinal);
    }

    /// <summary>Counties by the first two digits: 1260 and 1261 are in one, 1280 in another that has no value at all.</summary>
    [Fact]
    public void A_gap_takes_the_mean_of_its_county_or_stays()
    {
        string[] ids = ["1260", "1261", "1262", "1380", "1480", "1481"];
        double?[] values = [4, 8, null, null, 100, null];
        Population population = new() { Title = "p", Members = [.. ids.Select(
            id => new Municipality { Id = id, Title = id, Type = MunicipalityType.Municipality })] };
        KpiTable table = KpiTable.Create(ids.Zip(values, (id, value) => new DataPoint("N00001", id, Year, Gender.Total) { Value = value }));
        EfficiencyModel model = ModelOf(
            new IndexDefinition { Components = [High("N00001")], Normalization = NormalizationMethod.MinMax, FillWith = GapFilling.CountyMean });

        IReadOnlyList<EfficiencyReport> reports = EfficiencyCalculator.EvaluateAll(table, Kpis(model), model, population, [Year]);

        Assert.Equal([4, 8, 6, null, 100, 100], reports.Select(report => report["a"].Latest.Quality.Components[0].Value));
        Assert.Equal([false, false, true, false, false, true], reports.Select(report => report["a"].Latest.Quality.Components[0].IsImputed));
        Assert.Equal(3, reports[0]["a"].Latest.Quality.Components[0].Count);
        Assert.Contains("Area 2024: 2 municipalities without a value of N00001, 1262 among them, are given the mean of the others in the county, as the model says; the percentiles stand on measured values only.", reports[2].Remarks());
        Assert.StartsWith("1380 has no value of N00001", reports[3]["a"].Latest.Quality.Missing(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_published_composites_from_their_parts()
    {
        EfficiencyModel model = EfficiencyModel.Parse("""
            {
              "format": 1, "id": "brp", "version": "1", "title": "BRP+",
              "areas": [
                { "id": "livskvalitet", "title": "Livskvalitet", "quality": { "normalise": "none", "published": "N00310", "components": [
                  { "kpi": "N00300" }, { "kpi": "N00301" }, { "kpi": "N00302" }, { "kpi": "N00303" }, { "kpi": "N00304" }, { "kpi": "N00305" },
                  { "kpi": "N00306" }, { "kpi": "N00307" }, { "kpi": "N00308" }, { "kpi": "N00309" }, { "kpi": "N00366" }] } },
                { "id": "hallbarhet", "title": "Hållbarhet", "quality": { "normalise": "none", "published": "N00373", "components": [
                  { "kpi": "N00370" }, { "kpi": "N00371" }, { "kpi": "N00372" }] } }
              ]
            }
            """);
        DataPoint[] figures =
        [
            .. from kpi in model.GetKpis().Concat(model.GetPublishedKpis())
               from figure in RealFigures.Values(kpi.Value)
               where figure.Key.Year == 2024
               select new DataPoint(kpi, figure.Key.Municipality, 2024, Gender.Total) { Value = (double)figure.Value },
        ];
        string[] ids = [.. figures.Select(figure => figure.Municipality.Value).Distinct()];
        Population population = new() { Title = "BRP+", Members = [.. ids.Select(
            id => new Municipality { Id = id, Title = id, Type = MunicipalityType.Municipality })] };

        IReadOnlyList<EfficiencyReport> reports = EfficiencyCalculator.EvaluateAll(
            KpiTable.Create(figures),
            [],
            model,
            population,
            [2024],
            new EfficiencyOptions { Parts = ReportParts.Published });

        Assert.Equal(8, reports.Count);
        Assert.All(
            reports,
            report => Assert.All(report.Years[0].Areas, area => Assert.Equal(area.Published![0].Published!.Value, area.Quality.Index!.Value, 1e-8)));
    }

    /// <summary>Two themes of their own; scores 0, 50, –, 25, 100 and 0 to 100 by the second, both without a second normalisation.</summary>
    [Fact]
    public void An_index_in_an_index_is_shown_with_its_own_components()
    {
        AreaResult area = Evaluate(Levelled(), Table, 5, 2);

        ComponentResult theme = area.Quality.Components[0];
        Assert.Equal((new KpiId("own:tema"), "Tema", 37.5), (theme.Kpi, theme.Title, theme.Value!.Value));
        Assert.Equal(["N00001", "N00002"], theme.Components.Select(part => part.Kpi.Value));
        Assert.Equal((37.5 + 25) / 2, area.Quality.Index!.Value, 1e-12);
        EfficiencyReport report = EfficiencyCalculator.Evaluate(Table, Kpis(Levelled()), Levelled(), Id(2), Population(5), [Year]);
        Assert.Contains("| Area, quality: own:tema Own index: Tema |", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("own:tema Eget index: Tema |", report.ToMarkdown(ReportLanguage.Swedish), StringComparison.Ordinal);
        Assert.Equal([(0, "own:tema"), (1, "N00001"), (1, "N00002")], area.Quality.GetAllLevels().Take(3).Select(level => (level.Depth, level.Component.Kpi.Value)));
        Assert.Contains("| Area, quality: – N00001 Title of N00001 |", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("– N00001 Title of N00001", HtmlText.Of(report.ToHtml()), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement part = json.RootElement.GetProperty("years")[0].GetProperty("areas")[0].GetProperty("quality").GetProperty("components")[0];
        Assert.Equal(("own:tema", "N00001"), (part.GetProperty("kpi").GetString(), part.GetProperty("components")[0].GetProperty("kpi").GetString()));
        Assert.Contains(
            report.ToCsv().Split('\n'),
            line => line.EndsWith(",own:tema,,,", StringComparison.Ordinal) && line.Contains(",N00001,", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Notes, note => note.Code == ReasonCodes.OwnFigures);
    }

    [Fact]
    public void What_an_index_below_lacks_is_the_reason_of_the_one_above()
    {
        AreaResult area = Evaluate(Levelled(), Table, 5, 3);

        Assert.Null(area.Quality.Index);
        Assert.Equal("Kommun 3 has no value of N00001 (Title of N00001) for 2024 (Kolada says: Missing).", area.Quality.Missing());
        Assert.Equal(area.Quality.MissingReasons, area.Quality.Components[0].MissingReasons);
    }

    [Fact]
    public void Analyses_that_cannot_follow_a_method_refuse_it_with_the_reason_before_any_call()
    {
        EfficiencyAnalysis levelled = new(Table, [], Levelled(), Population(5));
        EfficiencyModel ranked = ModelOf(new IndexDefinition { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.Rank });
        EfficiencyAnalysis other = new(Table, [], ranked, Population(5));

        Assert.Contains(
            "components that are indices themselves",
            Assert.Throws<ArgumentException>(() => levelled.Explain(Id(1), "a", Year)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "around RKA's method only",
            Assert.Throws<ArgumentException>(() => levelled.Robustness(Id(1), "a", Year)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "around RKA's method only",
            Assert.Throws<ArgumentException>(() => other.Robustness(Id(1), "a", Year)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => EfficiencyCalculator.Evaluate(
                Table,
                [],
                Levelled(),
                Id(1),
                Population(5),
                [Year],
                new EfficiencyOptions { Parts = ReportParts.Explanations }));
        Assert.Contains(
            "contributions are not defined",
            Assert.Throws<ArgumentException>(() => other.Explain(Id(2), "a", Year)).Message,
            StringComparison.Ordinal);
        IndexDefinition geometric = new()
        {
            Components = [High("N00001"), High("N00002")],
            Normalization = NormalizationMethod.MinMax,
            Aggregation = AggregationMethod.Geometric,
        };
        Assert.Throws<ArgumentException>(() => new EfficiencyAnalysis(Table, [], ModelOf(geometric), Population(5)).Explain(Id(2), "a", Year));
        EfficiencyModel straight = ModelOf(new IndexDefinition { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.ZScore });
        IndexExplanation explained = new EfficiencyAnalysis(Table, [], straight, Population(5)).Explain(Id(2), "a", Year).Quality!;
        Assert.Equal(explained.Index, explained.MedianIndex + explained.Remainder + explained.Contributions.Sum(part => part.Points), 1e-9);
        Assert.Equal(ReasonCodes.YearsLeftOut, Assert.Single(levelled.Trend(Id(1), "a").Notes).Code);
    }

    /// <summary>0.1 + 0.2 is not 0.3: means that differ by rounding only share their place.</summary>
    [Fact]
    public void Means_that_differ_by_rounding_share_their_rank()
    {
        KpiTable table = TableOf(Column("N00001", Year, 0.1, 0.3, 0, 1), Column("N00002", Year, 0.2, 0, 0, 1));
        IndexDefinition mean = new() { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.None };
        IndexDefinition index = new() { Components = [new IndexComponent { Kpi = "own:medel", Index = mean }], Normalization = NormalizationMethod.Rank };

        double?[] indices = [.. EvaluateAll(ModelOf(index), table, 4, PercentileType.Type7).Select(area => area.Quality.Index)];

        Assert.Equal([50, 50, 0, 100], indices);
    }

    /// <summary>A value of the year before counts for its municipality, and not for the mean of this year.</summary>
    [Fact]
    public void The_mean_of_a_county_is_of_the_same_year()
    {
        KpiTable table = TableOf(Column("N00001", Year, 10, null, null), Column("N00001", Year - 1, 1, 100, null));
        EfficiencyModel model = ModelOf(new IndexDefinition
        {
            Components = [High("N00001") with { UseYearBefore = true, FillWith = GapFilling.CountyMean }],
            Normalization = NormalizationMethod.MinMax,
        });

        Assert.Equal([10, 100, 10], EvaluateAll(model, table, 3, PercentileType.Type7).Select(area => area.Quality.Components[0].Value));
    }

    [Fact]
    public void Another_method_is_a_remark_and_the_scale_of_RKA_is_not_claimed()
    {
        EfficiencyModel model = ModelOf(new IndexDefinition { Components = [High("N00001")], Normalization = NormalizationMethod.ZScore });

        EfficiencyReport report = EfficiencyCalculator.Evaluate(Table, [], model, Id(1), Population(5), [Year]);

        Assert.Contains(report.Notes, note => note.Code == ReasonCodes.OtherMethod);
        Assert.DoesNotContain("Scale 0 (worst) to 100 (best)", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains(
            "Scale 0 (worst) to 100 (best)",
            EfficiencyCalculator.Evaluate(Table, [], Model([], High("N00001")), Id(1), Population(5), [Year]).ToMarkdown(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_logarithm_is_told_and_has_no_percentiles_of_the_values()
    {
        KpiTable table = TableOf(Column("N00001", Year, [.. Enumerable.Range(0, 60).Select(i => (double?)Math.Pow(4, i))]));
        EfficiencyModel model = ModelOf(new IndexDefinition { Components = [High("N00001")], Outliers = OutlierRule.Winsorize });

        EfficiencyReport report = EfficiencyCalculator.Evaluate(table, [], model, Id(5), Population(60), [Year]);
        ComponentResult part = report["a"].Latest.Quality.Components[0];

        Assert.Equal((256.0, false, null, null), (part.Value!.Value, part.IsTreated, part.LowPercentile, part.HighPercentile));
        Assert.Contains(report.Notes, note => note.Code == ReasonCodes.LogarithmTaken);
    }

    [Theory]
    [InlineData(
        NormalizationMethod.Rank,
        "All 3 compared municipalities that have a value of N00001 (Title of N00001) have the same value, so nothing can be compared.")]
    [InlineData(NormalizationMethod.Rka, "P2.5 = P97.5 over the 3 compared municipalities that have a value of N00001 (Title of N00001): (nearly) all have the same value, so nothing can be compared.")]
    public void Equal_values_are_told_by_the_method_that_found_them_equal(NormalizationMethod method, string expected)
    {
        EfficiencyModel model = ModelOf(new IndexDefinition { Components = [High("N00001")], Normalization = method });

        Assert.Equal(expected, Evaluate(model, TableOf(Column("N00001", Year, 7, 7, 7)), 3).Quality.Missing());
    }

    private static EfficiencyModel Levelled() => ModelOf(new IndexDefinition
    {
        Components =
        [
            new IndexComponent
            {
                Kpi = "own:tema",
                Title = "Tema",
                Index = new IndexDefinition { Components = [High("N00001"), High("N00002")], Normalization = NormalizationMethod.MinMax, Renormalize = false },
            },
            new IndexComponent { Kpi = "own:annat", Index = new IndexDefinition { Components = [High("N00002")], Normalization = NormalizationMethod.MinMax } },
        ],
        Normalization = NormalizationMethod.None,
    });

    private static EfficiencyModel ModelOf(IndexDefinition quality)
    {
        EfficiencyModel model = Model([]);
        return model with { Areas = [model.Areas[0] with { Quality = quality }] };
    }

    private static IEnumerable<double?> Qualities(IndexDefinition index) =>
        EvaluateAll(ModelOf(index), Table, 5, PercentileType.Type7).Select(area => area.Quality.Index);

    private static bool Near(double? one, double? other) => one is null == other is null && (one is null || Math.Abs(one.Value - other!.Value) < 1e-9);
}
