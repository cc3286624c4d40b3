using System.Runtime.CompilerServices;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Paging;

/// <summary>Follows a list from its first page to its last, and sees to it that no row is lost or doubled where pages meet.</summary>
/// <remarks>
/// Pages that are numbered and full are followed by number, each asked for with an overlap (<see cref="ListPosition{TKey}"/>). When one
/// does not join on, the list has moved: it is read again from further and further back until it does, at most five times. Rows
/// that were handed out are not handed out again. Other pages (cut short, or linked by something else than numbers) are followed
/// by next_url as it stands, and must not bring a row again.
/// </remarks>
internal static class Pager
{
    /// <summary>
    /// How many rows before the end of what was read a page begins: one, and more and more when it does not join on. A page that
    /// begins up to 2,000 rows before the end always reaches beyond it; further back, it does when that many rows are gone.
    /// </summary>
    private static readonly long[] StepsBack = [1, 50, 2000, Endpoints.MaxPageSize / 2, Endpoints.MaxPageSize, 2 * Endpoints.MaxPageSize];

    /// <summary>Shorter pages are not overlapped: no service that cuts its lists so short has been seen.</summary>
    public const int SmallestOverlapped = 1000;

    /// <summary>The pages of a list.</summary>
    /// <param name="get">Gets a page.</param>
    /// <param name="first">The first page, or the one to go on with.</param>
    /// <param name="maxPages">The most pages.</param>
    /// <param name="position">Follows where the list has been read to; a new one.</param>
    /// <param name="after">The row that came last in an earlier run, as text, when this one goes on from it; empty to begin with the page as it is.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list has no end, or does not hold still.</exception>
    public static async IAsyncEnumerable<TPage> PagesAsync<TPage>(
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        ApiRequest first,
        int maxPages,
        IListPosition position,
        string after = "",
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { first.Path };
        ApiRequest request = first;
        TPage page;
        if (request.Page > 1 && request.Size >= SmallestOverlapped && position.ResumeAfter(after, request.Offset))
        {
            (page, request) = await OverlappingAsync(get, request, position, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            page = await get(request, cancellationToken).ConfigureAwait(false);
        }

        for (int pages = 1; page.Next is { } next; pages++)
        {
            ApiRequest following = request.Follow(next) ?? throw Endless(
                first,
                $"its next page is said to be {UntrustedText.Quote(next)}, which is another list");
            if (pages == maxPages)
            {
                throw Endless(
                    first,
                    FormattableString.Invariant($"it has more than {maxPages} pages ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxPages)})"));
            }

            request = request.WithUsualSize(following.PageSize);
            bool overlap = IsNumberedAndFull(page, request, following);
            if (!overlap && !seen.Add(next))
            {
                throw Endless(first, $"its pages lead back to {UntrustedText.Quote(next)}");
            }

            position.Take(page, request);
            yield return page;
            (page, request) = overlap
                ? await OverlappingAsync(get, request, position, cancellationToken).ConfigureAwait(false)
                : (await PlainAsync(get, following, position, cancellationToken).ConfigureAwait(false), following);
            seen.Add(request.Path);
        }

        position.TakeLast(page, request);
        yield return page;
    }

    private static bool IsNumberedAndFull(IPage page, ApiRequest request, ApiRequest following) =>
        (following.Page ?? 1) == (request.Page ?? 1) + 1
        && following.Size == request.Size
        && page.Rows == request.Size
        && request.Size >= SmallestOverlapped;

    private static async Task<(TPage Page, ApiRequest Request)> OverlappingAsync<TPage>(
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        ApiRequest request,
        IListPosition position,
        CancellationToken cancellationToken)
        where TPage : IPage
    {
        foreach (long back in StepsBack)
        {
            ApiRequest joining = request.BeginningAt(Math.Max(0, position.End - back));
            TPage page = await get(joining, cancellationToken).ConfigureAwait(false);
            if (position.IsContinuedBy(page, joining))
            {
                return (page, joining);
            }

            page.Forget?.Invoke();
            position.Forget();
            (page as IDisposable)?.Dispose();
        }

        throw Endless(
            request,
            FormattableString.Invariant(
                $"it changes while it is read, or brings pages again: after row {position.End} it did not go on, also when read again"));
    }

    private static async Task<TPage> PlainAsync<TPage>(
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        ApiRequest next,
        IListPosition position,
        CancellationToken cancellationToken)
        where TPage : IPage
    {
        TPage page = await get(next, cancellationToken).ConfigureAwait(false);
        if (position.IsNew(page))
        {
            return page;
        }

        page.Forget?.Invoke();
        position.Forget();
        (page as IDisposable)?.Dispose();
        throw Endless(next, "it changes while it is read, or brings pages again: rows came twice");
    }

    private static KoladaException Endless(ApiRequest request, string why) =>
        new($"The list {request} cannot be read to its end: {why}. Try again; nothing is known to be wrong with what was asked.") { Kind = KoladaErrorKind.InvalidAnswer };
}
