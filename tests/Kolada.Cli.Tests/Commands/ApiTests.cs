using System.Text.Json.Nodes;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

public sealed class ApiTests
{
    [Fact]
    public async Task An_answer_is_printed_as_it_is()
    {
        CliRun run = await CliRun.OfAsync("api", "/municipality/1267", "--offline");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"title\": \"Höör\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, JsonNode.Parse(run.Output)!["count"]!.GetValue<int>());
        Assert.Contains("Källa: Kolada", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_followed_to_its_last_page()
    {
        JsonArray all = JsonNode.Parse((await CliRun.OfAsync("api", "ou", "--paginate", "--offline")).Output)!.AsArray();
        JsonNode first = JsonNode.Parse((await CliRun.OfAsync("api", "ou", "--offline")).Output)!;

        Assert.Equal(35_368, all.Select(item => item!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(35_368, all.Count);
        Assert.Equal(5000, first["values"]!.AsArray().Count);
        Assert.NotNull(first["next_url"]);
    }

    [Theory]
    [InlineData("../v2/kpi")]
    [InlineData("kpi/%2e%2e/%2e%2e/x")]
    public async Task A_path_that_leads_elsewhere_is_refused_before_anything_is_sent(string path)
    {
        CliRun run = await CliRun.OfAsync("api", path, "--offline");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a path below", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_path_that_the_service_does_not_know_is_told()
    {
        CliRun run = await CliRun.OfAsync("api", "nothing/here", "--offline");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("404", run.Error, StringComparison.Ordinal);
    }
}
