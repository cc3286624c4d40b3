using System.Text.Json.Nodes;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Models are data: those of the package are right, and wrong ones say where and why.</summary>
public sealed class ModelTests
{
    private const string Small = """
        { "format": 1, "id": "my-model", "version": "1", "title": "Mine",
          "areas": [ { "id": "a", "title": "A", "resource": { "components": [ { "kpi": "N00001", "lowerIsBetter": true } ] } } ] }
        """;

    [Theory]
    [InlineData("rka", 6)]
    [InlineData("net-cost", 6)]
    public void A_model_of_the_package_survives_writing_and_reading(string id, int areas)
    {
        EfficiencyModel model = EfficiencyModel.Get(id);

        Assert.Equal((id, areas), (model.Id, model.Areas.Count));
        Assert.Empty(model.Validate());
        Assert.Equal(model.ToJson(), EfficiencyModel.Parse(model.ToJson()).ToJson());
    }

    /// <summary>The table of the method file, written out again: index, its component ids, and which are turned.</summary>
    [Theory]
    [InlineData("forskola", "U11001", "N11032- N11024-", "U11404", "N11810 N11800 N11010-", "U11901")]
    [InlineData("grundskola", "U15010", "U15049-", "U15401", "U15459 U15457 U15461 U15402", "U15900")]
    [InlineData("gymnasieskola", "U17001", "U17031-", "U17401", "U17449*0.75 U17508*0.25", "U17900")]
    [InlineData("aldreomsorg", "U20008", "N20900-", "U20404", "U21454 U21455 U23505 U23591 U23495/U23496 U23401-", "U20900")]
    [InlineData("lss", "U28001", "N28013- N28015- N28018-", "U28408", "U28663 U28561", "U28900")]
    [InlineData("ekonomiskt-bistand", "U31002", "U31003-", "U31401", "U31462 N31814-", "U31904")]
    public void The_rka_model_is_the_published_one(string id, string resource, string resourceParts, string quality, string qualityParts, string efficiency)
    {
        ServiceArea area = EfficiencyModel.Get("rka").Areas.Single(area => area.Id == id);

        Assert.Equal((resource, quality, efficiency), (area.Resource.Published?.Value, area.Quality.Published?.Value, area.PublishedEfficiency?.Value));
        Assert.Equal(resourceParts, Parts(area.Resource));
        Assert.Equal(qualityParts, Parts(area.Quality));
        Assert.All(area.Resource.Components.Concat(area.Quality.Components), component => Assert.NotEqual(Certainty.NotStated, component.Certainty));

        static string Parts(IndexDefinition index) => string.Join(' ', index.Components.Select(part => FormattableString.Invariant(
            $"{string.Join('/', part.Alternatives.Prepend(part.Kpi))}{(part.LowerIsBetter ? "-" : "")}{(part.Weight == 1 ? "" : $"*{part.Weight:0.##}".Replace(',', '.'))}")));
    }

    [Fact]
    public void The_rka_model_names_only_key_figures_of_the_catalogue()
    {
        EfficiencyModel model = EfficiencyModel.Get("rka");
        List<KpiId> wanted = [.. model.GetKpis(), .. model.GetPublishedKpis()];

        Dictionary<KpiId, Kpi> known = RealFigures.Kpis(wanted).ToDictionary(kpi => kpi.Id);

        Assert.Equal(wanted.Count, known.Count);
        Assert.All(
            model.Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components)),
            part => Assert.Equal(known[part.Kpi].Title, part.Title));
    }

    /// <summary>Only the whole data has the descriptions.</summary>
    [Fact]
    public void The_rka_model_cites_the_descriptions_of_its_key_figures()
    {
        List<IndexDefinition> indices = [.. EfficiencyModel.Get("rka").Areas.SelectMany(area => new[] { area.Resource, area.Quality })];
        Dictionary<string, string> known = RealData.RequireWhole().Entries("kpi.json.gz")
            .ToDictionary(kpi => kpi.GetProperty("id").GetString()!, kpi => kpi.GetProperty("description").GetString()!);

        Assert.All(indices, index => Assert.Contains(Cited(index), index.Source + Description(index), StringComparison.OrdinalIgnoreCase));
        Assert.All(
            indices.Where(index => index.Components.Any(part => part.UseYearBefore)),
            index => Assert.Contains("används värden från året innan", Description(index), StringComparison.Ordinal));
        Assert.All(
            indices.Where(index => index.Components.Any(part => part.UseAdjacentYear)),
            index => Assert.Contains("används intilliggande års värden", Description(index), StringComparison.Ordinal));

        string Description(IndexDefinition index) => known[index.Published!.Value.Value];
        static string Cited(IndexDefinition index) => index.Source.StartsWith("U15010", StringComparison.Ordinal) ? "U15010" : index.Source[8..30];
    }

    [Theory]
    [InlineData("$.format", "2", "$.format: this library reads format 1, and the model has 2.")]
    [InlineData("$.id", "\"My Model\"", "$.id: is 'My Model'; it must be 1 to 64 lower-case letters")]
    [InlineData("$.title", "null", "$.title: is missing; give what a user sees.")]
    [InlineData("$.titel", "\"x\"", "$.titel: is not part of the format. Here are allowed $schema, format, id,")]
    [InlineData("$.areas", "[]", "$.areas: is empty; a model has at least one area.")]
    [InlineData("$.areas", "{}", "$.areas: must be a list in square brackets, and is an object.")]
    [InlineData("$.validYears", "{\"from\": 2024, \"to\": 2019}", "$.validYears: ends before it begins")]
    [InlineData("$.validYears", "{\"from\": 19}", "$.validYears.from: is 19; a year must be 1900 to 2100.")]
    [InlineData("$.areas[0].resource", "{\"components\": []}", "$.areas[0]: names no components; give it a resource or a quality index.")]
    [InlineData("$.areas[0].resource.atLeast", "2", "$.areas[0].resource.atLeast: is 2; it must be 1 to the number of components (1)")]
    [InlineData("$.areas[0].resource.certainty", "\"sure\"", "$.areas[0].resource.certainty: must be one of low, medium, high, established")]
    [InlineData("$.areas[0].resource.components[0].kpi", "\"N1\"", "$.areas[0].resource.components[0].kpi: N1 is not a KPI id: it must be N or U and five digits")]
    [InlineData("$.areas[0].resource.components[0].weight", "0", "$.areas[0].resource.components[0].weight: is 0; a weight must be above 0.")]
    [InlineData("$.areas[0].resource.components[0].weight", "-1", "$.areas[0].resource.components[0].weight: is -1; a weight must be above 0.")]
    [InlineData("$.areas[0].resource.components[0].weight", "\"1\"", "$.areas[0].resource.components[0].weight: must be a number, without quotes, and is \"1\".")]
    [InlineData("$.areas[0].resource.components[0].lowerIsBetter", "\"yes\"", "$.areas[0].resource.components[0].lowerIsBetter: must be true or false")]
    [InlineData("$.areas[0].resource.components[0].alternatives", "[\"N00001\"]", "$.areas[0].resource.components[0]: names a key figure more than once")]
    [InlineData("$.areas[0].resource.components[0].successors", "[{\"kpi\": \"N00002\", \"from\": 2025}, {\"kpi\": \"N00003\", \"from\": 2025}]", "$.areas[0].resource.components[0].successors: must be ascending by year")]
    [InlineData("$.areas[0].resource.components[0].successors", "[{\"kpi\": \"N00002\"}]", "$.areas[0].resource.components[0].successors[0].from: is missing")]
    [InlineData("$.areas[0].resource.components[0].breaks", "[{\"year\": 2019, \"reason\": \" \"}]", "$.areas[0].resource.components[0].breaks[0].reason: is empty")]
    [InlineData("$.areas[0].resource.components", "[{\"kpi\": \"N00001\"}, {\"kpi\": \"N00001\"}]", "$.areas[0].resource.components[1].kpi: 'N00001' is a component of the index already")]
    public void A_wrong_model_names_the_path_the_rule_and_the_way_out(string path, string value, string expected)
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(Changed(path, value)));

        Assert.Contains("\n  " + expected, wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>What a schema cannot say: an order, a comparison of two members, uniqueness by one member, a count of another list.</summary>
    [Theory]
    [InlineData("$.format", "2")]
    [InlineData("$.id", "\"My Model\"")]
    [InlineData("$.titel", "\"x\"")]
    [InlineData("$.areas", "[]")]
    [InlineData("$.areas", "{}")]
    [InlineData("$.validYears", "{\"from\": 19}")]
    [InlineData("$.validYears", "{}")]
    [InlineData("$.areas[0].title", "\" \"")]
    [InlineData("$.areas[0].resource.atLeast", "0")]
    [InlineData("$.areas[0].resource.certainty", "\"sure\"")]
    [InlineData("$.areas[0].resource.components[0].kpi", "\"N1\"")]
    [InlineData("$.areas[0].resource.components[0].weight", "0")]
    [InlineData("$.areas[0].resource.components[0].weight", "\"1\"")]
    [InlineData("$.areas[0].resource.components[0].lowerIsBetter", "\"yes\"")]
    [InlineData("$.areas[0].resource.components[0].successors", "[{\"kpi\": \"N00002\"}]")]
    public void The_schema_refuses_what_the_reader_refuses(string path, string value)
    {
        Assert.NotEmpty(ModelSchema.Problems(Changed(path, value)));
        Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(Changed(path, value)));
    }

    [Fact]
    public void The_schema_admits_the_models_of_the_package_and_a_full_one()
    {
        EfficiencyModel full = Model([High("own:my_figure", 0.5) with
        {
            ValidYears = new YearSpan(2019, null),
            Successors = [new ComponentSuccessor("N00002", 2020)],
            Alternatives = ["N00003"],
            UseYearBefore = true,
            UseAdjacentYear = true,
            Breaks = [new SeriesBreak(2021, "why")],
            Source = "s",
            Certainty = Certainty.Low,
        }]);
        full = full with
        {
            Description = "d",
            Source = "s",
            ValidYears = new YearSpan(null, 2030),
            Areas =
            [
                full.Areas[0] with
                {
                    ValidYears = new YearSpan(2020, 2022),
                    PublishedEfficiency = "U00001",
                    Resource = full.Areas[0].Resource with { AtLeast = 1, Published = "U00002", Source = "s", Certainty = Certainty.High },
                },
            ],
        };

        Assert.All(
            [Small, full.ToJson(), .. EfficiencyModel.BuiltIn.Select(id => EfficiencyModel.Get(id).ToJson())],
            json => Assert.Empty(ModelSchema.Problems(json)));
        Assert.Equal(full.ToJson(), EfficiencyModel.Parse(full.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{ "format": 1, "format": 1 }""")]
    public void What_is_not_such_a_document_is_refused(string json) =>
        Assert.Contains("$: ", Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_named_at_once()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse("""{ "format": 1, "areas": [ { "id": "a" } ] }"""));

        Assert.All(new[] { "$.id:", "$.version:", "$.title:", "$.areas[0].title:" }, path => Assert.Contains(path, wrong.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_in_the_method_page_is_a_model()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "method.md")).ReplaceLineEndings("\n");
        string example = page.Split("```json\n")[1].Split("\n```")[0];

        Assert.Empty(ModelSchema.Problems(example));
        Assert.Equal(["N15001", "N15428", "N15813", "own:wellbeing"], EfficiencyModel.Parse(example).GetKpis().Select(kpi => kpi.Value));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        Assert.Equal("my-model", EfficiencyModel.Parse("// mine\n" + Small.Replace("\"Mine\",", "\"Mine\", /* so it is */", StringComparison.Ordinal).Replace("} ] }", "}, ], }", StringComparison.Ordinal)).Id);

    [Fact]
    public void A_file_is_named_in_the_message()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("mine.json", "{}");

        Assert.StartsWith("mine.json: ", Assert.Throws<ArgumentException>(() => EfficiencyModel.LoadFile(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => EfficiencyModel.LoadFile(path + ".not"));
    }

    [Fact]
    public void A_wrong_model_built_by_hand_is_refused_before_anything_is_computed()
    {
        EfficiencyModel model = Model([High("N00001", double.NaN)]);

        ArgumentException wrong = Assert.Throws<ArgumentException>(() => Evaluate(model, TableOf(Column("N00001", Year, 1, 2)), 2));

        Assert.Contains("$.areas[0].resource.components[0].weight", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_lists_those_that_are() =>
        Assert.Contains("rka and net-cost", Assert.Throws<ArgumentException>(() => EfficiencyModel.Get("rko")).Message, StringComparison.Ordinal);

    private static string Changed(string path, string value)
    {
        JsonNode root = JsonNode.Parse(Small)!;
        string[] steps = path[2..].Split('.');
        JsonNode at = steps[..^1].Aggregate(root, Step);
        string last = steps[^1];
        at[last] = JsonNode.Parse(value);
        return root.ToJsonString();

        static JsonNode Step(JsonNode node, string step) => step.EndsWith(']')
            ? node[step[..step.IndexOf('[', StringComparison.Ordinal)]]![step[^2] - '0']!
            : node[step]!;
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("1e999")]
    [InlineData("1e-320")]
    [InlineData("1000001")]
    public void A_weight_whose_sums_would_leave_the_numbers_is_refused_with_its_path(string weight)
    {
        string json = Small.Replace("\"lowerIsBetter\": true", $"\"weight\": {weight}", StringComparison.Ordinal);

        string message = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json)).Message;

        Assert.Contains("$.areas[0].resource.components[0].weight: is ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1e308", "1e308")]
    [InlineData("0", "1e999")]
    public void Goalposts_whose_distance_is_no_number_are_refused_with_their_path(string low, string high)
    {
        string json = Small.Replace("\"lowerIsBetter\": true", $$""" "goalposts": { "low": {{low}}, "high": {{high}} } """, StringComparison.Ordinal)
            .Replace("\"resource\": {", "\"resource\": { \"normalise\": \"goalposts\",", StringComparison.Ordinal);

        string message = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json)).Message;

        Assert.Contains("$.areas[0].resource.components[0].goalposts: must have a low", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"title\": \"Mine\"", "\"title\": \"\\ud83d\"", "$.title: has half a surrogate pair")]
    [InlineData("\"title\": \"Mine\"", "\"title\": \"Mine\", \"\\udc00\": 1", "half a surrogate pair")]
    [InlineData("\"N00001\"", "\"\\ud83d0001\"", "components[0].kpi: has half a surrogate pair")]
    public void Half_a_surrogate_pair_is_named(string sound, string broken, string expected) => Assert.Contains(
        expected,
        Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(Small.Replace(sound, broken, StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_model_is_told_in_a_bounded_message()
    {
        string json = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"m{number}\":1")) + "}";

        string message = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json)).Message;

        Assert.Contains("more problems.", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 100_000);
    }

    [Fact]
    public async Task A_model_that_never_ends_is_refused_while_it_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/zero.");

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => Task.Run(() => EfficiencyModel.LoadFile("/dev/zero"), TestContext.Current.CancellationToken));

        Assert.Contains("zero: The file is longer than 4 MB", refused.Message, StringComparison.Ordinal);
    }
}
