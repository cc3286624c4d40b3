using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Output;

/// <summary>The report as people see it, on terminals of several widths and without one.</summary>
public sealed class EfficiencyPageTests
{
    private static readonly string[] Question = ["efficiency", "Höör", "--offline"];

    private static Task<CliRun> OnTerminalAsync(int columns, params string[] arguments) => CliRun.OfAsync(
        setup =>
        {
            setup.IsTerminal = true;
            setup.Columns = columns;
            setup.Variables["NO_COLOR"] = "1";
        },
        arguments);

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(140)]
    public async Task Every_line_fits_the_terminal(int columns)
    {
        CliRun run = await OnTerminalAsync(columns, [.. Question, "--year", "2022..2024"]);

        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= columns, line));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public async Task Nothing_is_cut_away_on_a_narrow_terminal(int columns)
    {
        CliRun run = await OnTerminalAsync(columns, Question);

        Assert.All(
            ["61.9 Q2", "13 of 33", "familjeomsorg", "meritvärde", "lärarlegitimation"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain('…', run.Output);
    }

    [Fact]
    public async Task A_terminal_shows_the_quarters_in_Koladas_colours()
    {
        CliRun run = await CliRun.OfAsync(
            setup =>
            {
                setup.IsTerminal = true;
                setup.Columns = 140;
            },
            [.. Question, "--year", "2024"]);

        Assert.Matches("\u001b\\[32m *100\\.0 Q1", run.Output);
        Assert.Matches("\u001b\\[33m *68\\.0 Q2", run.Output);
        Assert.Matches("\u001b\\[31m *19\\.6 Q4", run.Output);
        Assert.Matches("\u001b\\[90m *– \\[\\d+\\]", run.Output);
    }

    [Fact]
    public async Task An_index_that_covers_little_of_the_group_says_how_much()
    {
        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--group", "all", "--year", "2022", "--offline");
        CliRun swedish = await CliRun.OfAsync("efficiency", "Höör", "--group", "all", "--year", "2022", "--offline", "--lang", "sv");

        Assert.Matches(" of 66 \\(23 % covered\\)", run.Output);
        Assert.Matches(" av 66 \\(23 % täckning\\)", swedish.Output);
        Assert.DoesNotContain("(100 % covered)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task Colour_can_be_turned_off(string variable, string value)
    {
        CliRun run = await CliRun.OfAsync(
            setup =>
            {
                setup.IsTerminal = true;
                setup.Variables[variable] = value;
            },
            Question);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("61.9 Q2 13 of 33", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_dash_has_its_reason_below_and_every_year_its_why()
    {
        CliRun run = await CliRun.OfAsync(Question);

        Assert.Contains("– [1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n[1] The model names no components for quality in this area.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("- Förskola, Grundskola: 2023 is the latest year", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nEgen bearbetning av data från Kolada\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_have_no_blanks_at_their_ends()
    {
        CliRun run = await CliRun.OfAsync(Question);

        Assert.All(run.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }
}
