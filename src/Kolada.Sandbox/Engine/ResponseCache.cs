namespace Kolada.Sandbox;

/// <summary>
/// Keeps large answers ready to send, so that measuring clients against made-up data measures the clients: the least
/// recently asked for goes first when the whole would grow beyond its bound.
/// </summary>
internal sealed class ResponseCache
{
    private const long MaxBytes = 96 * 1024 * 1024;
    private const int WorthKeeping = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<SandboxRequest, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    /// <summary>The kept answer, or the one that is made now.</summary>
    public SandboxResponse GetOrAdd(SandboxRequest request, Func<SandboxResponse> make)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(request, out var known))
            {
                _byUse.Remove(known);
                _byUse.AddFirst(known);
                return new SandboxResponse(200, known.Value.Body) { ContentEncoding = known.Value.ContentEncoding };
            }
        }

        var answer = make();
        if (answer.Status == 200 && answer.Body.Length >= WorthKeeping)
            Keep(new Entry(request, answer.Body.ToArray(), answer.ContentEncoding));
        return answer;
    }

    private void Keep(Entry entry)
    {
        lock (_lock)
        {
            if (!_entries.TryAdd(entry.Request, new LinkedListNode<Entry>(entry)))
                return;
            _byUse.AddFirst(_entries[entry.Request]);
            _bytes += entry.Body.Length;
            while (_bytes > MaxBytes && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Request);
                _bytes -= oldest.Value.Body.Length;
            }
        }
    }

    private sealed record Entry(SandboxRequest Request, byte[] Body, string? ContentEncoding);
}
