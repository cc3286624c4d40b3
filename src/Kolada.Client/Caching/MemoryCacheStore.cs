namespace Kolada.Client.Caching;

/// <summary>Keeps answers in memory; the least recently used give way when there are too many bytes.</summary>
internal sealed class MemoryCacheStore(long maxBytes) : ICacheStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, CacheEntry Entry)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, CacheEntry Entry)> _byUse = new();
    private long _bytes;

    public ValueTask<CacheEntry?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out LinkedListNode<(string Key, CacheEntry Entry)>? node))
            {
                return new((CacheEntry?)null);
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return new(node.Value.Entry);
        }
    }

    public ValueTask WriteAsync(string key, CacheEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Drop(key);
            if (entry.Body.Length <= maxBytes)
            {
                _byKey[key] = _byUse.AddFirst((key, entry));
                _bytes += entry.Body.Length;
            }

            while (_bytes > maxBytes && _byUse.Last is { } leastUsed)
            {
                Drop(leastUsed.Value.Key);
            }
        }

        return ValueTask.CompletedTask;
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            Drop(key);
        }
    }

    private void Drop(string key)
    {
        if (_byKey.Remove(key, out LinkedListNode<(string Key, CacheEntry Entry)>? node))
        {
            _byUse.Remove(node);
            _bytes -= node.Value.Entry.Body.Length;
        }
    }
}
