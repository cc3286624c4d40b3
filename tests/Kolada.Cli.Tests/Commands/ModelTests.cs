using Kolada.Cli.Tests.Support;
using Kolada.Efficiency;

namespace Kolada.Cli.Tests.Commands;

/// <summary>Models on the command line: from a first template to a checked model of one's own.</summary>
public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("sv")]
    public async Task A_new_model_passes_its_check_and_gives_indices(string language)
    {
        string path = _files.PathOf("my-model.json");

        CliRun begun = await CliRun.OfAsync("model", "new", "--out", path, "--lang", language);
        CliRun check = await CliRun.OfAsync("model", "check", path, "--offline");
        CliRun used = await CliRun.OfAsync("efficiency", "Höör", "--model", path, "--offline");

        Assert.Equal((0, 0, 0), (begun.ExitCode, check.ExitCode, used.ExitCode));
        Assert.Contains("can be used; 1 area(s), 3 key figure(s), 0 of them own.", check.Output, StringComparison.Ordinal);
        Assert.Matches("Grundskola +2023 +61\\.9 Q2 13 of 33", used.Output);
    }

    [Fact]
    public async Task The_templates_of_both_languages_compute_the_same()
    {
        EfficiencyModel english = EfficiencyModel.Parse((await CliRun.OfAsync("model", "new", "--lang", "en")).Output);
        EfficiencyModel swedish = EfficiencyModel.Parse((await CliRun.OfAsync("model", "new", "--lang", "sv")).Output);

        EfficiencyModel same = swedish with
        {
            Id = english.Id,
            Title = english.Title,
            Areas = [swedish.Areas[0] with { Quality = swedish.Areas[0].Quality with { Source = english.Areas[0].Quality.Source } }],
        };
        Assert.Equal(english.ToJson(), same.ToJson());
    }

    [Fact]
    public async Task A_model_can_begin_from_another()
    {
        CliRun run = await CliRun.OfAsync("model", "new", "--from", "rka");

        EfficiencyModel model = EfficiencyModel.Parse(run.Output);
        Assert.Equal("my-model", model.Id);
        Assert.Equal(EfficiencyModel.Get("rka").GetKpis(), model.GetKpis());
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone()
    {
        string path = _files.Write("my-model.json", "mine");

        CliRun run = await CliRun.OfAsync("model", "new", "--out", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is there already and is left alone", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_model_is_told_with_every_path()
    {
        string path = _files.Write("wrong.json", """{ "format": 1, "id": "x", "version": "1", "title": "x", "areas": [{ "id": "a", "title": "a", "resource": { "components": [{ "kpi": "N1", "weight": 0 }] } }] }""");

        CliRun run = await CliRun.OfAsync("model", "check", path, "--offline");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("wrong.json", run.Error, StringComparison.Ordinal);
        Assert.Contains("$.areas[0].resource.components[0].kpi: N1 is not a KPI id", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_snapshot_cannot_check_is_named_and_retired_series_are_told()
    {
        string path = _files.Write("own.json", EfficiencyModel.Get("net-cost").ToJson().Replace("\"N11821\"", "\"own:barn\"", StringComparison.Ordinal));

        CliRun rka = await CliRun.OfAsync("model", "check", "rka", "--offline");
        CliRun own = await CliRun.OfAsync("model", "check", path, "--offline");

        Assert.Contains("Not in the offline snapshot, so not checked: N11032,", rka.Output, StringComparison.Ordinal);
        Assert.Contains("1 of them own.", own.Output, StringComparison.Ordinal);
        Assert.Contains("Give its own figures with --own FILE: own:barn.", own.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rka", "en", "Else U23496.|established|RKA publishes its efficiency as U20900")]
    [InlineData("net-cost", "sv", "N15001 ↓ Nettokostnadsavvikelse grundskola F-9, (%)|Resurs|Kvalitet|Brott 2019: ")]
    public async Task A_model_is_shown_with_rules_sources_and_certainty(string model, string language, string parts)
    {
        CliRun run = await CliRun.OfAsync("model", "show", model, "--lang", language);

        Assert.Equal(0, run.ExitCode);
        Assert.All(parts.Split('|'), part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
        Assert.All(EfficiencyModel.Get(model).Areas, area => Assert.Contains(area.Title, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_and_JSON_are_for_scripts()
    {
        string[] lines = (await CliRun.OfAsync("model", "list", "--format", "csv")).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["id,version,title,areas", "rka", "net-cost"], lines.Select((line, row) => row == 0 ? line : line.Split(',')[0]));
        Assert.Equal(EfficiencyModel.Get("net-cost").ToJson(), (await CliRun.OfAsync("model", "show", "net-cost", "--format", "json")).Output);
        Assert.Equal(EfficiencyModel.JsonSchema, (await CliRun.OfAsync("model", "schema")).Output);
    }
}
