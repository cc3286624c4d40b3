namespace Kolada.Client.Http;

/// <summary>A token that is cancelled by another token, or when a time has run out that can be stopped, resumed and started anew.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class RestartableTimeout : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;
    private TimeSpan _left;
    private long? _runningSince;

    public RestartableTimeout(TimeSpan limit, TimeProvider clock, CancellationToken outer)
    {
        _clock = clock;
        _limit = limit;
        _left = limit;
        _timer = new CancellationTokenSource(limit, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(outer, _timer.Token);
        _runningSince = clock.GetTimestamp();
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the time has run out, whatever became of the other token.</summary>
    public bool HasExpired => _timer.IsCancellationRequested;

    /// <summary>What is left; not less than zero.</summary>
    public TimeSpan Left
    {
        get
        {
            TimeSpan left = _runningSince is { } since ? _left - _clock.GetElapsedTime(since) : _left;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The clock stands still until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        _left = Left;
        _runningSince = null;
        _timer.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Resume() => RunFor(_left);

    /// <summary>The whole time is there again.</summary>
    public void Restart() => RunFor(_limit);

    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }

    private void RunFor(TimeSpan time)
    {
        _left = time;
        _runningSince = _clock.GetTimestamp();
        _timer.CancelAfter(time);
    }
}
