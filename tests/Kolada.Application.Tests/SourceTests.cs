using System.Collections.Concurrent;
using System.Net;
using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Application.Tests;

/// <summary>The same questions, whatever the source.</summary>
public sealed class SourceTests
{
    [Fact]
    public async Task A_server_at_an_address_answers_as_the_snapshot_does_and_every_call_is_reported()
    {
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(new KoladaSandboxServerOptions(), TestContext.Current.CancellationToken);
        CallList calls = new();
        using KoladaWorkspace near = KoladaWorkspace.Open(DataSource.Snapshot);
        using KoladaWorkspace far = KoladaWorkspace.Open(
            DataSource.At(server.BaseAddress),
            new WorkspaceOptions { Calls = calls, Client = new KoladaClientOptions { MaxRequestsPerSecond = 0 } });
        EfficiencyRequest request = new() { Municipality = "hoor", Model = near.DefaultModel };

        EfficiencyReport inside = (await near.CompareAsync(request, TestContext.Current.CancellationToken)).Value;
        Answer<EfficiencyReport> outside = await far.CompareAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(inside.ToJson(), (outside.Value with { Offline = true }).ToJson());
        Assert.False(outside.Value.Offline);
        Assert.Empty(outside.Notices);
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(HttpStatusCode.OK, call.Status));
        Assert.Equal(Enumerable.Range(1, calls.Count), calls.Select(call => call.AnswerCount).Order());
        Assert.Equal(server.Statistics.Requests, calls.Count);
    }

    [Fact]
    public async Task Figures_inside_the_process_are_a_source_like_any_other()
    {
        ISandboxWorld world = new SandboxSnapshotBuilder().Add("N15428", "Huddinge", 2024, 81.5).Build();
        using KoladaWorkspace workspace = KoladaWorkspace.Open(DataSource.From(world));

        Answer<DataAnswer> answer = await workspace.QueryAsync(new DataRequest { Kpis = ["N15428"], Municipalities = ["huddinge"] }, TestContext.Current.CancellationToken);

        Assert.Equal(81.5, answer.Value.Table.GetValue("N15428", "0126", 2024));
        Assert.Empty(answer.Notices);
        Assert.True(workspace.Source is { IsInProcess: true, IsSnapshot: false });
    }

    [Fact]
    public async Task A_call_that_fails_is_reported_with_its_reason()
    {
        CallList calls = new();
        KoladaClientOptions once = new() { MaxRetries = 0, MaxRequestsPerSecond = 0 };
        using KoladaWorkspace workspace = KoladaWorkspace.Open(
            DataSource.At(new Uri("http://127.0.0.1:1/v3")),
            new WorkspaceOptions { Calls = calls, Client = once });

        await Assert.ThrowsAsync<KoladaException>(() => workspace.GetMunicipalitiesAsync(TestContext.Current.CancellationToken));

        SourceCall call = Assert.Single(calls);
        Assert.Null(call.Status);
        Assert.NotEmpty(call.Failure!);
        Assert.Equal(0, call.AnswerCount);
    }

    [Fact]
    public void The_live_source_uses_RKAs_own_model_and_Koladas_address()
    {
        using KoladaWorkspace live = KoladaWorkspace.Open(DataSource.Live);

        Assert.Equal("rka", live.DefaultModel.Id);
        Assert.Equal(new Uri("https://api.kolada.se/v3"), live.BaseAddress);
        Assert.Null(live.Source.Description);
    }

    private sealed class CallList : ConcurrentQueue<SourceCall>, IProgress<SourceCall>
    {
        public void Report(SourceCall value) => Enqueue(value);
    }
}
