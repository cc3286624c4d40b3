using Kolada.Client.Http;

namespace Kolada.Client.Tests.Http;

/// <summary>The limits hold for all calls of a client together.</summary>
public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_start_evenly_spaced_and_idleness_saves_nothing_up()
    {
        TestClock clock = new();
        CallLimitsProbe probe = new(new KoladaClientOptions { MaxRequestsPerSecond = 5, TimeProvider = clock });

        probe.Start(4);
        await RunOutAsync(clock, probe, 4);
        clock.Advance(TimeSpan.FromMinutes(10));
        probe.Start(3);
        await RunOutAsync(clock, probe, 7);

        Assert.Equal([0, 200, 400, 600, 600_600, 600_800, 601_000], probe.StartsInMilliseconds);
    }

    [Fact]
    public async Task A_late_timer_does_not_slow_the_rate_down()
    {
        TestClock clock = new();
        CallLimitsProbe probe = new(new KoladaClientOptions { MaxRequestsPerSecond = 100, TimeProvider = clock });

        probe.Start(5);
        for (int i = 1; i < 5; i++)
        {
            await clock.WhenWaitingAsync(left => left <= TimeSpan.FromMilliseconds(10));
            clock.Jump(TimeSpan.FromMilliseconds(i == 2 ? 15 : i == 3 ? 5 : 10));
            await probe.WhenStartedAsync(i + 1);
        }

        Assert.Equal([0, 10, 25, 30, 40], probe.StartsInMilliseconds);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_uses_nothing_up()
    {
        TestClock clock = new();
        CallLimitsProbe probe = new(new KoladaClientOptions { MaxRequestsPerSecond = 1, TimeProvider = clock });
        using CancellationTokenSource impatient = new();

        probe.Start(1);
        Task given = probe.StartOne(impatient.Token);
        probe.Start(1);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await probe.WhenStartedAsync(2);

        Assert.Equal([0, 1000], probe.StartsInMilliseconds);
    }

    [Fact]
    public async Task The_server_never_sees_more_calls_at_once_than_allowed()
    {
        int now = 0;
        int most = 0;
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            int running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            if (running == 3)
            {
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref now);
            await exchange.JsonAsync(Pages.TwoMunicipalities);
        });
        using KoladaClient client = new(server.Options() with { MaxConcurrency = 3 });

        IReadOnlyList<string>[] lists = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.NamesAsync(Token)));

        Assert.All(lists, list => Assert.Equal(["Höör", "Riket"], list));
        Assert.Equal(3, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private static async Task RunOutAsync(TestClock clock, CallLimitsProbe probe, int calls)
    {
        for (int started = probe.Planned(calls); started < calls; started++)
        {
            await probe.WhenStartedAsync(started);
            await clock.WhenWaitingAsync(TimeSpan.FromMilliseconds(200));
            clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        await probe.WhenStartedAsync(calls);
    }

    /// <summary>Starts calls and notes when each may go.</summary>
    private sealed class CallLimitsProbe(KoladaClientOptions options)
    {
        private readonly CallLimits _limits = new(options);
        private readonly DateTimeOffset _begun = options.TimeProvider.GetUtcNow();
        private readonly List<double> _starts = [];
        private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
        private int _asked;

        public IReadOnlyList<double> StartsInMilliseconds
        {
            get
            {
                lock (_starts)
                {
                    return [.. _starts];
                }
            }
        }

        /// <summary>How many will have started without the clock moving: all before this batch, and the first of it.</summary>
        public int Planned(int calls) => calls - _asked + 1;

        public void Start(int calls)
        {
            _asked = calls;
            for (int i = 0; i < calls; i++)
            {
                _ = StartOne(Token);
            }
        }

        public async Task StartOne(CancellationToken cancellationToken)
        {
            await _limits.WaitForStartAsync(cancellationToken);
            lock (_starts)
            {
                _starts.Add((options.TimeProvider.GetUtcNow() - _begun).TotalMilliseconds);
                foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _starts.Count))
                {
                    reached.TrySetResult();
                }
            }
        }

        public Task WhenStartedAsync(int count)
        {
            lock (_starts)
            {
                TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_starts.Count >= count)
                {
                    return Task.CompletedTask;
                }

                _waiting.Add((count, reached));
                return reached.Task.WaitAsync(Token);
            }
        }
    }
}
