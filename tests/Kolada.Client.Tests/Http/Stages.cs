namespace Kolada.Client.Tests.Http;

/// <summary>A call that is held up at a chosen stage, with a clock that only the test moves.</summary>
internal sealed class Stages : IAsyncDisposable
{
    /// <summary>The stages at which a call can be waiting, in their order.</summary>
    public static readonly string[] All = ["a slot", "its start", "connecting", "headers", "body", "back-off", "an open circuit"];

    private readonly List<IDisposable> _open = [];
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RawServer? _server;

    private Stages(string stage) => Stage = stage;

    public string Stage { get; }

    public TestClock Clock { get; } = new();

    /// <summary>How many requests the server has seen.</summary>
    public int Requests => _server?.Requests ?? 0;

    /// <summary>The call under test.</summary>
    public Task<IReadOnlyList<string>> Call { get; private set; } = null!;

    /// <summary>Starts a call and returns when it waits at the stage.</summary>
    public static async Task<Stages> StartAsync(string stage, CancellationToken callers, Func<KoladaClientOptions, KoladaClientOptions>? configure = null)
    {
        Stages stages = new(stage);
        await stages.RunAsync(configure ?? (options => options), callers);
        return stages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IDisposable open in _open)
        {
            open.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task RunAsync(Func<KoladaClientOptions, KoladaClientOptions> configure, CancellationToken callers)
    {
        _server = RawServer.Start(AnswerAsync);
        KoladaClientOptions options = configure(_server.Options() with
        {
            TimeProvider = Clock,
            RetryDelay = TimeSpan.FromSeconds(8),
            Jitter = () => 0.5,
            MaxConcurrency = Stage == "a slot" ? 1 : 4,
            MaxRequestsPerSecond = Stage == "its start" ? 0.001 : 0,
            MaxRetries = Stage == "an open circuit" ? 0 : 4,
            BreakerThreshold = Stage == "an open circuit" ? 2 : 1000,
            BreakerPause = TimeSpan.FromHours(1),
        });
        HttpClient http = Stage == "connecting" ? new HttpClient(new SocketsHttpHandler { ConnectCallback = NeverConnectAsync }) : new HttpClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        KoladaClient client = new(http, options);
        _open.AddRange([client, http]);
        await ComeToStageAsync(client, callers);
    }

    private async Task ComeToStageAsync(KoladaClient client, CancellationToken callers)
    {
        switch (Stage)
        {
            case "a slot":
                _ = client.NamesAsync(TestContext.Current.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
                await _arrived.Task;
                Call = client.NamesAsync(callers);
                break;
            case "its start":
                await client.NamesAsync(TestContext.Current.CancellationToken);
                Call = client.NamesAsync(callers);
                await Clock.WhenWaitingAsync(TimeSpan.FromSeconds(1000));
                break;
            case "back-off":
                Call = client.NamesAsync(callers);
                await Clock.WhenWaitingAsync(left => left > TimeSpan.FromSeconds(3.5) && left < TimeSpan.FromSeconds(20));
                break;
            case "an open circuit":
                await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(TestContext.Current.CancellationToken));
                await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(TestContext.Current.CancellationToken));
                Call = client.NamesAsync(callers);
                await Clock.WhenWaitingAsync(TimeSpan.FromSeconds(1));
                break;
            default:
                Call = client.NamesAsync(callers);
                await _arrived.Task;
                break;
        }
    }

    private async Task AnswerAsync(RawExchange exchange)
    {
        switch (Stage)
        {
            case "its start":
                await exchange.JsonAsync(Pages.TwoMunicipalities);
                break;
            case "body":
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"values\":[");
                _arrived.TrySetResult();
                await exchange.UntilClientIsGoneAsync();
                break;
            case "back-off" or "an open circuit":
                await exchange.StatusAsync(503);
                break;
            default:
                _arrived.TrySetResult();
                await exchange.UntilClientIsGoneAsync();
                break;
        }
    }

    private async ValueTask<Stream> NeverConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        TaskCompletionSource<Stream> never = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrived.TrySetResult();
        return await never.Task.WaitAsync(cancellationToken);
    }
}
