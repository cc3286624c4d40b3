namespace Kolada.Sandbox.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public async Task Schedules_hit_the_calls_they_name()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], await HitsAsync(FaultSchedule.Always));
        Assert.Equal([1], await HitsAsync(FaultSchedule.Once));
        Assert.Equal([4], await HitsAsync(FaultSchedule.OnCall(4)));
        Assert.Equal([3, 6, 9], await HitsAsync(FaultSchedule.Every(3)));
        Assert.Empty(await HitsAsync(FaultSchedule.Share(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaultSchedule.Every(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaultSchedule.Share(1.1));
    }

    [Fact]
    public async Task A_path_counts_its_own_calls_only()
    {
        var plan = new FaultPlan(1, new FaultRule(SandboxFault.Gone) { Path = "/kpi", When = FaultSchedule.OnCall(2) });
        await using var faulty = await FaultyDoor.OpenAsync("handler", new SandboxOptions { Faults = plan });
        List<int> statuses = [];
        foreach (var path in new[] { "/v3/kpi", "/v3/municipality", "/v3/municipality", "/v3/kpi" })
            statuses.Add((await faulty.GetAsync(path)).Status);
        Assert.Equal([200, 200, 200, 410], statuses);
        Assert.Equal(1, plan.Injected[SandboxFault.Gone]);
    }

    [Fact]
    public async Task A_plan_tells_when_a_fault_has_been_put_in_so_often()
    {
        var plan = new FaultPlan(1, new FaultRule(SandboxFault.Gone) { When = FaultSchedule.Every(2) });
        await using var faulty = await FaultyDoor.OpenAsync("handler", new SandboxOptions { Faults = plan });
        using var impatient = new CancellationTokenSource();
        var (once, twice) = (
            plan.WhenInjectedAsync(SandboxFault.Gone, cancellationToken: TestContext.Current.CancellationToken),
            plan.WhenInjectedAsync(SandboxFault.Gone, 2, impatient.Token));
        await faulty.GetAsync("/v3/kpi");
        Assert.False(once.IsCompleted);
        await faulty.GetAsync("/v3/kpi");
        await once;
        Assert.True(plan.WhenInjectedAsync(SandboxFault.Gone, cancellationToken: TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.False(twice.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => twice);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = plan.WhenInjectedAsync(SandboxFault.Gone, 0, TestContext.Current.CancellationToken); });
    }

    [Fact]
    public async Task The_first_rule_that_hits_decides()
    {
        await using var faulty = await FaultyDoor.OpenAsync("handler",
            new FaultRule(SandboxFault.BadGateway) { When = FaultSchedule.Every(2) }, new FaultRule(SandboxFault.Gone) { When = FaultSchedule.Every(3) });
        List<int> statuses = [];
        for (var i = 0; i < 6; i++)
            statuses.Add((await faulty.GetAsync("/v3/municipality")).Status);
        Assert.Equal([200, 502, 410, 502, 200, 502], statuses);
    }

    [Fact]
    public async Task A_mix_hits_its_share_with_all_kinds_alike_and_the_same_calls_every_time()
    {
        SandboxFault[] kinds = [SandboxFault.Gone, SandboxFault.BadGateway, SandboxFault.TooManyRequests, SandboxFault.WrongContentType];
        var (first, second, other) = (FaultPlan.Mixed(7, 0.2, kinds), FaultPlan.Mixed(7, 0.2, kinds), FaultPlan.Mixed(8, 0.2, kinds));
        var statuses = await StatusesAsync(first, 4000);
        Assert.Equal(statuses, await StatusesAsync(second, 4000));
        Assert.NotEqual(statuses, await StatusesAsync(other, 4000));

        // Four standard deviations of a binomial with p = 0.2 and p = 0.05.
        Assert.InRange(first.Injected.Values.Sum(), 800 - 101, 800 + 101);
        Assert.All(kinds, kind => Assert.InRange(first.Injected[kind], 200 - 55, 200 + 55));
    }

    [Fact]
    public async Task The_server_measures_requests_and_connections()
    {
        var clock = new TestClock();
        await using var door = await FaultyDoor.OpenAsync("socket", new SandboxOptions { TimeProvider = clock, Latency = TimeSpan.FromSeconds(1) });
        await RoundAsync(3);
        await RoundAsync(2);
        var statistics = door.Server!.Statistics;
        Assert.Equal((5, 3, 3), (statistics.Requests, statistics.MaxConcurrentRequests, statistics.MaxRequestsInOneSecond));
        Assert.Equal((3, 3), (statistics.Connections, statistics.MaxConcurrentConnections));

        async Task RoundAsync(int calls)
        {
            var answers = Enumerable.Range(0, calls).Select(_ => door.GetAsync("/v3/municipality/1267")).ToList();
            await clock.WhenWaitingAsync(TimeSpan.FromSeconds(1), waits: calls);
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAll(answers);
        }
    }

    private static async Task<List<int>> HitsAsync(FaultSchedule when)
    {
        var plan = new FaultPlan(3, new FaultRule(SandboxFault.Gone) { When = when });
        return [.. (await StatusesAsync(plan, 9)).Index().Where(status => status.Item == 410).Select(status => status.Index + 1)];
    }

    private static async Task<List<int>> StatusesAsync(FaultPlan plan, int calls)
    {
        await using var faulty = await FaultyDoor.OpenAsync("handler", new SandboxOptions { Faults = plan });
        List<int> statuses = [];
        for (var i = 0; i < calls; i++)
            statuses.Add((await faulty.GetAsync("/v3/municipality/1267")).Status);
        return statuses;
    }
}
