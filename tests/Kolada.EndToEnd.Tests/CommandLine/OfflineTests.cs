using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>The snapshot has limits; a question beyond them gets a sentence and never a made-up number.</summary>
public sealed class OfflineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data --kpi U15401 --municipality Höör --offline", "U15401 is not in the offline snapshot")]
    [InlineData("kpi show U15401 --offline", "U15401 is not in the offline snapshot")]
    [InlineData("data --kpi N15428 --municipality Höör --year 1990 --offline", "no values here for 1990. The snapshot has N15428")]
    [InlineData("data --kpi N11024 --municipality Stockholm --year 2023 --offline", "no values here for 0180. The snapshot has N11024")]
    [InlineData("municipality show Hör --offline", "Höör (1267)")]
    [InlineData("efficiency Atlantis --offline", "There is no municipality 'Atlantis'")]
    [InlineData("group show G999999 --offline", "G999999")]
    [InlineData("kpi search xyzzy --offline", "No key figure has 'xyzzy'")]
    public async Task What_is_not_there_is_code_3_and_says_how_to_ask_the_live_API(string commandLine, string says)
    {
        ProgramRun result = await Tool.RunAsync(commandLine.Split(' '));

        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Contains("rop --offline to ask the live API", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_coverage_is_told_beside_the_values_that_are_there()
    {
        ProgramRun result = await Tool.RunAsync(
            ["data", "--kpi", "N11024", "--municipality", "Höör,Stockholm", "--year", "2023", "--offline", "--format", "csv"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Output.TrimEnd('\n').Split('\n').Skip(1));
        Assert.Contains("N11024: no values here for 0180", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indices_that_the_snapshot_cannot_give_are_null_with_a_sentence()
    {
        ProgramRun result = await Tool.RunAsync(["efficiency", "Stockholm", "--year", "2023", "--offline", "--format", "json"]);

        Assert.Equal(0, result.ExitCode);
        JsonNode area = JsonNode.Parse(result.Output)!["years"]![0]!["areas"]![0]!;
        Assert.Null(area["resource"]!["index"]);
        Assert.NotEmpty(area["resource"]!["missing"]!.GetValue<string>());
        Assert.Matches("The snapshot has N11024, [N0-9, ]+ for 66 of 312", result.Error);
        Assert.Contains("Drop --offline to ask the live API", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_that_offline_chooses_is_told()
    {
        ProgramRun chosen = await Tool.RunAsync(["efficiency", "Höör", "--offline", "--format", "json"]);
        ProgramRun asked = await Tool.RunAsync(["efficiency", "Höör", "--offline", "--format", "json", "--model", "net-cost"]);

        Assert.Contains("the model net-cost is used", chosen.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the model net-cost is used", asked.Error, StringComparison.Ordinal);
        Assert.Equal(chosen.Output, asked.Output);
    }

    [Fact]
    public async Task The_official_model_offline_computes_nothing_and_says_why()
    {
        ProgramRun result = await Tool.RunAsync(["efficiency", "Höör", "--offline", "--model", "rka", "--year", "2023"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Not in the offline snapshot:", result.Output, StringComparison.Ordinal);
        Assert.Contains("Not in the offline snapshot:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excel_opens_the_file_by_double_click()
    {
        string file = _folder.PathOf("höör.csv");

        ProgramRun result = await Tool.RunAsync(
            ["data", "--kpi", "N11024", "--municipality", "Höör", "--year", "2023", "--offline", "--csv", "excel", "--out", file]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes.Take(3));
        string[] lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        Assert.Equal("kpi;municipality;municipality_title;year;gender;value;count;status", lines[0]);
        Assert.Matches(@"^N11024;1267;Höör;2023;T;-\d+,\d+;", lines[1]);
    }

    [Fact]
    public async Task A_groups_id_as_municipality_is_its_mean_and_as_group_its_members()
    {
        ProgramRun mean = await Tool.RunAsync(["data", "--kpi", "N15428", "--municipality", "G33621", "--year", "2023", "--offline", "--format", "csv"]);
        ProgramRun members = await Tool.RunAsync(
            ["data", "--kpi", "N15428", "--group", "Skåne läns kommuner", "--year", "2023", "--offline", "--format", "csv"]);

        Assert.StartsWith(
            "N15428,G33621,Skåne läns kommuner (ovägt medel),2023,T,",
            Assert.Single(mean.Output.TrimEnd('\n').Split('\n').Skip(1)),
            StringComparison.Ordinal);
        Assert.Equal(33, members.Output.TrimEnd('\n').Split('\n').Length - 1);
    }

    [Fact]
    public async Task A_title_with_commas_is_one_group_and_ids_with_commas_are_several()
    {
        ProgramRun title = await Tool.RunAsync(
            ["data", "--kpi", "N15428", "--group", "Liknande kommuner, övergripande, Höör, 2025", "--year", "2023", "--offline", "--format", "csv"]);
        ProgramRun ids = await Tool.RunAsync(["data", "--kpi", "N15428", "--group", "G33620,G33622", "--year", "2023", "--offline", "--format", "csv"]);

        Assert.Equal(7, title.Output.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Equal(11, ids.Output.TrimEnd('\n').Split('\n').Length - 1);
    }

    [Theory]
    [InlineData("Habo", "0643")]
    [InlineData("Håbo", "0305")]
    [InlineData("HÅBO", "0305")]
    [InlineData("habo", "0643")]
    public async Task An_exact_name_comes_before_a_folded_one(string name, string id)
    {
        ProgramRun result = await Tool.RunAsync(["municipality", "show", name, "--offline", "--format", "json"], ("LC_ALL", "sv_SE.UTF-8"));

        Assert.Equal(id, JsonNode.Parse(result.Output)!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Explain_shows_the_calls_and_makes_none()
    {
        ProgramRun result = await Tool.RunAsync(["data", "--kpi", "N15428", "--group", "G33620,G33622", "--year", "2018..2024", "--explain", "--offline"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("https://api.kolada.se/v3/data/kpi/N15428/municipality/1060,1080,1081,1082,1083,1315,1380,1381,1382,1383,1384/year/2018,2019,2020,2021,2022,2023,2024\n", result.Output);
    }
}
