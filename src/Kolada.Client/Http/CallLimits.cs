using System.Diagnostics.CodeAnalysis;

namespace Kolada.Client.Http;

/// <summary>The limits that all calls of a client share: how many are in flight, and how far apart they start. First come, first served.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore holds nothing until its wait handle is asked for; disposing it would leave those who wait waiting.")]
internal sealed class CallLimits(KoladaClientOptions options)
{
    /// <summary>How late a timer may be for the next start to keep to its plan, so that lateness does not add up.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _slots = new(options.MaxConcurrency, options.MaxConcurrency);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _clock = options.TimeProvider;

    /// <summary>The time between two starts; zero for no limit.</summary>
    private readonly TimeSpan _spacing = options.MaxRequestsPerSecond > 0 ? TimeSpan.FromSeconds(1 / options.MaxRequestsPerSecond) : TimeSpan.Zero;

    /// <summary>When the next call may start. Guarded by <see cref="_turn"/>.</summary>
    private long? _nextStart;

    /// <summary>Waits for a slot; disposing the result gives it back.</summary>
    public async ValueTask<Slot> EnterAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Slot(_slots);
    }

    /// <summary>Waits until another call may start. Who gives up while waiting uses nothing up.</summary>
    public async ValueTask WaitForStartAsync(CancellationToken cancellationToken)
    {
        if (_spacing == TimeSpan.Zero)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            long planned = _nextStart ?? _clock.GetTimestamp();
            TimeSpan wait = _clock.GetElapsedTime(_clock.GetTimestamp(), planned);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
            }

            _nextStart = After(planned);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>One spacing after the planned start; after idleness one spacing from now, so that nothing is saved up.</summary>
    private long After(long planned)
    {
        long now = _clock.GetTimestamp();
        long start = _clock.GetElapsedTime(planned, now) <= Tolerance ? planned : now;
        return start + (long)(_spacing.TotalSeconds * _clock.TimestampFrequency);
    }

    /// <summary>The right to have a call in flight.</summary>
    public readonly struct Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
