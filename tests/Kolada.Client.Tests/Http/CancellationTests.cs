namespace Kolada.Client.Tests.Http;

/// <summary>A caller can stop a call wherever it is, and is told so with his own token; nothing goes on behind his back.</summary>
public sealed class CancellationTests
{
    public static TheoryData<string> EveryStage => [.. Stages.All];

    [Theory]
    [MemberData(nameof(EveryStage))]
    public async Task A_call_can_be_cancelled_while_it_waits_for(string stage)
    {
        using CancellationTokenSource callers = new();
        await using Stages stages = await Stages.StartAsync(stage, callers.Token);
        int before = stages.Requests;

        await callers.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stages.Call);
        Assert.Equal(callers.Token, cancelled.CancellationToken);
        stages.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(before, stages.Requests);
    }

    [Theory]
    [MemberData(nameof(EveryStage))]
    public async Task The_limit_of_a_whole_operation_holds_while_it_waits_for(string stage)
    {
        using CancellationTokenSource callers = new();
        await using Stages stages = await Stages.StartAsync(stage, callers.Token, options => options with { OperationTimeout = TimeSpan.FromSeconds(7) });

        // Less than every other time that is running, but for the second between two looks at an open circuit.
        for (int second = 0; second < 7; second++)
        {
            stages.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => stages.Call);
        Assert.Contains("'municipality' was not done within 7 seconds (KoladaClientOptions.OperationTimeout)", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_beforehand_sends_nothing()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options());
        using CancellationTokenSource callers = new();
        await callers.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.NamesAsync(callers.Token));

        Assert.Equal(callers.Token, cancelled.CancellationToken);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task Cancelling_one_call_leaves_the_others_alone()
    {
        TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int arrived = 0;
        await using RawServer server = RawServer.Start(async exchange =>
        {
            if (Interlocked.Increment(ref arrived) == 2)
            {
                both.TrySetResult();
            }

            await goOn.Task;
            await exchange.JsonAsync(Pages.TwoMunicipalities);
        });
        using KoladaClient client = new(server.Options());
        using CancellationTokenSource callers = new();

        Task<IReadOnlyList<string>> given = client.NamesAsync(callers.Token);
        Task<IReadOnlyList<string>> kept = client.NamesAsync(TestContext.Current.CancellationToken);
        await both.Task;
        await callers.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        goOn.TrySetResult();

        Assert.Equal(["Höör", "Riket"], await kept);
    }
}
