using Microsoft.Extensions.Time.Testing;

namespace Kolada.TestSupport;

/// <summary>A clock that stands still until it is advanced, and tells when somebody waits on it. Timers run on the thread that advances it.</summary>
/// <remarks>
/// <see cref="FakeTimeProvider"/> keeps the time and the timers. This clock adds what its callers need to know, which timers are set,
/// and stops at each of them on the way, so that a timer sees the time for which it was set.
/// </remarks>
public sealed class TestClock : TimeProvider
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(Func<bool> IsDue, TaskCompletionSource Seen)> _watchers = [];
    private DateTimeOffset _target;
    private bool _isMoving;

    /// <summary>
    /// Whether nobody ever waits: as soon as someone begins to, the clock runs ahead to the end of the wait. A time limit runs out on
    /// the way there, or when the test says so, and otherwise never: how long a loaded machine takes does not count.
    /// </summary>
    /// <remarks>A limit is a timer that cancels a <see cref="CancellationTokenSource"/>; every other timer is a wait.</remarks>
    public bool SkipsWaits { get; init; }

    /// <summary>Called whenever a limit is set, with its length, on the thread that sets it.</summary>
    public Action<TimeSpan>? LimitSet { get; set; }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on, running what falls due in the order of time.</summary>
    public void Advance(TimeSpan time) => MoveTo(GetUtcNow() + time);

    /// <summary>Moves on at once; what has fallen due runs late.</summary>
    public void Jump(TimeSpan time) => _time.Advance(time);

    /// <summary>Completes when a timer runs out in exactly this time from now: the code under test has begun to wait.</summary>
    /// <param name="time">What is left until the timer is due.</param>
    /// <param name="waits">How many timers must be due then.</param>
    public Task WhenWaitingAsync(TimeSpan time, int waits = 1) => WhenWaitingAsync(left => left == time, waits);

    /// <summary>Completes when timers are set for which the rule holds, given what is left until they are due.</summary>
    public Task WhenWaitingAsync(Func<TimeSpan, bool> due, int waits = 1)
    {
        bool IsDue() => _timers.Count(timer => due(timer.DueAt - GetUtcNow())) >= waits;
        lock (_gate)
        {
            if (IsDue())
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((IsDue, seen));
            return seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Moves from timer to timer. Whoever asks while another thread moves only tells it where to.</summary>
    private void MoveTo(DateTimeOffset end)
    {
        lock (_gate)
        {
            _target = end > _target ? end : _target;
            if (_isMoving)
            {
                return;
            }

            _isMoving = true;
        }

        try
        {
            while (NextStep() is { } step)
            {
                _time.SetUtcNow(step);
            }
        }
        catch
        {
            lock (_gate)
            {
                _isMoving = false;
            }

            throw;
        }
    }

    private DateTimeOffset? NextStep()
    {
        lock (_gate)
        {
            DateTimeOffset now = GetUtcNow();
            if (_target <= now)
            {
                _isMoving = false;
                return null;
            }

            return _timers.Select(timer => timer.DueAt).Where(due => due > now).Append(_target).Min();
        }
    }

    private void OnSet(TimeSpan dueTime, DateTimeOffset dueAt, bool isLimit)
    {
        if (isLimit)
        {
            LimitSet?.Invoke(dueTime);
        }
        else if (SkipsWaits)
        {
            // On another thread: whoever is about to wait has not begun yet.
            ThreadPool.QueueUserWorkItem(static wait => wait.Clock.MoveTo(wait.End), (Clock: this, End: dueAt), preferLocal: false);
        }
    }

    private void TellWatchers()
    {
        foreach ((Func<bool> isDue, TaskCompletionSource seen) in _watchers.Where(watcher => watcher.IsDue()).ToList())
        {
            _watchers.Remove((isDue, seen));
            seen.TrySetResult();
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly TestClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private TimeSpan _period;

        public Timer(TestClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _timer = clock._time.CreateTimer(_ => Run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return _timer.Change(dueTime, period);
                }

                DueAt = _clock.GetUtcNow() + dueTime;
                _clock._timers.Add(this);
                _timer.Change(dueTime, period);
                _clock.TellWatchers();
            }

            _clock.OnSet(dueTime, DueAt, isLimit: _state is CancellationTokenSource);
            return true;
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Run()
        {
            lock (_clock._gate)
            {
                if (_period > TimeSpan.Zero)
                {
                    DueAt += _period;
                }
                else
                {
                    _clock._timers.Remove(this);
                }
            }

            _callback(_state);
        }
    }
}
