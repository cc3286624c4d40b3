namespace Kolada.Sandbox;

/// <summary>What a sandbox serves and how it misbehaves; the same for <see cref="SandboxHandler"/> and the server.</summary>
public sealed record SandboxOptions
{
    private readonly TimeSpan _latency;

    /// <summary>Faults to inject; null, the default, for none. One plan counts its calls wherever it is used.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>
    /// Serves made-up figures instead of the snapshot: the 6,099 KPIs of Kolada's catalogue with titles that say that they are synthetic, and a
    /// value for every one of the 312 municipalities, whatever type the KPI is of, and every year 1998–2025. The same seed gives the same
    /// figures. Null, the default, for the snapshot.
    /// </summary>
    public int? SyntheticSeed { get; init; }

    /// <summary>
    /// Serves these figures instead of the snapshot: a few of your own (<see cref="SandboxSnapshotBuilder"/>), or a database behind the
    /// interface. Null, the default, for the snapshot; contradicts <see cref="SyntheticSeed"/>.
    /// </summary>
    public ISandboxWorld? World { get; init; }

    /// <summary>How long an answer waits before it starts; zero by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The latency is negative.</exception>
    public TimeSpan Latency
    {
        get => _latency;
        init => _latency = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A latency is zero or longer.");
    }

    /// <summary>The clock of <see cref="Latency"/>, of bodies that come slowly and of the dates in error answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
