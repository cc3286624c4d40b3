using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

/// <summary>
/// The percentiles behind a published index, recovered. RKA's own values are not in the snapshot: the answers here are made up with
/// known cut-offs.
/// </summary>
public sealed class CalibrateTests
{
    /// <summary>Net cost deviations 0, 1, … 39: by type 6, n = 40 puts P2.5 at 41 · 0.025 = the 1.025th value, 0.025, and P97.5 at 38.975.</summary>
    private static double Made(string kpi, int number) => kpi == "N20900" ? number : 100 * Math.Clamp((38.975 - number) / (38.975 - 0.025), 0, 1);

    [Fact]
    public async Task The_cut_offs_and_the_percentile_type_are_found()
    {
        await using LoopbackKolada kolada = new LoopbackKolada(["N20900", "U20008"], Made).Start();

        CliRun json = await CliRun.OfAsync("model", "calibrate", "aldreomsorg", "--base-url", kolada.Address, "--max-rps", "0", "--format", "json");
        CliRun page = await CliRun.OfAsync(
            "model", "calibrate", "aldreomsorg", "--year", "2023", "--base-url", kolada.Address, "--max-rps", "0", "--lang", "sv");

        Assert.True(json.ExitCode == 0, json.Error);
        JsonNode found = JsonNode.Parse(json.Output)!;
        Assert.Equal((6, 2023, 40), (found["bestType"]!.GetValue<int>(), found["year"]!.GetValue<int>(), found["n"]!.GetValue<int>()));
        Assert.Equal(0.025, found["p2_5"]!.GetValue<double>(), 1e-9);
        Assert.Equal(38.975, found["p97_5"]!.GetValue<double>(), 1e-9);
        Assert.Equal(0, found["type6Error"]!.GetValue<double>(), 1e-9);
        Assert.True(found["type7Error"]!.GetValue<double>() > 0.1);
        Assert.Matches("Typ som passar bäst +6\n", page.Output);
        Assert.Contains("38,9750", page.Output, StringComparison.Ordinal);
        Assert.EndsWith("Egen bearbetning av data från Kolada\n", page.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_values_is_refused()
    {
        await using LoopbackKolada kolada = new LoopbackKolada(["N20900", "U20008"], Made).Start();

        CliRun run = await CliRun.OfAsync("model", "calibrate", "aldreomsorg", "--year", "1990", "--base-url", kolada.Address, "--max-rps", "0");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_model_s_unknown_key_figures_are_named()
    {
        await using LoopbackKolada kolada = new LoopbackKolada(["N11024", "N11821", "N15428"], Made).Start();

        CliRun run = await CliRun.OfAsync("model", "check", "net-cost", "--base-url", kolada.Address, "--max-rps", "0");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Kolada has no key figure N11052, N15001,", run.Error, StringComparison.Ordinal);
        Assert.Contains("kolada kpi search", run.Error, StringComparison.Ordinal);
    }
}
