using System.Collections.Concurrent;

namespace Kolada.Sandbox;

/// <summary>
/// A repeatable plan of what goes wrong: rules in order, of which the first that hits a call decides. Every rule counts the calls
/// that match its path, also those that another rule decides.
/// </summary>
/// <remarks>Safe for concurrent use. A plan keeps its counters: use a new one for every test.</remarks>
/// <example>
/// <code>
/// var faults = new FaultPlan(1, new FaultRule(SandboxFault.TooManyRequests) { When = FaultSchedule.Every(3), Path = "/data/" });
/// using var http = new HttpClient(new SandboxHandler(new SandboxOptions { Faults = faults }));
/// </code>
/// </example>
public sealed class FaultPlan
{
    private readonly long[] _calls;
    private readonly ConcurrentDictionary<SandboxFault, int> _injected = new();
    private readonly ConcurrentDictionary<string, byte> _vanished = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private SandboxRequest? _latest;
    private SandboxRequest? _before;

    /// <summary>Makes a plan.</summary>
    /// <param name="seed">Decides everything that is left to chance: shares, which byte is damaged, which order rows come in.</param>
    /// <param name="rules">The rules; none means that nothing goes wrong.</param>
    public FaultPlan(int seed, params IReadOnlyList<FaultRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Seed = seed;
        Rules = [.. rules];
        _calls = new long[Rules.Count];
    }

    /// <summary>Decides everything that is left to chance.</summary>
    public int Seed { get; }

    /// <summary>The rules, in order.</summary>
    public IReadOnlyList<FaultRule> Rules { get; }

    /// <summary>How often each fault was put into an answer so far; those that did not fit their request are not counted.</summary>
    public IReadOnlyDictionary<SandboxFault, int> Injected => _injected;

    /// <summary>Completes when a fault has been put into so many answers: a test that moves its own clock learns that a stall has begun.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many answers, counted from the beginning of the plan; 1 or more.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public Task WhenInjectedAsync(SandboxFault fault, int times = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
        {
            if (_injected.GetValueOrDefault(fault) >= times)
                return Task.CompletedTask;
            var waiter = new Waiter(fault, times);
            _waiters.Add(waiter);
            return waiter.Arrived.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A plan that hits a share of all calls, with the given faults equally often.</summary>
    /// <param name="seed">Decides which calls are hit, and by what.</param>
    /// <param name="share">0 (none) to 1 (all).</param>
    /// <param name="faults">The faults; at least one.</param>
    /// <exception cref="ArgumentException">There are no faults, or the share is not between 0 and 1.</exception>
    public static FaultPlan Mixed(int seed, double share, params IReadOnlyList<SandboxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Count == 0)
            throw new ArgumentException("A mix of faults needs at least one.", nameof(faults));

        // The k-th rule sees what the ones before it left: these shares make all equally likely.
        return new FaultPlan(seed, [.. faults.Select((fault, k) => new FaultRule(fault)
        {
            When = FaultSchedule.Share(share / faults.Count / (1 - (share * k / faults.Count))),
        })]);
    }

    /// <summary>Whether nothing is ever answered, so that a server need not even listen.</summary>
    internal bool RefusesEverything => Rules is [{ Fault: SandboxFault.RefusedConnection, IsUnconditional: true }, ..];

    /// <summary>The ids that are withdrawn by now.</summary>
    internal ICollection<string> Vanished => _vanished.Keys;

    /// <summary>Counts a call and tells what hits it, or null.</summary>
    internal FaultStrike? Next(string path)
    {
        FaultStrike? strike = null;
        for (var i = 0; i < Rules.Count; i++)
        {
            var rule = Rules[i];
            if (rule.Path is not null && !path.Contains(rule.Path, StringComparison.Ordinal))
                continue;
            var call = Interlocked.Increment(ref _calls[i]);
            var random = new Random(HashOf(Seed, i, call));
            if (rule.When.Hits(call, random.NextDouble()))
                strike ??= new FaultStrike(rule, random);
        }

        return strike;
    }

    /// <summary>Remembers a call, and gives the latest one before it that asked for something else; null where there was none.</summary>
    internal SandboxRequest? Before(SandboxRequest request)
    {
        lock (_gate)
        {
            if (_latest is { } latest && !string.Equals(latest.Target, request.Target, StringComparison.Ordinal))
                _before = latest;
            _latest = request;
            return _before;
        }
    }

    internal void Count(SandboxFault fault)
    {
        var times = _injected.AddOrUpdate(fault, 1, (_, count) => count + 1);
        lock (_gate)
        {
            foreach (var waiter in _waiters.FindAll(waiter => waiter.Fault == fault && waiter.Times <= times))
            {
                _waiters.Remove(waiter);
                waiter.Arrived.TrySetResult();
            }
        }
    }

    internal void Vanish(string id) => _vanished.TryAdd(id, 0);

    private sealed record Waiter(SandboxFault Fault, int Times)
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static int HashOf(int seed, int rule, long call) => (int)Mixing.Mix(Mixing.Mix((uint)seed, (uint)rule), (ulong)call);
}

/// <summary>A fault that hits a call, with the chance that belongs to it.</summary>
internal sealed record FaultStrike(FaultRule Rule, Random Random);
