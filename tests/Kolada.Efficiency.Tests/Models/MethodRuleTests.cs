using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>How a model says by which method its indices are made: what is written and read back, and what is refused.</summary>
public sealed class MethodRuleTests
{
    [Fact]
    public void Everything_survives_writing_and_reading()
    {
        EfficiencyModel model = ModelOf(new IndexDefinition
        {
            Components =
            [
                High("N00001") with { Goalposts = new Goalposts(-1.5, 4) },
                new IndexComponent
                {
                    Kpi = "own:tema",
                    Title = "Tema",
                    Goalposts = new Goalposts(0, 100),
                    Index = new IndexDefinition
                    {
                        Components = [High("N00002") with { FillWith = GapFilling.CountyMean }],
                        Normalization = NormalizationMethod.Distance,
                        Outliers = OutlierRule.Winsorize,
                        FillWith = GapFilling.Median,
                    },
                },
            ],
            Normalization = NormalizationMethod.Goalposts,
            Aggregation = AggregationMethod.Harmonic,
            Renormalize = false,
        });

        string json = model.ToJson();

        Assert.Equal(json, EfficiencyModel.Parse(json).ToJson());
        Assert.All(["\"normalise\": \"goalposts\"", "\"aggregate\": \"harmonic\"", "\"renormalise\": false", "\"treat\": \"winsorise\"", "\"fillWith\": \"countyMean\"", "\"low\": -1.5"], member => Assert.Contains(member, json, StringComparison.Ordinal));
        Assert.DoesNotContain("normalise", Model([Low("N00001")]).ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "normalise": "zscore", "aggregate": "geometric", "components": [{ "kpi": "N00001" }, { "kpi": "N00002" }] }""", "quality.aggregate: needs scores above 0")]
    [InlineData("""{ "normalise": "zscore", "aggregate": "harmonic", "components": [{ "kpi": "N00001" }] }""", "quality.aggregate: needs scores above 0")]
    [InlineData("""{ "normalise": "none", "components": [{ "kpi": "N00001", "lowerIsBetter": true }] }""", "components[0].lowerIsBetter: cannot be true")]
    [InlineData("""{ "normalise": "goalposts", "components": [{ "kpi": "N00001" }] }""", "components[0].goalposts: belongs to an index with normalise: goalposts")]
    [InlineData("""{ "components": [{ "kpi": "N00001", "goalposts": { "low": 0, "high": 1 } }] }""", "components[0].goalposts: belongs to an index with normalise: goalposts")]
    [InlineData("""{ "normalise": "goalposts", "components": [{ "kpi": "N00001", "goalposts": { "low": 1, "high": 1 } }] }""", "components[0].goalposts: must have a low that is below its high")]
    [InlineData("""{ "normalise": "goalposts", "components": [{ "kpi": "N00001", "goalposts": { "low": 1 } }] }""", "components[0].goalposts.high: is missing")]
    [InlineData("""{ "normalise": "log", "components": [{ "kpi": "N00001" }] }""", "quality.normalise: must be one of rka, none, minmax, zscore, rank, distance, goalposts")]
    [InlineData("""{ "aggregate": "median", "components": [{ "kpi": "N00001" }] }""", "quality.aggregate: must be one of arithmetic, geometric, harmonic")]
    [InlineData("""{ "treat": "trim", "components": [{ "kpi": "N00001" }] }""", "quality.treat: must be one of winsorise")]
    [InlineData("""{ "components": [{ "kpi": "N00310", "index": { "components": [{ "kpi": "N00001" }] } }] }""", "components[0].kpi: is N00310; a component that is an index has a name of your own")]
    [InlineData(
        """{ "normalise": "none", "components": [{ "kpi": "own:a", "index": { "normalise": "zscore", "components": [{ "kpi": "N00001" }] } }, { "kpi": "own:b", "index": { "components": [{ "kpi": "N00002" }] } }] }""",
        "quality.components: takes indices on different scales as they are")]
    [InlineData(
        """{ "normalise": "none", "aggregate": "geometric", "components": [{ "kpi": "own:a", "index": { "normalise": "zscore", "components": [{ "kpi": "N00001" }] } }] }""",
        "quality.aggregate: needs scores above 0, and the z-scores below")]
    [InlineData("""{ "components": [{ "kpi": "own:tema", "index": { "components": [] } }] }""", "components[0].index.components: is empty")]
    [InlineData("""{ "components": [{ "kpi": "own:tema", "useYearBefore": true, "index": { "components": [{ "kpi": "N00001" }] } }] }""", "components[0]: is an index, and has rules for a key figure's series")]
    [InlineData("""{ "components": [{ "kpi": "own:tema", "index": { "components": [{ "kpi": "N00001", "weight": -1 }] } }] }""", "components[0].index.components[0].weight: is -1")]
    public void What_makes_no_sense_is_named(string quality, string problem)
    {
        string model = $$"""{ "format": 1, "id": "m", "version": "1", "title": "M", "areas": [{ "id": "a", "title": "A", "quality": {{quality}} }] }""";

        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(model)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            problem,
            Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(model, ReportLanguage.Swedish)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Indices_on_different_scales_have_no_mean()
    {
        EfficiencyModel model = ModelOf(new IndexDefinition { Components = [High("N00001")], Normalization = NormalizationMethod.ZScore });
        model = model with { Areas = [model.Areas[0] with { Resource = new IndexDefinition { Components = [Low("N00002")] } }] };

        Assert.Contains(
            "$.areas[0]: has indices on different scales, of which no mean can be taken: rka and zscore.",
            Assert.Single(model.Validate()),
            StringComparison.Ordinal);
        IndexDefinition alike = model.Areas[0].Resource with { Normalization = NormalizationMethod.ZScore };
        Assert.Empty((model with { Areas = [model.Areas[0] with { Resource = alike }] }).Validate());
    }

    private static EfficiencyModel ModelOf(IndexDefinition quality)
    {
        EfficiencyModel model = Model([]);
        return model with { Areas = [model.Areas[0] with { Quality = quality }] };
    }
}
