using System.Runtime.CompilerServices;
using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>Reads calls one after the other from any of their pages on, and says after each page where the next begins.</summary>
internal static class ResumablePages
{
    public static async IAsyncEnumerable<(TPage Page, ResumePoint? Next)> ReadAsync<TPage>(
        IReadOnlyList<ApiRequest> calls,
        ResumePoint start,
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        Func<ListPosition> newPosition,
        int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : class, IPage
    {
        for (int call = start.Call; call < calls.Count; call++)
        {
            ListPosition position = newPosition();
            ResumePoint from = call == start.Call ? start : new(call, calls[call]);
            await foreach (TPage page in Pager.PagesAsync(get, from, maxPages, position, cancellationToken).ConfigureAwait(false))
            {
                yield return (page, position.HasMore ? After(page, position, call, calls[call])
                    : call + 1 < calls.Count ? new(call + 1, calls[call + 1])
                    : null);
            }
        }
    }

    private static ResumePoint After(IPage page, ListPosition position, int call, ApiRequest list) => position.Link is { } link
        ? new(call, list.Follow(link)!) { LargestPage = position.LargestPage }
        : new(call, list) { After = page.LastRow ?? "", End = position.End, LargestPage = position.LargestPage };
}
