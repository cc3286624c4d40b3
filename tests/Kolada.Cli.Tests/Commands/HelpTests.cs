using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Pages =>
    [
        "", "efficiency", "ranking", "model", "model list", "model show", "model check", "model new", "model schema", "model calibrate",
        "data", "kpi", "kpi search", "kpi show", "municipality", "municipality list", "municipality show", "group", "group list",
        "group show", "api", "sandbox",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_names_the_global_options_and_says_that_it_is_unofficial(string command)
    {
        CliRun run = await CliRun.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Unofficial: not affiliated with RKA or Kolada.", run.Output, StringComparison.Ordinal);
        Assert.All(
            ["--offline", "--base-url", "--max-rps", "--concurrency", "--verbose", "--lang"],
            option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_verb_has_examples(string command)
    {
        CliRun run = await CliRun.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Contains(command.Length == 0 ? "Commands:" : "Examples:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_fits_eighty_columns_but_for_its_examples(string command)
    {
        CliRun run = await CliRun.OfAsync(setup => setup.Variables["COLUMNS"] = "80", [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.All(
            run.Output.Split('\n').Where(line => !line.StartsWith("    kolada", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_there_in_Swedish(string command)
    {
        CliRun run = await CliRun.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", "sv"]);

        Assert.Contains("Användning:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Inofficiell: utan koppling till RKA eller Kolada.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_name_prints_the_page()
    {
        CliRun bare = await CliRun.OfAsync();
        CliRun help = await CliRun.OfAsync("--help");

        Assert.Equal(0, bare.ExitCode);
        Assert.Equal(help.Output, bare.Output);
    }

    [Fact]
    public async Task The_version_is_the_assemblys()
    {
        CliRun run = await CliRun.OfAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^kolada \d+\.\d+\.\d+\n$", run.Output);
    }
}
