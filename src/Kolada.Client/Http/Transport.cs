using System.Text.Json;
using Kolada.Client.Caching;
using Kolada.Client.Paging;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;

namespace Kolada.Client.Http;

/// <summary>What is known of an answer besides its body.</summary>
/// <param name="AnsweredAt">When it was made: the answer's Date where it has one, else our clock.</param>
/// <param name="Forget">Takes it out of the cache; null when it is not kept.</param>
internal readonly record struct AnswerInfo(DateTimeOffset AnsweredAt, Action? Forget = null);

/// <summary>
/// Turns a body into a result; throws <see cref="System.Text.Json.JsonException"/> when it is not what it should be. The memory is
/// the pool's: nothing may keep a part of it.
/// </summary>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body, AnswerInfo answer);

/// <summary>Carries calls: as many attempts as it takes and the options allow, within the limits that all calls of a client share.</summary>
internal sealed class Transport(HttpClient http, KoladaClientOptions options)
{
    private readonly Attempt _attempt = new(http, options);
    private readonly ResiliencePolicy _policy = new(options, new CallLimits(options));
    private readonly AnswerCache _cache = new(options);
    /// <summary>A list that has fewer entries than this share of those it had is read a second time.</summary>
    private const double LeastShareKept = 0.9;

    private readonly ApiAddress _address = new(options.BaseAddress);

    /// <summary>Gets and reads one page.</summary>
    /// <param name="request">What to get.</param>
    /// <param name="uri">Its address.</param>
    /// <param name="read">Reads the body; called once an attempt.</param>
    /// <param name="cancellationToken">Stops the call at any stage, and is the token of the exception that says so.</param>
    /// <exception cref="KoladaException">No attempt succeeded.</exception>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public async Task<T> GetAsync<T>(ApiRequest request, Uri uri, BodyReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (!_cache.Keeps(request))
        {
            return await CallAsync(request, uri, read, cancellationToken).ConfigureAwait(false);
        }

        void Forget() => _cache.Forget(uri);
        (CacheEntry? kept, bool isFresh) = await _cache.FindAsync(request, uri, cancellationToken).ConfigureAwait(false);
        if (isFresh)
        {
            try
            {
                T found = read(kept!.Body.Span, new AnswerInfo(kept.AnsweredAt, Forget));
                Log.FromCache(options.Logger, uri, (options.TimeProvider.GetUtcNow() - kept.StoredAt).TotalSeconds);
                return found;
            }
            catch (JsonException)
            {
                // Kept by a version that read it otherwise: the same as nothing kept.
            }
        }

        Answer<T> answer = await AnswerAsync().ConfigureAwait(false);
        if (request.IsWholeList && HasShrunk(uri, answer.Result, kept, read))
        {
            answer = await AnswerAsync().ConfigureAwait(false);
        }

        await _cache.KeepAsync(uri, answer.Body, answer.AnsweredAt, cancellationToken).ConfigureAwait(false);
        return answer.Result;

        Task<Answer<T>> AnswerAsync() => CallAsync(
            request,
            uri,
            (body, info) => new Answer<T>(read(body, info with { Forget = Forget }), body.ToArray(), info.AnsweredAt),
            cancellationToken);
    }

    /// <summary>
    /// Whether a list has become so much shorter than the one kept before that it is read once more: the second answer is believed.
    /// </summary>
    private bool HasShrunk<T>(Uri uri, T result, CacheEntry? kept, BodyReader<T> read)
    {
        if (kept is null || result is not IPage page || RowsOf(kept, read) is not { } before || page.Rows >= before * LeastShareKept)
        {
            return false;
        }

        Log.ListShrank(options.Logger, uri, page.Rows, before);
        return true;
    }

    private static int? RowsOf<T>(CacheEntry kept, BodyReader<T> read)
    {
        try
        {
            return (read(kept.Body.Span, new AnswerInfo(kept.AnsweredAt)) as IPage)?.Rows;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The base address, ending in a slash.</summary>
    public Uri BaseAddress => _address.Base;

    /// <summary>The address of a request.</summary>
    /// <exception cref="ArgumentException">The path leads out of the base address.</exception>
    public Uri Combine(ApiRequest request) => _address.Combine(request.Path);

    /// <inheritdoc cref="ApiAddress.NextPath"/>
    public string? NextPath(string? nextUrl) => _address.NextPath(nextUrl);

    private async Task<T> CallAsync<T>(ApiRequest request, Uri uri, BodyReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        using CallChain call = new(request.Endpoint, uri, options, cancellationToken);
        try
        {
            return await _policy.RunAsync(call, token => _attempt.RunAsync(uri, read, token)).ConfigureAwait(false);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or AttemptFailedException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The call to {uri} was cancelled.", stopped, cancellationToken);
        }
        catch (OperationCanceledException stopped) when (call.IsOverdue)
        {
            throw call.Overdue(stopped);
        }
        catch (AttemptFailedException failed)
        {
            throw failed.ToKoladaException(uri, call.Attempts);
        }
    }

    /// <summary>A page with what the cache keeps of it.</summary>
    private sealed record Answer<T>(T Result, byte[] Body, DateTimeOffset AnsweredAt);
}
