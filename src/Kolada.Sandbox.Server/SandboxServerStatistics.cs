namespace Kolada.Sandbox;

/// <summary>What a server has seen since it was started: for tests of a client's limits.</summary>
/// <param name="Requests">Requests received.</param>
/// <param name="MaxConcurrentRequests">The most requests that were under way at the same time, from their headers to the end of the answer.</param>
/// <param name="MaxRequestsInOneSecond">The most requests received within any second of the server's clock, its start included, its end not.</param>
/// <param name="Connections">Connections accepted.</param>
/// <param name="MaxConcurrentConnections">The most connections that were open at the same time.</param>
public sealed record SandboxServerStatistics(
    long Requests, int MaxConcurrentRequests, int MaxRequestsInOneSecond, long Connections, int MaxConcurrentConnections);

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
            return new SandboxServerStatistics(_requests, _maxUnderWay, _maxInOneSecond, _connections, _maxOpen);
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
