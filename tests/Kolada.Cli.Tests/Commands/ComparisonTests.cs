using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;
using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Cli.Tests.Commands;

/// <summary>Whom a municipality is compared with is what was asked for.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public async Task All_means_the_290_municipalities()
    {
        JsonNode group = await GroupAsync("--group", "all");

        Assert.Equal((null, "All municipalities", 290), Of(group));
    }

    [Theory]
    [InlineData("similar", "övergripande")]
    [InlineData("similar:grundskola", "grundskola")]
    [InlineData("SIMILAR: Äldreomsorg", "äldreomsorg")]
    public async Task Similar_means_the_newest_official_group(string asked, string area)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        Municipality hoor = await client.GetMunicipalityAsync("Höör", TestContext.Current.CancellationToken);
        MunicipalityGroup official = await client.GetSimilarMunicipalitiesAsync(hoor, area, TestContext.Current.CancellationToken);

        JsonNode group = await GroupAsync("--group", asked);

        // The municipality itself is compared too, and the official group never has it.
        Assert.Equal((official.Id.Value, official.Title, official.Members.Count + 1), Of(group));
    }

    [Fact]
    public async Task An_area_without_an_official_group_is_told_with_those_that_have_one()
    {
        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--group", "similar:rymdfart", "--offline");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("rymdfart", run.Error, StringComparison.Ordinal);
        Assert.Contains("grundskola", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_compared_with_the_municipality_added()
    {
        Assert.Equal((null, "3 selected municipalities", 4), Of(await GroupAsync("--with", "Lund,1280", "--with", "eslov")));
        Assert.Equal(4, (await GroupAsync("--with", "Lund,1280,Eslöv,Höör"))["size"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_nearest_are_those_of_the_documented_distance()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        Population expected = await client.GetNearestPopulationAsync(
            "Höör",
            [new("N11821"), new("N15428", 2)],
            12,
            2022,
            TestContext.Current.CancellationToken);

        CliRun run = await CliRun.OfAsync(
            "efficiency", "Höör", "--nearest", "12", "--nearest-by", "n11821,N15428=2", "--nearest-year", "2022", "--show", "peers",
            "--model", "net-cost", "--offline", "--format", "json");

        JsonNode report = JsonNode.Parse(run.Output)!;
        Assert.Equal((null, expected.Title, 13), Of(report["group"]!));
        Dictionary<string, double> distances = expected.Distances!.ToDictionary(pair => pair.Key.Value, pair => pair.Value);
        List<JsonNode> peers =
        [
            .. report["years"]!.AsArray().SelectMany(year => year!["areas"]!.AsArray()).SelectMany(area => area!["peers"]!.AsArray()).Select(peer => peer!),
        ];
        Assert.NotEmpty(peers);
        Assert.All(peers, peer => Assert.Equal(distances[peer["id"]!.GetValue<string>()], peer["distance"]!.GetValue<double>(), 1e-12));
    }

    [Fact]
    public async Task A_criterion_that_the_snapshot_lacks_is_named()
    {
        CliRun run = await CliRun.OfAsync("efficiency", "Höör", "--nearest", "5", "--nearest-by", "N01951", "--offline");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("N01951 is not in the offline snapshot", run.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> GroupAsync(params string[] options)
    {
        CliRun run = await CliRun.OfAsync(["efficiency", "Höör", "--offline", "--year", "2023", "--format", "json", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonNode.Parse(run.Output)!["group"]!;
    }

    private static (string? Id, string Title, int Size) Of(JsonNode group) =>
        (group["id"]?.GetValue<string>(), group["title"]!.GetValue<string>(), group["size"]!.GetValue<int>());
}
