using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

/// <summary>A user's own figures on the command line.</summary>
public sealed class OwnFileTests : IDisposable
{
    private const string Model = """
        { "format": 1, "id": "trivsel", "version": "1", "title": "Trivsel",
          "areas": [{ "id": "a", "title": "A", "quality": { "components": [{ "kpi": "own:trivsel", "title": "Elever som trivs, andel (%)" }] } }] }
        """;

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task They_join_a_model_and_are_marked_in_every_format()
    {
        string own = _files.Write(
            "own.csv",
            "kpi;municipality;year;value\r\nown:trivsel;Höör;2023;88,5\r\nown:trivsel;1281;2023;91\r\nown:trivsel;Eslöv;2023;85\r\n");
        string model = _files.Write("model.json", Model);
        string[] question =
        [
            "efficiency", "Höör", "--offline", "--year", "2023", "--with", "Lund,Eslöv", "--own", own, "--model", model,
            "--percentile-type", "6",
        ];

        foreach (string format in new[] { "table", "json", "csv", "markdown" })
        {
            CliRun run = await CliRun.OfAsync([.. question, "--format", format]);

            Assert.Equal(0, run.ExitCode);
            Assert.Contains("Own figure: Elever som trivs, andel (%)", run.Output, StringComparison.Ordinal);
            Assert.Contains("Not from Kolada but the user's own: own:trivsel.", format == "csv" ? run.Error : run.Output, StringComparison.Ordinal);
        }

        // Of 85, 88.5 and 91 by type 6: (88.5 − 85) / (91 − 85).
        JsonNode area = JsonNode.Parse((await CliRun.OfAsync([.. question, "--format", "json"])).Output)!["years"]![0]!["areas"]![0]!;
        Assert.Equal(100 * 3.5 / 6, area["quality"]!["index"]!.GetValue<double>(), 1e-9);
    }

    [Theory]
    [InlineData("csv", "own:trivsel,1267,Höör,2023,T,88.5")]
    [InlineData("json", "\"own\":[\"own:trivsel\"]")]
    [InlineData("ndjson", "\"kpi\":\"own:trivsel\",\"municipality\":\"1267\"")]
    [InlineData("table", "own:trivsel  Own figure")]
    public async Task They_join_a_table_of_the_same_places_and_years(string format, string expected)
    {
        string own = _files.Write("own.csv", "kpi,municipality,year,value,gender\nown:trivsel,Höör,2023,88.5,\nown:trivsel,Höör,2022,87,\nown:trivsel,Lund,2023,91,\nown:trivsel,Höör,2023,1,K\n");

        CliRun run = await CliRun.OfAsync("data", "--kpi", "N15428", "--municipality", "Höör", "--year", "2023", "--own", own, "--offline", "--format", format);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("N15428", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1281", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("87", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not from Kolada but your own: own:trivsel.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_named_by_file_line_and_column()
    {
        string own = _files.Write("own.csv", "kpi,municipality,year,value\nown:a,Hööör,2023,1\nown:a,Lund,23,x\n");

        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--offline", "--own", own);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(
            ["own.csv:", "line 2, column municipality: 'Hööör'", "line 3, column year: '23'", "line 3, column value: 'x'"],
            part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problems_are_told_in_Swedish_too()
    {
        string own = _files.Write("own.csv", "kpi,municipality,year,value\nown:a,Lund,23,1\n");
        string model = _files.Write("wrong.json", "{ \"format\": 1 }");

        CliRun figures = await CliRun.OfAsync("efficiency", "Höör", "--offline", "--own", own, "--lang", "sv");
        CliRun rules = await CliRun.OfAsync("model", "check", model, "--offline", "--lang", "sv");

        Assert.Contains("rad 2, kolumn year: '23' ", figures.Error, StringComparison.Ordinal);
        Assert.Contains("$.title: ", rules.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is missing", rules.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_the_model_does_not_use_are_told()
    {
        string own = _files.Write("own.csv", "kpi,municipality,year,value\nown:a,Lund,2023,1\n");

        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--offline", "--own", own);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The model net-cost does not use own:a.", run.Error, StringComparison.Ordinal);
        Assert.Contains("kolada model new --from net-cost", run.Error, StringComparison.Ordinal);
    }
}
