namespace Kolada.Client.Tests.Http;

/// <summary>After many failures in a row the client leaves the service alone for a while; calls wait for it within their deadline.</summary>
public sealed class BreakerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_pauses_nothing_is_sent_and_calls_wait_and_then_succeed()
    {
        TestClock clock = new();
        await using RawServer server = RawServer.Start(
            exchange => exchange.Number < 4 ? exchange.StatusAsync(503) : exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { TimeProvider = clock, MaxRetries = 0, BreakerThreshold = 4 });
        for (int failure = 0; failure < 4; failure++)
        {
            await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));
        }

        Task<IReadOnlyList<string>> waiting = client.NamesAsync(Token);
        for (int second = 0; second < 5; second++)
        {
            await clock.WhenWaitingAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(4, server.Requests);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["Höör", "Riket"], await waiting);
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task Failures_with_successes_between_them_open_nothing()
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.Number % 3 == 2 ? exchange.JsonAsync(Pages.TwoMunicipalities) : exchange.StatusAsync(503));
        using KoladaClient client = new(server.Options() with { BreakerThreshold = 4, TimeProvider = new TestClock() });

        for (int call = 0; call < 10; call++)
        {
            Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        }
    }

    [Fact]
    public async Task Refusals_that_are_the_callers_doing_open_nothing()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(404));
        using KoladaClient client = new(server.Options() with { BreakerThreshold = 2, TimeProvider = new TestClock() });

        for (int call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));
        }

        Assert.Equal(10, server.Requests);
    }
}
