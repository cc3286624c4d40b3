using System.Collections.Concurrent;

namespace Kolada.Faults.Tests.Matrix;

/// <summary>Runs cells of the matrix, each once however many tests ask for it.</summary>
internal static class CellRun
{
    private const int MadeUp = 1;
    private const int Seed = 7;

    /// <summary>Against hanging only: no cell takes more than a few seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly ConcurrentDictionary<Cell, Lazy<Task<IReadOnlyList<Observation>>>> Cells = new();
    private static readonly ConcurrentDictionary<Endpoint, Lazy<Task<string>>> Clean = new();
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    /// <summary>What came of the readings that the fault could strike; empty where it fits none.</summary>
    public static Task<IReadOnlyList<Observation>> RunAsync(Cell cell) => Cells.GetOrAdd(cell, _ => new(async () =>
    {
        await Turns.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await ObserveAsync(cell);
        }
        finally
        {
            Turns.Release();
        }
    })).Value;

    private static async Task<IReadOnlyList<Observation>> ObserveAsync(Cell cell)
    {
        List<Observation> struck = [];
        foreach (FaultSchedule schedule in Schedules(cell.Occurrence))
        {
            FaultPlan plan = new(Seed, new FaultRule(cell.Fault) { When = schedule });
            List<Observation> readings = await ReadAsync(cell, plan, cell.Occurrence == Occurrence.EveryThird ? 3 : 1);
            bool isStruck = plan.Injected.Count > 0 || cell is { Fault: SandboxFault.RefusedConnection, Occurrence: Occurrence.Always };
            struck.AddRange(readings.Where(reading => isStruck || reading.Outcome != Outcomes.Equal));
        }

        return struck;
    }

    private static IEnumerable<FaultSchedule> Schedules(Occurrence occurrence) => occurrence switch
    {
        Occurrence.Once => [FaultSchedule.OnCall(1), FaultSchedule.OnCall(2)],
        Occurrence.EveryThird => [FaultSchedule.Every(3)],
        _ => [FaultSchedule.Always],
    };

    private static async Task<List<Observation>> ReadAsync(Cell cell, FaultPlan plan, int times)
    {
        string clean = await Clean.GetOrAdd(cell.Endpoint, endpoint => new(() => ReadCleanAsync(endpoint))).Value;
        TestClock clock = new() { SkipsWaits = true };
        await using KoladaSandboxServer server = await StartAsync(new SandboxOptions { SyntheticSeed = MadeUp, Faults = plan, TimeProvider = clock });
        using Patient patient = new(cell.Fault, plan, clock);
        List<Observation> readings = [];
        for (int i = 0; i < times; i++)
        {
            // A client of its own each, so that nothing of a reading before can help.
            using KoladaClient client = new(Options(server) with { TimeProvider = clock });
            readings.Add(await ReadOnceAsync(cell, client, clean, plan));
        }

        return readings;
    }

    private static async Task<Observation> ReadOnceAsync(Cell cell, KoladaClient client, string clean, FaultPlan plan)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<string> reading = cell.Endpoint.ReadAsync(client, stop.Token);
        try
        {
            string came = await reading.WaitAsync(Patience, stop.Token);
            return Outcomes.Compare(clean, came, plan.Injected.GetValueOrDefault(cell.Fault));
        }
        catch (TimeoutException) when (!reading.IsCompleted)
        {
            await stop.CancelAsync();
            return new("hangs");
        }
        catch (TimeoutException late)
        {
            return new(Outcomes.TimesOut, late.Message);
        }
        catch (KoladaException failed)
        {
            return new(Outcomes.Fails(failed.Kind, (int?)failed.StatusCode), failed.Message);
        }
        catch (Exception other) when (other is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return new($"unexpected {other.GetType().Name}", other.ToString());
        }
    }

    private static async Task<string> ReadCleanAsync(Endpoint endpoint)
    {
        await using KoladaSandboxServer server = await StartAsync(new SandboxOptions { SyntheticSeed = MadeUp });
        using KoladaClient client = new(Options(server));
        string clean = await endpoint.ReadAsync(client, TestContext.Current.CancellationToken);
        return clean.Count(letter => letter == '\n') > 2
            ? clean
            : throw new InvalidOperationException($"{endpoint} gives hardly anything: nothing could be missed.");
    }

    private static Task<KoladaSandboxServer> StartAsync(SandboxOptions options) =>
        KoladaSandboxServer.StartAsync(new KoladaSandboxServerOptions { Sandbox = options }, TestContext.Current.CancellationToken);

    /// <summary>The defaults but for the rate; one call at a time, so that it is always the same call that is struck.</summary>
    private static KoladaClientOptions Options(KoladaSandboxServer server) =>
        new() { BaseAddress = server.BaseAddress, MaxRequestsPerSecond = 0, MaxConcurrency = 1 };
}
