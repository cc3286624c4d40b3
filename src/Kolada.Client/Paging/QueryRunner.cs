using System.Runtime.CompilerServices;
using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>Runs the calls of a plan, several at a time, and hands out their pages in the plan's order.</summary>
internal static class QueryRunner
{
    public static async IAsyncEnumerable<TPage> RunAsync<TPage>(
        IReadOnlyList<ApiRequest> calls,
        Func<ApiRequest, CancellationToken, Task<TPage>> get,
        Func<ListPosition> newPosition,
        KoladaClientOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : class, IPage
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        PageSchedule<TPage> schedule = new(
            calls.Select(call => Pager.PagesAsync(get, new ResumePoint(0, call), options.MaxPages, newPosition(), stop.Token)),
            options.MaxConcurrency,
            stop);
        try
        {
            while (await NextAsync(schedule, cancellationToken).ConfigureAwait(false) is (true, TPage page))
            {
                yield return page;
            }
        }
        finally
        {
            // Whoever stops reading early, by an exception or of his own will, leaves no call running.
            await stop.CancelAsync().ConfigureAwait(false);
            await schedule.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The calls run under a token of ours; what the caller cancelled is reported with his.</summary>
    private static async Task<(bool IsThere, TPage? Page)> NextAsync<TPage>(PageSchedule<TPage> schedule, CancellationToken callers)
        where TPage : class, IPage
    {
        try
        {
            return await schedule.NextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException stopped) when (callers.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped.Message, stopped, callers);
        }
    }
}
