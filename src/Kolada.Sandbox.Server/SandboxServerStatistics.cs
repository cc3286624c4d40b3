namespace Kolada.Sandbox;

/// <summary>What a server has seen since it was started: for tests of a client's limits.</summary>
public sealed record SandboxServerStatistics
{
    /// <summary>Requests received.</summary>
    public long Requests { get; init; }

    /// <summary>The most requests that were under way at the same time, from their headers to the end of the answer.</summary>
    public int MaxConcurrentRequests { get; init; }

    /// <summary>The most requests received within any second of the server's clock, its start included, its end not.</summary>
    public int MaxRequestsInOneSecond { get; init; }

    /// <summary>Connections accepted.</summary>
    public long Connections { get; init; }

    /// <summary>The most connections that were open at the same time.</summary>
    public int MaxConcurrentConnections { get; init; }
}

/// <summary>Counts requests and connections.</summary>
internal sealed class SandboxMeter(TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _lastSecond = new();
    private long _requests;
    private int _underWay;
    private int _maxUnderWay;
    private int _maxInOneSecond;
    private long _connections;
    private int _open;
    private int _maxOpen;

    public SandboxServerStatistics Read()
    {
        lock (_lock)
        {
            return new SandboxServerStatistics
            {
                Requests = _requests,
                MaxConcurrentRequests = _maxUnderWay,
                MaxRequestsInOneSecond = _maxInOneSecond,
                Connections = _connections,
                MaxConcurrentConnections = _maxOpen,
            };
        }
    }

    public void RequestStarts()
    {
        lock (_lock)
        {
            _requests++;
            _maxUnderWay = Math.Max(_maxUnderWay, ++_underWay);
            var now = timeProvider.GetTimestamp();
            _lastSecond.Enqueue(now);
            while (now - _lastSecond.Peek() >= timeProvider.TimestampFrequency)
                _lastSecond.Dequeue();
            _maxInOneSecond = Math.Max(_maxInOneSecond, _lastSecond.Count);
        }
    }

    public void RequestEnds()
    {
        lock (_lock)
            _underWay--;
    }

    public void ConnectionOpens()
    {
        lock (_lock)
        {
            _connections++;
            _maxOpen = Math.Max(_maxOpen, ++_open);
        }
    }

    public void ConnectionCloses()
    {
        lock (_lock)
            _open--;
    }
}
