using System.Globalization;
using System.Threading.Channels;

namespace Kolada.Faults.Tests.Requests;

/// <summary>Whatever ends an operation, none of its calls goes on: the server sees every connection end, and no further request.</summary>
public sealed class NothingLeftRunningTests
{
    private const string DataRow = """{"values":[{"kpi":"N10000","municipality":"1267","period":2024,"values":[{"gender":"T","count":1,"status":"","value":1.5,"isdeleted":false}]}],"count":1,"next_url":null}""";

    private static readonly KpiId[] Kpis = [.. Enumerable.Range(10_000, 100).Select(number => (KpiId)$"N{number.ToString(CultureInfo.InvariantCulture)}")];

    /// <summary>Operations of many calls, with how many of these are under way at the same time.</summary>
    private static readonly Dictionary<string, (int Calls, Func<KoladaClient, CancellationToken, Task> Run)> Operations = new(StringComparer.Ordinal)
    {
        ["a table"] = (4, (client, token) => client.GetTableAsync(Query, token)),
        ["a stream"] = (4, async (client, token) => await client.QueryAsync(Query, token).CountAsync(CancellationToken.None)),
        ["pages of data"] = (1, async (client, token) => await client.QueryPagesAsync(Query, cancellationToken: token).CountAsync(CancellationToken.None)),
        ["unit data"] = (
            4,
            async (client, token) => await client.QueryUnitsAsync(new UnitDataQuery { Kpis = Kpis, Years = [2024] }, token).CountAsync(CancellationToken.None)),
        ["entities by id"] = (4, (client, token) => client.GetKpisByIdAsync(Kpis, token)),
        ["a list"] = (1, async (client, token) => await client.GetKpisAsync(cancellationToken: token).CountAsync(CancellationToken.None)),
        ["pages of a list"] = (1, async (client, token) => await client.GetKpisAsync().AsPages(cancellationToken: token).CountAsync(CancellationToken.None)),
        ["the latest value"] = (1, (client, token) => client.GetLatestAsync("N15428", "1267", cancellationToken: token)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DataQuery Query => new() { Kpis = Kpis, Municipalities = ["1267"], Years = [2024] };

    public static TheoryData<string, bool> Stalls
    {
        get
        {
            TheoryData<string, bool> stalls = [];
            foreach (string operation in Operations.Keys)
            {
                stalls.Add(operation, false);
                stalls.Add(operation, true);
            }

            return stalls;
        }
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task Cancellation_ends_all_calls_of(string operation, bool inBody)
    {
        using CancellationTokenSource callers = new();
        await using Stalled stalled = await Stalled.StartAsync(
            Operations[operation].Calls,
            inBody,
            new KoladaClientOptions(),
            client => Operations[operation].Run(client, callers.Token));

        await callers.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stalled.Operation);
        Assert.Equal(callers.Token, cancelled.CancellationToken);
        await stalled.AssertNothingIsLeftAsync();
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task The_time_limit_of_the_operation_ends_all_calls_of(string operation, bool inBody)
    {
        KoladaClientOptions options = new() { OperationTimeout = TimeSpan.FromSeconds(7) };
        await using Stalled stalled = await Stalled.StartAsync(
            Operations[operation].Calls,
            inBody,
            options,
            client => Operations[operation].Run(client, Token));

        stalled.Clock.Advance(TimeSpan.FromSeconds(7));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => stalled.Operation);
        Assert.Contains("(KoladaClientOptions.OperationTimeout)", late.Message, StringComparison.Ordinal);
        await stalled.AssertNothingIsLeftAsync();
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task The_deadline_of_one_call_ends_all_calls_of(string operation, bool inBody)
    {
        KoladaClientOptions options = new() { CallTimeout = TimeSpan.FromSeconds(7) };
        await using Stalled stalled = await Stalled.StartAsync(
            Operations[operation].Calls,
            inBody,
            options,
            client => Operations[operation].Run(client, Token));

        stalled.Clock.Advance(TimeSpan.FromSeconds(7));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => stalled.Operation);
        Assert.Contains("(KoladaClientOptions.CallTimeout)", late.Message, StringComparison.Ordinal);
        await stalled.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_call_that_fails_ends_the_others()
    {
        await using Stalled stalled = await Stalled.StartAsync(4, inBody: false, new KoladaClientOptions(), client => client.GetTableAsync(Query, Token));

        stalled.AnswerFirst(exchange => exchange.StatusAsync(410));

        KoladaException failed = await Assert.ThrowsAsync<KoladaException>(() => stalled.Operation);
        Assert.Equal(410, (int?)failed.StatusCode);
        await stalled.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Who_stops_reading_ends_the_calls_that_were_made_ahead()
    {
        TaskCompletionSource<DataPoint> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Stalled stalled = await Stalled.StartAsync(4, inBody: false, new KoladaClientOptions(), async client =>
        {
            await foreach (DataPoint row in client.QueryAsync(Query, Token))
            {
                first.SetResult(row);
                await stop.Task;
                break;
            }
        });

        stalled.AnswerFirst(exchange => exchange.JsonAsync(DataRow));
        Assert.Equal(1.5, (await first.Task.WaitAsync(Token)).Value);
        stop.SetResult();

        await stalled.Operation;
        await stalled.AssertNothingIsLeftAsync();
    }

    /// <summary>An operation whose calls are all under way and get no answer, or half of one, unless told otherwise.</summary>
    private sealed class Stalled : IAsyncDisposable
    {
        private const string Canary = "canary";

        private readonly Channel<bool> _arrived = Channel.CreateUnbounded<bool>();
        private readonly Channel<bool> _ended = Channel.CreateUnbounded<bool>();
        private readonly TaskCompletionSource<Func<RawExchange, Task>> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly bool _inBody;
        private readonly RawServer _server;
        private readonly KoladaClient _client;
        private readonly int _calls;

        private Stalled(int calls, bool inBody, KoladaClientOptions options)
        {
            _calls = calls;
            _inBody = inBody;
            _server = RawServer.Start(AnswerAsync);
            _client = new KoladaClient(options with { BaseAddress = _server.Address, MaxRequestsPerSecond = 0, TimeProvider = Clock });
        }

        public TestClock Clock { get; } = new() { SkipsWaits = true };

        public Task Operation { get; private set; } = Task.CompletedTask;

        public static async Task<Stalled> StartAsync(int calls, bool inBody, KoladaClientOptions options, Func<KoladaClient, Task> run)
        {
            Stalled stalled = new(calls, inBody, options);
            stalled.Operation = run(stalled._client);
            await CountAsync(stalled._arrived, calls);
            return stalled;
        }

        /// <summary>Answers the first call of the plan after all.</summary>
        public void AnswerFirst(Func<RawExchange, Task> answer) => _first.SetResult(answer);

        /// <summary>Every connection ends; a day later the next request is one that is made now, and it finds a free slot.</summary>
        public async Task AssertNothingIsLeftAsync()
        {
            _first.TrySetResult(exchange => exchange.UntilClientIsGoneAsync());
            await CountAsync(_ended, _calls);
            int before = _server.Requests;
            Clock.Advance(TimeSpan.FromDays(1));
            await _client.GetMunicipalitiesAsync(Canary, Token).CountAsync(Token);
            Assert.Equal(before + 1, _server.Requests);
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _server.DisposeAsync();
        }

        private static async Task CountAsync(Channel<bool> events, int times)
        {
            for (int i = 0; i < times; i++)
            {
                await events.Reader.ReadAsync(Token);
            }
        }

        private async Task AnswerAsync(RawExchange exchange)
        {
            if (exchange.Target.Contains(Canary, StringComparison.Ordinal))
            {
                await exchange.JsonAsync("""{"values":[],"count":0,"next_url":null}""");
                return;
            }

            try
            {
                await StallAsync(exchange);
            }
            finally
            {
                await _ended.Writer.WriteAsync(true);
            }
        }

        private async Task StallAsync(RawExchange exchange)
        {
            if (_inBody)
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"values\":[");
            }

            Task gone = exchange.UntilClientIsGoneAsync();
            await _arrived.Writer.WriteAsync(true);
            if (exchange.Target.Contains("N10000", StringComparison.Ordinal) && await Task.WhenAny(gone, _first.Task) == _first.Task && !gone.IsCompleted)
            {
                await (await _first.Task)(exchange);
            }

            await gone;
        }
    }
}
