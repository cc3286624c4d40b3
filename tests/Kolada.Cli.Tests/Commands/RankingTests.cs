using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

/// <summary>A ranking is the numbers of the single reports, in order.</summary>
public sealed class RankingTests
{
    private static readonly string[] Question = ["ranking", "grundskola", "--group", "Skåne läns kommuner", "--year", "2023", "--offline"];

    [Fact]
    public async Task Each_line_is_what_the_municipality_s_own_report_says()
    {
        JsonArray lines = JsonNode.Parse((await CliRun.OfAsync([.. Question, "--format", "json"])).Output)!.AsArray();

        Assert.Equal(33, lines.Count);
        Assert.Equal(Enumerable.Range(1, 33), lines.Select(line => line!["rank"]!.GetValue<int>()));
        foreach (string id in new[] { "1267", "1280", "1281" })
        {
            JsonNode line = lines.Single(line => line!["municipality"]!.GetValue<string>() == id)!;
            JsonNode report = JsonNode.Parse(
                (await CliRun.OfAsync("efficiency", id, "--year", "2023", "--offline", "--format", "json")).Output)!["years"]![0]!["areas"]!.AsArray()
                .Single(area => area!["id"]!.GetValue<string>() == "grundskola")!;
            Assert.All(
                ["resource", "quality", "efficiency"],
                index => Assert.Equal(report[index]!["index"]!.GetValue<double>(), line[index]!.GetValue<double>()));
            Assert.Equal(report["efficiency"]!["rank"]!.GetValue<int>(), line["rank"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task The_best_stand_first_by_the_index_asked_for()
    {
        CliRun run = await CliRun.OfAsync([.. Question, "--by", "resource", "--format", "csv"]);

        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("rank,municipality,municipality_title,year,resource,quality,efficiency", lines[0]);
        double[] resources = [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(resources.OrderDescending(), resources);
    }

    [Fact]
    public async Task Those_without_the_index_come_last_and_are_counted()
    {
        CliRun run = await CliRun.OfAsync("ranking", "grundskola", "--offline", "--lang", "sv");

        Assert.Contains("av 290 kommuner har index för effektivitet. Modell net-cost", run.Error, StringComparison.Ordinal);
        Assert.Matches("\n +\\d{4}  \\S.* –\n", run.Output);
        Assert.EndsWith("\nEgen bearbetning av data från Kolada\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_without_efficiency_is_ordered_by_what_it_has()
    {
        CliRun run = await CliRun.OfAsync("ranking", "lss", "--group", "G33621", "--offline", "--format", "csv");

        Assert.StartsWith("1,", run.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("the resource index", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_area_and_a_year_without_values_are_told()
    {
        CliRun area = await CliRun.OfAsync("ranking", "skola", "--offline");
        CliRun year = await CliRun.OfAsync("ranking", "grundskola", "--year", "1990", "--offline");

        Assert.Equal(2, area.ExitCode);
        Assert.Contains("has no area 'skola'. It has forskola, grundskola,", area.Error, StringComparison.Ordinal);
        Assert.Equal(0, year.ExitCode);
        Assert.Contains("0 of 290 municipalities have", year.Error, StringComparison.Ordinal);
    }
}
