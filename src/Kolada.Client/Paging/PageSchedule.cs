using System.Runtime.ExceptionServices;

namespace Kolada.Client.Paging;

/// <summary>
/// Reads the pages of several calls at a time, first calls first, and hands them out in the calls' order. A page that has come makes room
/// for the next read at once, whether or not anybody has asked for the page yet.
/// </summary>
/// <remarks>
/// Pages that wait to be asked for are bounded: the call whose turn it is may always read, later ones while fewer than twice the
/// concurrency are waiting or being read.
/// </remarks>
/// <param name="calls">The calls, each as its pages from first to last.</param>
/// <param name="concurrency">How many pages may be read at the same time.</param>
/// <param name="stop">Is cancelled when a call fails: the others are of no use any more.</param>
internal sealed class PageSchedule<TPage>(IEnumerable<IAsyncEnumerable<TPage>> calls, int concurrency, CancellationTokenSource stop)
    where TPage : IPage
{
    private readonly int _maxAhead = concurrency * 2;
    private readonly Lock _gate = new();
    private readonly IEnumerator<IAsyncEnumerable<TPage>> _notStarted = calls.GetEnumerator();
    private readonly LinkedList<Call> _underWay = new();
    private int _reading;
    private int _waiting;
    private bool _closed;
    private ExceptionDispatchInfo? _error;
    private TaskCompletionSource? _change;

    /// <summary>The next page in order, waiting for it if need be.</summary>
    /// <returns>False when all calls are at their end.</returns>
    public async Task<(bool IsThere, TPage? Page)> NextAsync()
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                ReadMore();
                while (_underWay.First is { Value: { IsAtEnd: true, Ready.Count: 0 } })
                {
                    _underWay.RemoveFirst();
                    ReadMore();
                }

                if (_underWay.First?.Value.Ready.TryDequeue(out TPage? page) == true)
                {
                    _waiting--;
                    ReadMore();
                    return (true, page);
                }

                _error?.Throw();
                if (_underWay.Count == 0)
                {
                    return (false, default);
                }

                _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                change = _change.Task;
            }

            await change.ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the reads under way, which have been cancelled, and lets go of what nobody asked for.</summary>
    public async Task CloseAsync()
    {
        Task[] reads;
        lock (_gate)
        {
            _closed = true;
            reads = [.. _underWay.Select(call => call.Read)];
        }

        await Task.WhenAll(reads).ConfigureAwait(false);
        foreach (Call call in _underWay)
        {
            await call.Pages.DisposeAsync().ConfigureAwait(false);
            foreach (TPage page in call.Ready)
            {
                (page as IDisposable)?.Dispose();
            }
        }

        _notStarted.Dispose();
    }

    /// <summary>Starts as many reads as may be under way, first calls first. Under the gate.</summary>
    private void ReadMore()
    {
        if (_closed || _error is not null)
        {
            return;
        }

        bool isFirst = true;
        for (LinkedListNode<Call>? node = _underWay.First; _reading < concurrency && (isFirst || HasRoom); node = node.Next)
        {
            node ??= StartNext();
            if (node is null)
            {
                return;
            }

            Call call = node.Value;
            if (!call.IsReading && !call.IsAtEnd && (HasRoom || call.Ready.Count == 0))
            {
                call.IsReading = true;
                _reading++;
                call.Read = ReadAsync(call);
            }

            isFirst = false;
        }
    }

    private bool HasRoom => _waiting + _reading < _maxAhead;

    private LinkedListNode<Call>? StartNext() =>
        _notStarted.MoveNext() ? _underWay.AddLast(new Call(_notStarted.Current.GetAsyncEnumerator(CancellationToken.None))) : null;

    private async Task ReadAsync(Call call)
    {
        // Off the gate: a read may come to its end without ever waiting.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Exception? error = null;
        bool isThere = false;
        try
        {
            isThere = await call.Pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            error = failed;
        }

        lock (_gate)
        {
            Finish(call, isThere, error);
            _change?.TrySetResult();
        }

        if (error is not null)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Under the gate.</summary>
    private void Finish(Call call, bool isThere, Exception? error)
    {
        _reading--;
        call.IsReading = false;
        call.IsAtEnd = !isThere;
        if (isThere)
        {
            call.Ready.Enqueue(call.Pages.Current);
            _waiting++;
        }

        if (error is not null)
        {
            _error ??= ExceptionDispatchInfo.Capture(error);
        }

        ReadMore();
    }

    private sealed class Call(IAsyncEnumerator<TPage> pages)
    {
        public IAsyncEnumerator<TPage> Pages { get; } = pages;

        public Queue<TPage> Ready { get; } = new();

        public bool IsReading { get; set; }

        public bool IsAtEnd { get; set; }

        public Task Read { get; set; } = Task.CompletedTask;
    }
}
