using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kolada.Faults.Tests.Load;

/// <summary>Two thousand queries at once through one client, a tenth of all calls hit by some fault: each gets all of its answer, or is told why not.</summary>
[Collection(nameof(Alone))]
[Trait("Speed", "Slow")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Queries = 2000;
    private const int Seed = 20_261_122;
    private const int Concurrency = 8;
    private const int RequestsPerSecond = 200;

    /// <summary>How many queries lie between two looks at the memory.</summary>
    private const int SampleEvery = 200;

    /// <summary>Long enough that the rate alone would lead to more calls at a time than are allowed: both limits are met.</summary>
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);

    /// <summary>Faults after which an operation is over: another attempt would be rude, or useless.</summary>
    private static readonly SandboxFault[] Final =
    [
        SandboxFault.TooManyRequestsWithAbsurdWait, SandboxFault.TooManyRequestsForCenturies, SandboxFault.TooManyRequestsUntilYear9999,
        SandboxFault.Gone, SandboxFault.NextUrlLooping, SandboxFault.RedirectToOtherHost, SandboxFault.RedirectToFile,
        SandboxFault.EmptyPagesWithoutEnd,
    ];

    /// <summary>Faults from which other values or texts come rightly (see the matrix), and one that takes as long as all others together.</summary>
    private static readonly SandboxFault[] LeftOut = [.. Matrix.Expectations.NotJudged, SandboxFault.OversizedBody];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_doubled_and_the_limits_are_kept()
    {
        SoakWork work = await SoakWork.PrepareAsync(Seed, Token);
        FaultPlan plan = new(Seed, Rules(0.1));
        await using KoladaSandboxServer server = await StartAsync(plan);
        using KoladaClient client = new(Options(server));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ConcurrentBag<SoakResult> results = [];
        long peak = before;

        long begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Queries).Select(async number =>
        {
            results.Add(await work.RunAsync(client, number, Token));
            if (results.Count % SampleEvery == 0)
            {
                // What is alive, not what has not been swept up yet: that depends on the machine.
                InterlockedMax(ref peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        }));

        TimeSpan took = Stopwatch.GetElapsedTime(begun);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        SandboxServerStatistics seen = server.Statistics;
        output.WriteLine($"{took.TotalSeconds:F1} s, {seen}");
        output.WriteLine($"memory before {before >> 20}, peak {peak >> 20}, after {after >> 20} MiB");
        output.WriteLine(string.Join(", ", plan.Injected.OrderBy(pair => pair.Key)));
        output.WriteLine(string.Join(", ", results.GroupBy(result => result.Outcome).Select(group => $"{group.Key}: {group.Count()}")));
        AssertComplete(results, plan);
        AssertBounded(seen, plan, peak - before, after - before);
    }

    /// <summary>Every query is complete, or lacks what was not sent, or says why it is not; and no more of them than were hit by such a fault.</summary>
    private static void AssertComplete(IReadOnlyCollection<SoakResult> results, FaultPlan plan)
    {
        int Hits(params IEnumerable<SandboxFault> faults) => faults.Sum(fault => plan.Injected.GetValueOrDefault(fault));
        int Count(string outcome) => results.Count(result => result.Outcome == outcome);

        Assert.Equal(Queries, results.Select(result => result.Number).Distinct().Count());
        Assert.True(
            Count(SoakResult.Wrong) == 0,
            string.Join('\n', results.Where(result => result.Outcome == SoakResult.Wrong).Select(result => result.Detail).Take(5)));
        Assert.InRange(Count(SoakResult.Refused), 1, Hits(Final));
        Assert.InRange(Count(SoakResult.NoTotal), 1, Hits(SandboxFault.TotalMissing));
        Assert.InRange(Count(SoakResult.Withdrawn), 0, Hits(SandboxFault.VanishedBetweenPages) * Queries);
        Assert.InRange(Hits(Enum.GetValues<SandboxFault>()), Queries / 15, Queries / 3);
        Assert.InRange(plan.Injected.Count, 25, Enum.GetValues<SandboxFault>().Length);
    }

    private static void AssertBounded(SandboxServerStatistics seen, FaultPlan plan, long atMost, long kept)
    {
        // What the client has given up counts for the server until it has noticed: hence twice as many.
        Assert.InRange(seen.MaxConcurrentRequests, Concurrency / 2, 2 * Concurrency);
        Assert.InRange(seen.MaxConcurrentConnections, 2, 2 * Concurrency);

        // A connection is used again unless a fault has broken it.
        Assert.InRange(seen.Connections, 1, Concurrency + plan.Injected.Values.Sum());

        // What starts in a second, what was still on its way from the second before, and what makes up for a late timer.
        Assert.InRange(seen.MaxRequestsInOneSecond, 2, RequestsPerSecond + Concurrency + (RequestsPerSecond / 20));
        Assert.InRange(seen.Requests, Queries, Queries * 2);
        Assert.InRange(atMost >> 20, 0, 256);
        Assert.InRange(kept >> 20, long.MinValue, 256);
    }

    /// <summary>All faults equally often.</summary>
    private static IReadOnlyList<FaultRule> Rules(double share)
    {
        SandboxFault[] faults = [.. Enum.GetValues<SandboxFault>().Except(LeftOut)];
        return
        [
            .. faults.Select((fault, k) => new FaultRule(fault)
            {
                // The k-th rule sees what the ones before it left.
                When = FaultSchedule.Share(share / faults.Length / (1 - (share * k / faults.Length))),
                Interval = TimeSpan.FromMilliseconds(10),
            }),
        ];
    }

    private static Task<KoladaSandboxServer> StartAsync(FaultPlan plan) => KoladaSandboxServer.StartAsync(
        new KoladaSandboxServerOptions { Sandbox = new SandboxOptions { SyntheticSeed = SoakWork.MadeUp, Faults = plan, Latency = Latency } }, Token);

    /// <summary>Waits are short, since the clock is the real one; the chance that ten attempts of one call all fail is one in 10¹⁰.</summary>
    private static KoladaClientOptions Options(KoladaSandboxServer server) => new()
    {
        BaseAddress = server.BaseAddress,
        MaxConcurrency = Concurrency,
        MaxRequestsPerSecond = RequestsPerSecond,
        MaxRetries = 9,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromSeconds(1),
        AttemptTimeout = TimeSpan.FromSeconds(3),
        MaxBodyBytes = 8 * 1024 * 1024,
        UseCache = false,
    };

    private static void InterlockedMax(ref long target, long value)
    {
        long known = Volatile.Read(ref target);
        while (value > known && Interlocked.CompareExchange(ref target, value, known) is var found && found != known)
        {
            known = found;
        }
    }
}

/// <summary>Tests whose measurements others would disturb.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
