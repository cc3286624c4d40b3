using Kolada.Client.Paging;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;
using Kolada.Client.Text;

namespace Kolada.Client.Caching;

/// <summary>Which answers are kept, and for how long.</summary>
/// <remarks>
/// What is kept is a single answer, after it was read to its end and understood: errors and parts of answers never are. Pages of a
/// list are kept one by one and may be of different ages; that is safe because each has to join on to the one before
/// (<see cref="ListPosition"/>), and when one does not, the pages of the list are forgotten. Changes (<c>from_date</c>) are never
/// kept: they are asked for to learn what is new. A store that fails costs time, not the answer.
/// </remarks>
internal sealed class AnswerCache(KoladaClientOptions options)
{
    private readonly ICacheStore? _store = !options.UseCache ? null
        : options.CacheDirectory is { } directory ? new DiskCacheStore(directory, options.MaxCacheBytes)
        : new MemoryCacheStore(options.MaxCacheBytes);

    /// <summary>Whether an address's answer is kept at all.</summary>
    public bool Keeps(ApiRequest request) => _store is not null && LifetimeOf(request) > TimeSpan.Zero;

    /// <summary>The answer that was kept last, and whether it is not too old to be used; null when there is none.</summary>
    public async ValueTask<(CacheEntry? Entry, bool IsFresh)> FindAsync(ApiRequest request, Uri uri, CancellationToken cancellationToken)
    {
        CacheEntry? entry = null;
        try
        {
            entry = await _store!.ReadAsync(uri.AbsoluteUri, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (IsStoresTrouble(failed))
        {
            Log.CacheFailed(options.Logger, failed, UntrustedText.Sentence(failed.Message));
        }

        // An entry from the future was stored before the clock was set back: its age is not known.
        TimeSpan age = options.TimeProvider.GetUtcNow() - (entry?.StoredAt ?? DateTimeOffset.MinValue);
        bool isFresh = entry is not null && age >= TimeSpan.Zero && age < LifetimeOf(request);
        KoladaTelemetry.CacheLookups.Add(
            1,
            new KeyValuePair<string, object?>(KoladaTelemetry.EndpointTag, request.Endpoint),
            new KeyValuePair<string, object?>(KoladaTelemetry.ResultTag, isFresh ? "hit" : "miss"));
        return (entry, isFresh);
    }

    public async ValueTask KeepAsync(Uri uri, ReadOnlyMemory<byte> body, DateTimeOffset answeredAt, CancellationToken cancellationToken)
    {
        try
        {
            await _store!.WriteAsync(
                uri.AbsoluteUri,
                new CacheEntry(body, answeredAt, options.TimeProvider.GetUtcNow()),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (IsStoresTrouble(failed))
        {
            Log.CacheFailed(options.Logger, failed, UntrustedText.Sentence(failed.Message));
        }
    }

    public void Forget(Uri uri)
    {
        try
        {
            _store!.Remove(uri.AbsoluteUri);
        }
        catch (Exception failed) when (IsStoresTrouble(failed))
        {
            Log.CacheFailed(options.Logger, failed, UntrustedText.Sentence(failed.Message));
        }
    }

    private TimeSpan LifetimeOf(ApiRequest request) => request.IsChangeFeed || request.Endpoint == Endpoints.Other ? TimeSpan.Zero
        : !request.IsData ? options.CacheMetadataFor
        : options.CacheDataFor;

    private static bool IsStoresTrouble(Exception failed) =>
        failed is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException;
}
