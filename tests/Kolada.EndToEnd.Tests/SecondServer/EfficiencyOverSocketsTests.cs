using System.Text.Json.Nodes;
using Kolada.Sandbox;

namespace Kolada.EndToEnd.Tests.SecondServer;

/// <summary>The main job gives the same document from the embedded snapshot, from the sandbox on a socket and from the second server.</summary>
public sealed class EfficiencyOverSocketsTests(ExcerptServer excerpt, WholeServer whole) : IClassFixture<ExcerptServer>, IClassFixture<WholeServer>
{
    private static readonly string[] Question = ["efficiency", "Höör", "--model", "net-cost", "--year", "2018..2025", "--format", "json"];

    [Fact]
    public async Task The_sandbox_server_gives_the_same_but_for_offline()
    {
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await AssertSameAsync(server.BaseAddress);
    }

    [Fact]
    public async Task The_second_server_gives_the_same_but_for_offline() => await AssertSameAsync(excerpt.Require());

    [Fact]
    public async Task The_second_server_over_the_whole_data_gives_the_same_but_for_offline() => await AssertSameAsync(whole.Require());

    [Fact]
    public async Task A_trailing_slash_changes_nothing() => await AssertSameAsync(new Uri(excerpt.Require() + "/"));

    private static async Task AssertSameAsync(Uri address)
    {
        ProgramRun offline = await Tool.RunAsync([.. Question, "--offline"]);
        ProgramRun online = await Tool.RunAsync([.. Question, "--base-url", address.ToString(), "--max-rps", "0"]);

        Assert.True(offline.ExitCode == 0, offline.Error);
        Assert.True(online.ExitCode == 0, online.Error);
        JsonNode ours = JsonNode.Parse(offline.Output)!;
        JsonNode theirs = JsonNode.Parse(online.Output)!;
        Assert.True(ours["offline"]!.GetValue<bool>());
        Assert.False(theirs["offline"]!.GetValue<bool>());
        Assert.Equal(8, ours["years"]!.AsArray().Count);
        ours["offline"] = false;
        Assert.Equal(ours.ToJsonString(), theirs.ToJsonString());
    }
}
