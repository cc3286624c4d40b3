using System.Runtime.CompilerServices;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Paging;

/// <summary>Reads calls one after the other from any of their pages on, and says after each page where the next begins.</summary>
internal static class ResumablePages
{
    public static async IAsyncEnumerable<(TPage Page, ResumePoint? Next)> ReadAsync<TPage>(
        IReadOnlyList<ApiRequest> calls,
        ResumePoint start,
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        Func<IListPosition> newPosition,
        int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        for (int call = start.Call; call < calls.Count; call++)
        {
            ResumePoint from = call == start.Call ? start : new(call, calls[call]);
            await foreach (TPage page in Pager.PagesAsync(get, from.Request, maxPages, newPosition(), from.After, cancellationToken).ConfigureAwait(false))
            {
                yield return (page, After(page, call, calls));
            }
        }
    }

    private static ResumePoint? After<TPage>(TPage page, int call, IReadOnlyList<ApiRequest> calls)
        where TPage : IPage => page.Next is { } next ? new(call, Following(calls[call], next), page.Rows >= Pager.SmallestOverlapped ? page.LastRow ?? "" : "")
        : call + 1 < calls.Count ? new(call + 1, calls[call + 1])
        : null;

    private static ApiRequest Following(ApiRequest call, string next) =>
        call.Follow(next) ?? throw new InvalidOperationException($"The pager let a link to another list pass: {UntrustedText.Quote(next)}.");
}
