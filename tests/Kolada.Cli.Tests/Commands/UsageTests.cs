using System.Globalization;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

/// <summary>Wrong usage: exit code 2, nothing on stdout, and a message that names the value, the rule and the way out.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("dta", "There is no command 'dta'", "did you mean data?")]
    [InlineData("kpi", "kpi needs a command: search, show", "kolada kpi --help")]
    [InlineData("data --kpi N15428 --yaer 2024", "There is no option '--yaer'", "did you mean --year?")]
    [InlineData("data", "--kpi is missing", "kolada data --help")]
    [InlineData("data --kpi", "--kpi needs a value", "kolada data --help")]
    [InlineData("data --kpi X", "'X' is not a KPI id", "kolada kpi search")]
    [InlineData("data --kpi N15428 --year 20", "'20' is not a year", "2018..2025")]
    [InlineData("data --kpi N15428 --format xml", "--format 'xml' does not exist", "table, csv, json, ndjson")]
    [InlineData("data --kpi N15428 --format csv --format json", "--format takes one value", "--help")]
    [InlineData("data --kpi N15428 --csv excel --format json", "--csv is about --format csv", "--help")]
    [InlineData("data --kpi N15428 --municipality Lund --include-groups --offline", "--include-groups adds", "--municipality G33621")]
    [InlineData("data --kpi N15428 --offline --base-url http://127.0.0.1:1/v3", "contradict each other", "leave one")]
    [InlineData("data --kpi N15428 --base-url kolada", "--base-url must be", "https://api.kolada.se/v3")]
    [InlineData("data --kpi N15428 --concurrency 0", "from 1 to 64", "--help")]
    [InlineData("efficiency", "<municipality> is missing", "kolada efficiency --help")]
    [InlineData("efficiency Stora Malmö", "one argument too many", "Quote")]
    [InlineData("efficiency Lund --percentile-type 5", "Choose one of 6, 7", "--help")]
    [InlineData("efficiency Lund --model no-such-model", "neither built in (rka, net-cost) nor a file", "--help")]
    [InlineData("efficiency 0012 --offline", "Region Skåne (0012) is not a municipality", "--help")]
    [InlineData("efficiency Riket --offline", "Riket (0000) is not a municipality", "--help")]
    [InlineData("efficiency Höör --group all --with Lund --offline", "each say whom to compare with", "keep one")]
    [InlineData("efficiency Höör --nearest 5 --offline", "give both", "--nearest-by N01951")]
    [InlineData("efficiency Höör --nearest-by N11821 --offline", "give both", "--help")]
    [InlineData("efficiency Höör --nearest 5 --nearest-by N11821=0 --offline", "a weight above 0", "N11821=2")]
    [InlineData("efficiency Höör --show reason --offline", "--show 'reason' does not exist", "reasons, peers, published, certainty, trend, all")]
    [InlineData("efficiency Höör --draws 1000 --offline", "are about --show certainty", "--help")]
    [InlineData("efficiency Höör --show certainty --draws 10 --offline", "from 700", "--help")]
    [InlineData("efficiency Höör --own no-such.csv --offline", "There is no file 'no-such.csv'", "kpi, municipality, year and value")]
    [InlineData("efficiency Höör --table peers --offline", "--table is about --format csv", "--help")]
    [InlineData("efficiency Höör --format csv --table peers --offline", "needs --show peers", "--help")]
    [InlineData("model show no-such-model", "neither built in (rka, net-cost) nor a file", "kolada model show --help")]
    [InlineData("model calibrate skola --offline", "has no area 'skola'", "forskola, grundskola")]
    [InlineData("model calibrate grundskola --index quality --offline", "has 4 component(s)", "--help")]
    [InlineData("sandbox --port 70000", "from 0 to 65535", "--help")]
    [InlineData("kpi show N1 --offline", "'N1' is not a KPI id", "kolada kpi search")]
    public async Task Wrong_usage_is_told_with_the_way_out(string commandLine, string wrong, string wayOut)
    {
        CliRun run = await CliRun.OfAsync(commandLine.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(wrong, run.Error, StringComparison.Ordinal);
        Assert.Contains(wayOut, run.Error, StringComparison.Ordinal);
        Assert.Contains($"asked: kolada {commandLine}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficiency")]
    [InlineData("municipality show")]
    [InlineData("group show")]
    public async Task A_name_that_is_empty_is_told_as_such(string command)
    {
        CliRun run = await CliRun.OfAsync([.. command.Split(' '), " ", "--offline"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("> is empty.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_Swedish_where_the_system_is()
    {
        CliRun run = await CliRun.OfAsync(setup => setup.Culture = CultureInfo.GetCultureInfo("sv-SE"), "data");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--kpi saknas", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_shown_without_its_escape_sequences()
    {
        CliRun run = await CliRun.OfAsync("\u001b[2J");

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Fact]
    public async Task A_title_may_begin_like_a_response_file()
    {
        CliRun run = await CliRun.OfAsync("group", "list", "@nothing", "--offline");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("'@nothing'", run.Error, StringComparison.Ordinal);
    }
}
