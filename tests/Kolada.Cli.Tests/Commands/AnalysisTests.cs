using System.Globalization;
using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

/// <summary>What <c>--show</c> adds to a report, for people and for scripts.</summary>
public sealed class AnalysisTests
{
    private static readonly string[] Question = ["efficiency", "Höör", "--offline", "--year", "2023"];

    [Fact]
    public async Task Nothing_is_added_unasked()
    {
        CliRun page = await CliRun.OfAsync(Question);
        CliRun json = await CliRun.OfAsync([.. Question, "--format", "json"]);

        Assert.All(
            ["Why:", "To learn from", "How sure", "Over the years", "Published by RKA"],
            part => Assert.DoesNotContain(part, page.Output, StringComparison.Ordinal));
        Assert.All(
            ["reasons", "peers", "robustness", "trends", "published"],
            part => Assert.DoesNotContain($"\"{part}\"", json.Output, StringComparison.Ordinal));
    }

    /// <summary>The page's points are rounded to a decimal, so that their sum may be off by half of one a line.</summary>
    [Fact]
    public async Task The_points_of_the_reasons_lead_from_the_median_to_the_index()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", "reasons"]);

        string[] table =
        [
            .. run.Output[run.Output.IndexOf("Why: Grundskola 2023, efficiency 52.8", StringComparison.Ordinal)..]
                .Split('\n')
                .Skip(3)
                .TakeWhile(line => line.Length > 0),
        ];
        double[] points = [.. table.Select(Points)];
        Assert.StartsWith("Median index of the group", table[0], StringComparison.Ordinal);
        Assert.Equal(52.8, points[^1]);
        Assert.Equal(points[^1], points[..^1].Sum(), 0.05 * points.Length);

        // A key figure's line ends with its points and with what one unit would change; the others end with their points.
        static double Points(string line)
        {
            string[] cells = line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return double.Parse(cells.Length > 2 ? cells[^2] : cells[^1], CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task Peers_stand_above_the_municipality_itself()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", "peers"]);

        string[] lines =
        [
            .. run.Output[run.Output.IndexOf("To learn from: Grundskola 2023", StringComparison.Ordinal)..]
                .Split('\n')
                .Skip(3)
                .TakeWhile(line => line.Length > 0),
        ];
        double[][] figures =
        [
            .. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3..])
                .Select(cells => Array.ConvertAll(cells, cell => double.Parse(cell, CultureInfo.InvariantCulture))),
        ];
        Assert.StartsWith("(the municipality itself)", lines[^1], StringComparison.Ordinal);
        Assert.All(figures[..^1], peer => Assert.True(peer[0] >= figures[^1][0] && peer[1] > figures[^1][1]));
    }

    [Fact]
    public async Task Certainty_is_said_in_words_and_repeats_for_a_seed()
    {
        string[] asked = [.. Question, "--show", "certainty", "--draws", "700", "--seed", "7"];

        CliRun first = await CliRun.OfAsync(asked);
        CliRun again = await CliRun.OfAsync(setup => setup.Culture = CultureInfo.GetCultureInfo("tr-TR"), asked);

        Assert.Matches(
            "- Grundskola 2023, efficiency: Between \\d+(st|nd|rd|th) and \\d+(st|nd|rd|th) of 33 in 90 % of reasonable choices; .+ most\\.",
            first.Output);
        Assert.Contains("700 draws.", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, again.Output);
    }

    [Fact]
    public async Task A_trend_marks_breaks_and_what_was_left_out()
    {
        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--offline", "--show", "trend");

        Assert.Contains("Over the years: Grundskola", run.Output, StringComparison.Ordinal);
        Assert.Matches("\n2019 ¦ +\\d", run.Output);
        Assert.Contains("¦ N15001 2019: ", run.Output, StringComparison.Ordinal);
        Assert.Matches("N15001 Nettokostnadsavvikelse grundskola F-9, \\(%\\) ¦ +[+-]", run.Output);
        Assert.Contains("left out", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_values_that_no_model_names_are_told()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", "published"]);

        Assert.Contains("The model names no published indices; the model rka does.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_gives_a_script_every_part()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", "all", "--draws", "700", "--format", "json"]);

        JsonNode report = JsonNode.Parse(run.Output)!;
        Assert.All(
            report["years"]![0]!["areas"]!.AsArray(),
            area => Assert.All(["reasons", "peers", "robustness", "published"], part => Assert.NotNull(area![part])));
        Assert.Equal(6, report["trends"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("trends", "trend", "1267,Höör,G33621")]
    [InlineData("changes", "trend", ",own_change,places_won,")]
    [InlineData("peers", "peers", ",peer,peer_title,")]
    public async Task CSV_has_a_table_for_each(string table, string part, string expected)
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", part, "--format", "csv", "--table", table]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Every_line_fits_the_terminal(int columns)
    {
        CliRun run = await CliRun.OfAsync(
            setup =>
            {
                setup.IsTerminal = true;
                setup.Columns = columns;
                setup.Variables["NO_COLOR"] = "1";
            },
            [.. Question, "--show", "all", "--draws", "700", "--lang", "sv"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= columns, line));
    }

    [Fact]
    public async Task A_Swedish_user_reads_Swedish()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--show", "all", "--draws", "700", "--lang", "sv"]);

        Assert.All(
            ["Varför: Grundskola 2023, effektivitet 52,8", "Att lära av: Grundskola 2023", "Hur säkert:", "Över åren: Grundskola", "Publicerat av RKA"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scripts_read_the_same_in_either_language()
    {
        string[] asked = [.. Question, "--show", "all", "--draws", "700", "--format", "json"];

        Assert.Equal((await CliRun.OfAsync([.. asked, "--lang", "en"])).Output, (await CliRun.OfAsync([.. asked, "--lang", "sv"])).Output);
    }
}
