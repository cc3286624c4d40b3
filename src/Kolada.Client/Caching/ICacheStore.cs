namespace Kolada.Client.Caching;

/// <summary>An answer that was read to its end and understood.</summary>
/// <param name="Body">The body, unpacked.</param>
/// <param name="AnsweredAt">When the service made it, by its own clock where it says.</param>
/// <param name="StoredAt">When it was stored, by the client's clock: its age counts from here.</param>
internal sealed record CacheEntry(ReadOnlyMemory<byte> Body, DateTimeOffset AnsweredAt, DateTimeOffset StoredAt);

/// <summary>Where answers are kept, by their whole address. Safe for concurrent use.</summary>
internal interface ICacheStore
{
    /// <summary>What is stored; null when nothing is, or when it is damaged.</summary>
    ValueTask<CacheEntry?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores an answer in place of any before; makes room by dropping the oldest.</summary>
    ValueTask WriteAsync(string key, CacheEntry entry, CancellationToken cancellationToken);

    /// <summary>Forgets an answer.</summary>
    void Remove(string key);
}
