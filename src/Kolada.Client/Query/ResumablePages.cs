using System.Runtime.CompilerServices;
using Kolada.Http;

namespace Kolada.Query;

/// <summary>Reads calls one after the other from any of their pages on, and says after each page where the next begins.</summary>
internal static class ResumablePages
{
    public static async IAsyncEnumerable<(TPage Page, ResumePoint? Next)> ReadAsync<TPage>(
        IReadOnlyList<string> calls,
        ResumePoint start,
        Func<string, CancellationToken, Task<TPage>> get,
        Func<string, RowKey?> rowOf,
        int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        for (int call = start.Call; call < calls.Count; call++)
        {
            ResumePoint from = call == start.Call ? start : new(call, calls[call]);
            await foreach (TPage page in Pager.PagesAsync(get, from.Path, maxPages, rowOf(from.After), cancellationToken).ConfigureAwait(false))
            {
                yield return (page, After(page, call, calls));
            }
        }
    }

    private static ResumePoint? After<TPage>(TPage page, int call, IReadOnlyList<string> calls)
        where TPage : IPage => page.Next is { } next ? new(call, next, page.Rows >= Pager.SmallestOverlapped ? page.LastRow ?? "" : "")
        : call + 1 < calls.Count ? new(call + 1, calls[call + 1])
        : null;
}
