namespace Kolada.Sandbox;

/// <summary>How a <see cref="KoladaSandboxServer"/> is started.</summary>
public sealed record KoladaSandboxServerOptions
{
    private readonly int _port;

    /// <summary>The port on 127.0.0.1; 0, the default, takes a free one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The port is not between 0 and 65535.</exception>
    public int Port
    {
        get => _port;
        init => _port = value is >= 0 and <= 65535
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A port is between 0 (a free one) and 65535.");
    }

    /// <summary>What the server serves and how it misbehaves; by default the snapshot without faults.</summary>
    public SandboxOptions Sandbox { get; init; } = new();
}
