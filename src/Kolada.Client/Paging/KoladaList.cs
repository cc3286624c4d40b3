using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Kolada.Client.Paging;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;

namespace Kolada;

/// <summary>
/// A list of Kolada's, read from its first page to its last while it is enumerated, or page by page with <see cref="AsPages"/>.
/// Nothing is sent before.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class KoladaList<T> : IAsyncEnumerable<T>
{
    private readonly IReadOnlyList<ApiRequest> _calls;
    private readonly Func<ApiRequest, CancellationToken, Task<Page<T>>> _get;
    private readonly KoladaClientOptions _options;
    private readonly CancellationToken _cancellationToken;

    internal KoladaList(
        IReadOnlyList<ApiRequest> calls,
        Func<ApiRequest, CancellationToken, Task<Page<T>>> get,
        KoladaClientOptions options,
        CancellationToken cancellationToken)
    {
        _calls = calls;
        _get = get;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    /// <exception cref="KoladaException">The list could not be read to its end. Items handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ItemsAsync(isExact: false, cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    /// <summary>All items. A list that changes while it is read is read again from its beginning, at most twice.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The items, in Kolada's order.</returns>
    /// <exception cref="KoladaException">The list could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    [SuppressMessage("Design", "MA0016:Prefer using collection abstraction instead of implementation", Justification = "It takes the place of LINQ's, which gives a list.")]
    public async ValueTask<List<T>> ToListAsync(CancellationToken cancellationToken = default) =>
        await MovedLists.ReadAgainAsync(async again =>
        {
            List<T> items = [];
            await foreach (T item in ItemsAsync(again, cancellationToken).ConfigureAwait(false))
            {
                items.Add(item);
            }

            return items;
        }).ConfigureAwait(false);

    /// <summary>The same list page by page, each with a token from which a later run, or another process, can go on.</summary>
    /// <param name="continuationToken">The token of the last page that was dealt with; null to begin at the beginning.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>Pages as Kolada cuts them, the last with a null token. A page can be empty.</returns>
    /// <exception cref="ArgumentException">The token is not one of this list's.</exception>
    /// <exception cref="KoladaException">A page could not be read.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<KoladaPage<T>> AsPages(string? continuationToken = null, CancellationToken cancellationToken = default)
    {
        ResumePoint start = ResumePoint.Parse(continuationToken, "", _calls);
        return PagesAsync(start, cancellationToken);
    }

    private async IAsyncEnumerable<T> ItemsAsync(bool isExact, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource? both = Both(cancellationToken);
        await foreach (Page<T> page in RunAsync(
            token => QueryRunner.RunAsync(_calls, _get, () => NewPosition(isExact), _options, token),
            page => page.Items.Count,
            both?.Token ?? Given(cancellationToken)).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                yield return item;
            }
        }
    }

    private async IAsyncEnumerable<KoladaPage<T>> PagesAsync(ResumePoint start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource? both = Both(cancellationToken);
        CancellationToken stop = both?.Token ?? Given(cancellationToken);
        await foreach ((Page<T> page, ResumePoint? next) in RunAsync(
            token => ResumablePages.ReadAsync(_calls, start, _get, () => NewPosition(), _options.MaxPages, token),
            read => read.Page.Items.Count,
            stop).ConfigureAwait(false))
        {
            yield return new KoladaPage<T>(page.Items, next?.ToToken("", _calls));
        }
    }

    private IAsyncEnumerable<TResult> RunAsync<TResult>(
        Func<CancellationToken, IAsyncEnumerable<TResult>> source,
        Func<TResult, int> rowsOf,
        CancellationToken cancellationToken) =>
        Operation.StreamAsync(_calls[0].Endpoint, _options, source, rowsOf, cancellationToken);

    private static ListPosition NewPosition(bool isExact = false) => new(id => id.Length == 0 ? null : RowKey.Of(id)) { IsExact = isExact };

    private CancellationToken Given(CancellationToken cancellationToken) => cancellationToken.CanBeCanceled ? cancellationToken : _cancellationToken;

    private CancellationTokenSource? Both(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled && _cancellationToken.CanBeCanceled && cancellationToken != _cancellationToken
        ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancellationToken)
        : null;
}

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Items">The items, in Kolada's order; may be empty.</param>
/// <param name="ContinuationToken">
/// Where the next page begins, for <see cref="KoladaList{T}.AsPages"/>; null on the last page. Opaque, and good for the same list only.
/// </param>
public sealed record KoladaPage<T>(IReadOnlyList<T> Items, string? ContinuationToken);
