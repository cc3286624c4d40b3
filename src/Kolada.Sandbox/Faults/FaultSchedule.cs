namespace Kolada.Sandbox;

/// <summary>Which of the calls that a rule sees are hit, counted from 1.</summary>
public sealed record FaultSchedule
{
    private readonly long _first;
    private readonly long _period;
    private readonly double _share;

    private FaultSchedule(long first, long period, double share)
    {
        _first = first;
        _period = period;
        _share = share;
    }

    /// <summary>Every call.</summary>
    public static FaultSchedule Always { get; } = new(1, 1, 1);

    /// <summary>The first call only.</summary>
    public static FaultSchedule Once { get; } = new(1, 0, 1);

    /// <summary>The n-th call only.</summary>
    /// <param name="n">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static FaultSchedule OnCall(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return new FaultSchedule(n, 0, 1);
    }

    /// <summary>Calls n, 2n, 3n …</summary>
    /// <param name="n">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static FaultSchedule Every(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return new FaultSchedule(n, n, 1);
    }

    /// <summary>A share of the calls, chosen by the plan's seed: whether the n-th call is hit does not depend on threads.</summary>
    /// <param name="share">0 (none) to 1 (all).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static FaultSchedule Share(double share) => share is >= 0 and <= 1
        ? new FaultSchedule(1, 1, share)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share is between 0 and 1.");

    /// <summary>Whether a call is hit.</summary>
    /// <param name="call">The call's number, from 1.</param>
    /// <param name="random">The call's random number, in [0, 1).</param>
    internal bool Hits(long call, double random)
    {
        var due = _period == 0 ? call == _first : call >= _first && (call - _first) % _period == 0;
        return due && random < _share;
    }
}
