namespace Kolada.Sandbox;

/// <summary>One fault, when it strikes and where.</summary>
/// <param name="Fault">What goes wrong.</param>
public sealed record FaultRule(SandboxFault Fault)
{
    private readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1);
    private readonly int _pageSize = 1000;

    /// <summary>Which of the matching calls are hit; all by default.</summary>
    public FaultSchedule When { get; init; } = FaultSchedule.Always;

    /// <summary>Only calls whose decoded path contains this text count, such as <c>/data/kpi/N15428</c>; null, the default, for all.</summary>
    public string? Path { get; init; }

    /// <summary>What a Retry-After asks for, in whole seconds; 1 second by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    public TimeSpan RetryAfter
    {
        get => _retryAfter;
        init => _retryAfter = NotNegative(value);
    }

    /// <summary>The pause before each piece of a trickling body; 1 second by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pause is negative.</exception>
    public TimeSpan Interval
    {
        get => _interval;
        init => _interval = NotNegative(value);
    }

    /// <summary>The most items that a page has under <see cref="SandboxFault.SmallerPages"/>; 1,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not between 1 and 5,000, the largest page of Kolada.</exception>
    public int PageSize
    {
        get => _pageSize;
        init => _pageSize = value is >= 1 and <= PageWindow.MaxPerPage
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"A page has 1 to {PageWindow.MaxPerPage} items."));
    }

    /// <summary>Whether the rule hits every call there is.</summary>
    internal bool IsUnconditional => Path is null && When == FaultSchedule.Always;

    private static TimeSpan NotNegative(TimeSpan value) =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A wait is zero or longer.");
}
