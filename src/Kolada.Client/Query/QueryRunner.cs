using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Kolada.Http;

namespace Kolada.Query;

/// <summary>Runs the calls of a plan, several at a time, and hands out their pages in the plan's order.</summary>
internal static class QueryRunner
{
    /// <summary>Pages of one call that may wait while an earlier call is still being read; bounds memory.</summary>
    private const int PagesAhead = 2;

    public static async IAsyncEnumerable<TPage> RunAsync<TPage>(
        IReadOnlyList<string> calls,
        Func<string, CancellationToken, Task<TPage>> get,
        KoladaClientOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<(ChannelReader<TPage> Pages, Task Reading)> underWay = new();
        int next = 0;
        try
        {
            while (next < calls.Count || underWay.Count > 0)
            {
                while (next < calls.Count && underWay.Count < options.MaxConcurrency)
                {
                    underWay.Enqueue(Start(calls[next++], get, options.MaxPages, stop.Token));
                }

                (ChannelReader<TPage> pages, Task reading) = underWay.Peek();
                await foreach (TPage page in pages.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    yield return page;
                }

                await FinishAsync(reading, cancellationToken).ConfigureAwait(false);
                underWay.Dequeue();
            }
        }
        finally
        {
            // Whoever stops reading early, by an exception or of his own will, leaves no call running.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(underWay.Select(call => call.Reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The calls run under a token of ours; what the caller cancelled is reported with his.</summary>
    private static async Task FinishAsync(Task reading, CancellationToken callers)
    {
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException stopped) when (callers.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped.Message, stopped, callers);
        }
    }

    private static (ChannelReader<TPage> Pages, Task Reading) Start<TPage>(
        string call,
        Func<string, CancellationToken, Task<TPage>> get,
        int maxPages,
        CancellationToken cancellationToken)
        where TPage : IPage
    {
        Channel<TPage> channel = Channel.CreateBounded<TPage>(new BoundedChannelOptions(PagesAhead) { SingleReader = true, SingleWriter = true });
        return (channel.Reader, ReadAsync());

        async Task ReadAsync()
        {
            try
            {
                await foreach (TPage page in Pager.PagesAsync(get, call, maxPages, cancellationToken).ConfigureAwait(false))
                {
                    await channel.Writer.WriteAsync(page, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                // The error itself travels in the task.
                channel.Writer.Complete();
            }
        }
    }
}
