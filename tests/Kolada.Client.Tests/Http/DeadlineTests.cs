using System.Text;

namespace Kolada.Client.Tests.Http;

/// <summary>A call ends within its deadline, at every stage that is not its own waiting for a turn.</summary>
public sealed class DeadlineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("connecting")]
    [InlineData("headers")]
    [InlineData("body")]
    [InlineData("back-off")]
    [InlineData("an open circuit")]
    public async Task The_deadline_holds_while_a_call_waits_for(string stage)
    {
        await using Stages stages = await Stages.StartAsync(
            stage,
            Token,
            options => options with { CallTimeout = TimeSpan.FromSeconds(3), AttemptTimeout = TimeSpan.FromSeconds(50) });

        // Step by step, as waiting for a circuit is a chain of looks at it.
        for (int second = 0; second < 3; second++)
        {
            stages.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => stages.Call);
        Assert.Contains("/v3/municipality was not answered within 3 seconds", late.Message, StringComparison.Ordinal);
        if (stage is "back-off" or "an open circuit")
        {
            Assert.Contains("The last error was: Kolada answered 503 (the service failed).", late.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a slot")]
    [InlineData("its start")]
    public async Task The_deadline_stands_still_while_a_call_waits_for(string stage)
    {
        using CancellationTokenSource callers = new();
        await using Stages stages = await Stages.StartAsync(
            stage,
            callers.Token,
            options => options with { CallTimeout = TimeSpan.FromSeconds(500), AttemptTimeout = TimeSpan.FromDays(1) });

        stages.Clock.Advance(TimeSpan.FromSeconds(400));
        await callers.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stages.Call);
    }

    [Fact]
    public async Task A_long_wait_for_a_turn_does_not_cost_a_call_its_deadline()
    {
        TestClock clock = new();
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { TimeProvider = clock, MaxRequestsPerSecond = 0.001 });

        await client.NamesAsync(Token);
        Task<IReadOnlyList<string>> second = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(1000));
        clock.Advance(TimeSpan.FromSeconds(1000));

        Assert.Equal(["Höör", "Riket"], await second);
    }

    [Theory]
    [InlineData("headers")]
    [InlineData("body")]
    public async Task An_attempt_that_stands_still_is_tried_again(string where)
    {
        TestClock clock = new();
        TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(
            async exchange =>
            {
                if (where == "body")
                {
                    await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"values\":[");
                }

                stalled.TrySetResult();
                await exchange.UntilClientIsGoneAsync();
            },
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { TimeProvider = clock });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await stalled.Task;
        clock.Advance(new KoladaClientOptions().AttemptTimeout);

        Assert.Equal(["Höör", "Riket"], await names);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_trickle_is_a_stall_and_a_slow_but_steady_body_is_not()
    {
        TestClock clock = new();
        string title = new('x', 20_000);
        string body = $$"""{"values":[{"id":"1267","title":"{{title}}","type":"K"}],"count":1,"next_url":null}""";
        await using RawServer server = RawServer.Start(
            exchange => SendSlowlyAsync(exchange, body, step: 10, clock),
            exchange => SendSlowlyAsync(exchange, body, step: 17_000, clock));
        using KoladaClient client = new(
            server.Options() with { TimeProvider = clock, AttemptTimeout = TimeSpan.FromSeconds(30), CallTimeout = TimeSpan.FromHours(10) });

        Assert.Equal([title], await client.NamesAsync(Token));
        Assert.Equal(2, server.Requests);
    }

    /// <summary>A piece every 20 seconds of the fake clock, each sent when the one before has surely been read.</summary>
    private static async Task SendSlowlyAsync(RawExchange exchange, string body, int step, TestClock clock)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await exchange.WriteAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n"));
        Task gone = exchange.UntilClientIsGoneAsync();
        for (int at = 0; at < bytes.Length && !gone.IsCompleted; at += step)
        {
            await exchange.WriteAsync(Encoding.UTF8.GetString(bytes, at, Math.Min(step, bytes.Length - at)));
            if (step > 16 * 1024 && at + step < bytes.Length)
            {
                // A steady body starts the 30 seconds anew with each 16 KiB.
                await clock.WhenWaitingAsync(TimeSpan.FromSeconds(30));
            }

            if (at + step < bytes.Length)
            {
                clock.Advance(TimeSpan.FromSeconds(20));
            }
        }
    }
}
