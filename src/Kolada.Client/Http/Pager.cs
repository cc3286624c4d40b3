using System.Runtime.CompilerServices;

namespace Kolada.Http;

/// <summary>Follows a list from its first page to its last, and sees to it that no row is lost or doubled where pages meet.</summary>
/// <remarks>
/// Pages that are numbered and full are followed by number, each asked for with an overlap (<see cref="ListPosition"/>). When one
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
    /// <param name="get">Gets a page by its path.</param>
    /// <param name="firstPath">The path of the first, or of the one to go on with.</param>
    /// <param name="maxPages">The most pages.</param>
    /// <param name="after">The row that came last in an earlier run, when this one goes on from it; null to begin with the page as it is.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list has no end, or does not hold still.</exception>
    public static async IAsyncEnumerable<TPage> PagesAsync<TPage>(
        Func<string, CancellationToken, Task<TPage>> get,
        string firstPath,
        int maxPages,
        RowKey? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        ListPosition position = new();
        HashSet<string> seen = new(StringComparer.Ordinal) { firstPath };
        PageRange range = PageRange.Parse(firstPath);
        TPage page;
        if (after is { } last && range.Page > 1 && (range.Size ?? Endpoints.MaxPageSize) >= SmallestOverlapped)
        {
            position.ResumeAfter(last, range.Offset);
            (page, range) = await OverlappingAsync(get, range, position, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            page = await get(firstPath, cancellationToken).ConfigureAwait(false);
        }

        for (int pages = 1; page.Next is { } next; pages++)
        {
            PageRange following = Following(firstPath, range, next);
            if (pages == maxPages)
            {
                throw Endless(firstPath, FormattableString.Invariant($"it has more than {maxPages} pages ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxPages)})"));
            }

            range = range with { Size = range.Size ?? following.Size };
            bool overlap = IsNumberedAndFull(page, range, following);
            if (!overlap && !seen.Add(next))
            {
                throw Endless(firstPath, $"its pages lead back to {IdRules.Quote(next)}");
            }

            position.Take(page, range);
            yield return page;
            (page, range) = overlap
                ? await OverlappingAsync(get, range, position, cancellationToken).ConfigureAwait(false)
                : (await PlainAsync(get, next, position, cancellationToken).ConfigureAwait(false), following);
            seen.Add(range.ToPath());
        }

        position.TakeLast(page, range);
        yield return page;
    }

    private static PageRange Following(string firstPath, PageRange range, string next)
    {
        PageRange following = PageRange.Parse(next);
        if (!range.IsContinuedBy(following))
        {
            throw Endless(firstPath, $"its next page is said to be {IdRules.Quote(next)}, which is another list");
        }

        return following;
    }

    private static bool IsNumberedAndFull(IPage page, PageRange range, PageRange following)
    {
        int size = range.Size ?? Endpoints.MaxPageSize;
        return following.Page == range.Page + 1
            && (following.Size ?? Endpoints.MaxPageSize) == size
            && page.Rows == size
            && size >= SmallestOverlapped;
    }

    private static async Task<(TPage Page, PageRange Range)> OverlappingAsync<TPage>(
        Func<string, CancellationToken, Task<TPage>> get,
        PageRange range,
        ListPosition position,
        CancellationToken cancellationToken)
        where TPage : IPage
    {
        foreach (long back in StepsBack)
        {
            PageRange joining = range.From(Math.Max(0, position.End - back));
            TPage page = await get(joining.ToPath(), cancellationToken).ConfigureAwait(false);
            if (position.IsContinuedBy(page, joining))
            {
                return (page, joining);
            }

            page.Forget?.Invoke();
            position.Forget();
            (page as IDisposable)?.Dispose();
        }

        throw Endless(range.List, FormattableString.Invariant($"it changes while it is read, or brings pages again: after row {position.End} it did not go on, also when read again"));
    }

    private static async Task<TPage> PlainAsync<TPage>(Func<string, CancellationToken, Task<TPage>> get, string next, ListPosition position, CancellationToken cancellationToken)
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

    private static KoladaException Endless(string path, string why) =>
        new($"The list {path} cannot be read to its end: {why}. Try again; nothing is known to be wrong with what was asked.") { Kind = KoladaErrorKind.InvalidAnswer };
}
