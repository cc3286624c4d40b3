namespace Kolada.Faults.Tests.Support;

/// <summary>
/// A clock that never lets anybody wait: as soon as someone does, it runs ahead to the end of the wait. A time limit runs out on the
/// way there, or when the test says so, and otherwise never: how long a loaded machine takes does not count.
/// </summary>
/// <remarks>A limit is a timer that cancels a <see cref="CancellationTokenSource"/>; every other timer is a wait.</remarks>
internal sealed class WaitingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ClockTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Told whenever a limit is set, with its length, on the thread that sets it.</summary>
    public Action<TimeSpan>? LimitSet { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ClockTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on, running what falls due in the order of time.</summary>
    public void Advance(TimeSpan time) => RunAheadTo(GetUtcNow() + time);

    private void RunAheadTo(DateTimeOffset end)
    {
        while (NextDue(end) is { } timer)
        {
            timer.Run();
        }

        lock (_gate)
        {
            _now = end > _now ? end : _now;
        }
    }

    private ClockTimer? NextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            ClockTimer? next = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is not null)
            {
                _now = next.DueAt > _now ? next.DueAt : _now;
                _timers.Remove(next);
            }

            return next;
        }
    }

    private sealed class ClockTimer(WaitingClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly bool _isLimit = state is CancellationTokenSource;

        public DateTimeOffset DueAt { get; private set; }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                DueAt = clock._now + dueTime;
                clock._timers.Add(this);
            }

            if (_isLimit)
            {
                clock.LimitSet?.Invoke(dueTime);
            }
            else
            {
                // On another thread: whoever is about to wait has not begun yet.
                ThreadPool.QueueUserWorkItem(static wait => wait.Clock.RunAheadTo(wait.End), (Clock: clock, End: DueAt), preferLocal: false);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
