using System.Runtime.CompilerServices;
using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>Follows a list from its first page to its last, so that no row is lost or doubled where pages meet.</summary>
/// <remarks>
/// Pages that are numbered are asked for by position, whatever number the service's link has, each with an overlap
/// (<see cref="ListReader{TPage}"/>). Other pages are followed by next_url as it stands, and must not bring a row again. A last page that
/// is full is not believed to be the last: one more is asked for.
/// </remarks>
internal static class Pager
{
    /// <summary>The pages of a list.</summary>
    /// <param name="get">Gets a page.</param>
    /// <param name="start">Where to begin: the first page, or where an earlier run ended.</param>
    /// <param name="maxPages">The most pages.</param>
    /// <param name="position">Follows where the list has been read to; a new one.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list has no end, or does not hold still.</exception>
    public static async IAsyncEnumerable<TPage> PagesAsync<TPage>(
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        ResumePoint start,
        int maxPages,
        ListPosition position,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : class, IPage
    {
        ListReader<TPage> reader = new(get, start.Request, position);
        TPage page = await reader.FirstAsync(start, cancellationToken).ConfigureAwait(false);
        for (int pages = 1; ; pages++)
        {
            TPage? next = null;
            if (page.Next is null)
            {
                if (!reader.IsFull(page))
                {
                    break;
                }

                position.Take(page, reader.Offset);
                next = await reader.BeyondAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                position.Take(page, reader.Offset);
                reader.Follow(page);
            }

            position.HasMore = next is not null || page.Next is not null;
            if (position.HasMore && pages == maxPages)
            {
                throw reader.Unreadable(FormattableString.Invariant(
                    $"it has more than {maxPages} pages ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxPages)})"));
            }

            yield return page;
            if (!position.HasMore)
            {
                yield break;
            }

            page = next ?? await reader.NextAsync(cancellationToken).ConfigureAwait(false);
        }

        position.TakeLast(page, reader.Offset);
        position.HasMore = false;
        yield return page;
    }
}
