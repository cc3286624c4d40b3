using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>What a script sees: stdout carries the document and nothing else, the same in every language.</summary>
public sealed class PipeTests
{
    private const string Escape = "\u001b";

    public static TheoryData<string> Documents =>
    [
        "efficiency Höör --offline",
        "efficiency Höör --offline --format json",
        "data --kpi N15428,N11024 --municipality Höör,1281,G33621 --year 2022..2024 --gender all --offline --format csv",
        "data --kpi N15428 --group G33621 --year 2023 --offline --format ndjson",
        "data --kpi N15428 --municipality lund --offline --format json",
        "kpi search nettokostnadsavvikelse --offline",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_pipe_gets_no_colour_and_no_progress(string commandLine)
    {
        ProgramRun result = await Tool.RunAsync(commandLine.Split(' '));

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', result.Output);
        Assert.DoesNotContain('\uFEFF', result.Output);
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficiency Höör --offline --year 2018..2025 --format json")]
    [InlineData("efficiency Höör --offline --format csv")]
    [InlineData("data --kpi N15428,N11024 --municipality Höör,1281,G33621 --gender all --offline --format csv")]
    [InlineData("data --kpi N11024 --group G33621 --year 2023 --offline --format ndjson")]
    [InlineData("data --kpi N11024 --group G33621 --year 2023 --offline --format json")]
    public async Task Documents_for_machines_are_the_same_in_Swedish_and_in_Turkish(string commandLine)
    {
        ProgramRun neutral = await Tool.RunAsync(commandLine.Split(' '));
        ProgramRun swedish = await Tool.RunAsync(commandLine.Split(' '), ("LC_ALL", "sv_SE.UTF-8"));
        ProgramRun turkish = await Tool.RunAsync(commandLine.Split(' '), ("LC_ALL", "tr_TR.UTF-8"));

        Assert.Equal(0, neutral.ExitCode);
        Assert.Equal(neutral.Output, swedish.Output);
        Assert.Equal(neutral.Output, turkish.Output);
    }

    [Fact]
    public async Task A_person_with_a_Swedish_system_reads_Swedish()
    {
        ProgramRun result = await Tool.RunAsync(["efficiency", "Höör", "--offline"], ("LC_ALL", "sv_SE.UTF-8"));

        Assert.Contains("Effektivitet", result.Output, StringComparison.Ordinal);
        Assert.Contains("61,9 Q2 13 av 33", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_come_as_the_contract_says()
    {
        ProgramRun result = await Tool.RunAsync(
            ["data", "--kpi", "N15428", "--municipality", "Höör,Lund", "--year", "2023", "--gender", "all", "--offline", "--format", "csv"]);

        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("kpi,municipality,municipality_title,year,gender,value,count,status", lines[0]);
        Assert.Equal(
            [
                "N15428,1267,Höör,2023,T", "N15428,1267,Höör,2023,K", "N15428,1267,Höör,2023,M", "N15428,1281,Lund,2023,T",
                "N15428,1281,Lund,2023,K", "N15428,1281,Lund,2023,M",
            ],
            lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(5))));
        Assert.All(lines.Skip(1), line => Assert.True(double.Parse(line.Split(',')[5], CultureInfo.InvariantCulture) is > 50 and < 100, line));
        Assert.Contains("Källa: Kolada", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ndjson_has_the_columns_of_the_csv()
    {
        ProgramRun result = await Tool.RunAsync(["data", "--kpi", "N15428", "--municipality", "Höör", "--year", "2023", "--offline", "--format", "ndjson"]);

        JsonObject row = JsonNode.Parse(Assert.Single(result.Output.TrimEnd('\n').Split('\n')))!.AsObject();
        Assert.Equal(["kpi", "municipality", "municipality_title", "year", "gender", "value", "count", "status"], row.Select(field => field.Key));
        Assert.Equal("Höör", row["municipality_title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Json_of_values_names_its_source()
    {
        ProgramRun result = await Tool.RunAsync(["data", "--kpi", "N15428", "--municipality", "Höör", "--year", "2023", "--offline", "--format", "json"]);

        JsonNode document = JsonNode.Parse(result.Output)!;
        Assert.Equal("Källa: Kolada", document["source"]!.GetValue<string>());
        Assert.True(document["offline"]!.GetValue<bool>());
        Assert.Single(document["values"]!.AsArray());
    }

    [Fact]
    public async Task Indices_are_never_labelled_as_Koladas()
    {
        foreach (string format in new[] { "table", "json", "markdown" })
        {
            ProgramRun result = await Tool.RunAsync(["efficiency", "Höör", "--offline", "--format", format]);

            Assert.Contains("Egen bearbetning av data från Kolada", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Källa: Kolada", result.Output + result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_tool_quietly()
    {
        using Process process = Tool.Start(
            ["data", "--kpi", "N15428,N15813,N17461", "--municipality", "all", "--gender", "all", "--offline", "--format", "ndjson"]);
        string? first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        ProgramRun result = await ProgramRun.EndAsync(process, Task.FromResult(""));

        Assert.StartsWith("{\"kpi\":", first, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kolada:", result.Error, StringComparison.Ordinal);
    }
}
