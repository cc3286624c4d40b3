using Kolada.Sandbox;

namespace Kolada.Application;

/// <summary>Where figures come from: Kolada itself, another server that speaks its API, or the snapshot inside the library.</summary>
public sealed class DataSource
{
    private DataSource()
    {
    }

    /// <summary>Kolada itself.</summary>
    public static DataSource Live { get; } = new();

    /// <summary>The snapshot of real figures inside the library; nothing is sent.</summary>
    public static DataSource Snapshot { get; } = new() { IsSnapshot = true };

    /// <summary>A server that speaks Kolada's API v3: a sandbox, a proxy, a mirror.</summary>
    /// <param name="address">The base address, ending in <c>/v3</c>.</param>
    public static DataSource At(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new DataSource { Address = address };
    }

    /// <summary>Figures inside the process, such as a database behind <see cref="ISandboxWorld"/>; nothing is sent.</summary>
    /// <param name="world">The figures.</param>
    public static DataSource From(ISandboxWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new DataSource { World = world };
    }

    /// <summary>The base address; null for Kolada's own and where nothing is sent.</summary>
    public Uri? Address { get; private init; }

    /// <summary>True for the snapshot.</summary>
    public bool IsSnapshot { get; private init; }

    /// <summary>True when nothing is sent: the snapshot, or figures inside the process.</summary>
    public bool IsInProcess => IsSnapshot || World is not null;

    /// <summary>The figures inside the process; null for every other source.</summary>
    internal ISandboxWorld? World { get; private init; }

    /// <summary>What a reader should know of the source as a whole; null where there is nothing to say, as of Kolada itself.</summary>
    public Notice? Description => IsSnapshot ? SnapshotNotices.Describe(complete: true) : null;
}
