using System.Threading.Channels;
using Kolada.Client.Paging;
using Kolada.Client.Requests;

namespace Kolada.Client.Tests.Paging;

/// <summary>The schedule, told by counting which pages are asked for when others have come; no clock is involved.</summary>
public sealed class QueryRunnerTests
{
    private const int Concurrency = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(13)]
    [InlineData(40)]
    public async Task One_page_calls_take_as_many_rounds_as_the_limit_makes_necessary(int calls)
    {
        FakeService service = new();
        Task<List<string>> reading = ReadAllAsync(Calls(calls), service);
        int rounds = 0;
        for (int left = calls; left > 0; rounds++)
        {
            List<Asked> round = await service.TakeAsync(Math.Min(Concurrency, left));
            Assert.InRange(service.InFlight, 1, Concurrency);
            round.ForEach(asked => asked.Answer(next: null));
            left -= round.Count;
        }

        Assert.Equal((calls + Concurrency - 1) / Concurrency, rounds);
        Assert.Equal(Calls(calls), await reading);
    }

    [Fact]
    public async Task A_call_that_is_done_makes_room_although_the_first_is_still_under_way()
    {
        FakeService service = new();
        Task<List<string>> reading = ReadAllAsync(Calls(7), service);
        List<Asked> first = await service.TakeAsync(4);
        Assert.Equal(Calls(4), first.Select(asked => asked.Path));
        first[2].Answer(next: null);
        Asked fifth = Assert.Single(await service.TakeAsync(1));
        Assert.Equal("call4", fifth.Path);
        fifth.Answer(next: null);
        Asked sixth = Assert.Single(await service.TakeAsync(1));
        Assert.Equal("call5", sixth.Path);
        Assert.False(reading.IsCompleted);
        sixth.Answer(next: null);
        foreach (Asked asked in first.Where(asked => asked != first[2]))
        {
            asked.Answer(next: null);
        }

        Assert.Single(await service.TakeAsync(1)).Answer(next: null);
        Assert.Equal(Calls(7), await reading);
    }

    [Fact]
    public async Task Later_calls_go_on_while_a_page_is_being_used()
    {
        FakeService service = new();
        await using IAsyncEnumerator<FakePage> pages = QueryRunner.RunAsync(Requests(Calls(6)), service.GetAsync, NewPosition, Options, Token)
            .GetAsyncEnumerator(Token);
        ValueTask<bool> moved = pages.MoveNextAsync();
        List<Asked> first = await service.TakeAsync(4);
        first[0].Answer(next: null);
        Assert.True(await moved);

        // Nobody asks for more, and yet what is free is used.
        Assert.Equal("call4", Assert.Single(await service.TakeAsync(1)).Path);
        first[1].Answer(next: null);
        Assert.Equal("call5", Assert.Single(await service.TakeAsync(1)).Path);
    }

    [Fact]
    public async Task Pages_come_in_the_calls_order_whatever_order_the_answers_have()
    {
        FakeService service = new();
        Task<List<string>> reading = ReadAllAsync(Calls(3), service);
        List<Asked> first = await service.TakeAsync(3);
        first[2].Answer("call2?page=2");
        first[0].Answer("call0?page=2");
        first[1].Answer(next: null);
        foreach (Asked asked in await service.TakeAsync(2))
        {
            asked.Answer(next: null);
        }

        Assert.Equal(["call0", "call0?page=2", "call1", "call2", "call2?page=2"], await reading);
    }

    [Fact]
    public async Task Pages_that_nobody_asks_for_are_bounded()
    {
        int asked = 0, used = 0, mostAhead = 0;
        await foreach (FakePage page in QueryRunner.RunAsync(Requests(Calls(50)), AtOnceAsync, NewPosition, Options, Token))
        {
            used++;
            for (int i = 0; i < 20; i++)
            {
                await Task.Yield(); // gives the schedule every chance to go too far
            }
        }

        Assert.Equal(500, used);
        Assert.InRange(mostAhead, Concurrency, (2 * Concurrency) + 2);

        Task<FakePage> AtOnceAsync(ApiRequest request, CancellationToken cancellationToken)
        {
            int ahead = Interlocked.Increment(ref asked) - Volatile.Read(ref used);
            InterlockedMax(ref mostAhead, ahead);
            int page = request.Page ?? 1;
            return Task.FromResult(new FakePage(request.Path, page < 10 ? $"{request.Endpoint}?page={page + 1}" : null));
        }
    }

    [Fact]
    public async Task A_failure_ends_the_others_and_comes_after_what_is_before_it()
    {
        FakeService service = new();
        await using IAsyncEnumerator<FakePage> pages = QueryRunner.RunAsync(Requests(Calls(9)), service.GetAsync, NewPosition, Options, Token)
            .GetAsyncEnumerator(Token);
        ValueTask<bool> moved = pages.MoveNextAsync();
        List<Asked> first = await service.TakeAsync(4);
        first[0].Answer(next: null);
        Assert.True(await moved);
        first[1].Fail(new KoladaException("no"));
        await first[3].Cancelled;
        Assert.Equal("no", (await Assert.ThrowsAsync<KoladaException>(async () => await pages.MoveNextAsync())).Message);
    }

    [Fact]
    public async Task Who_stops_early_leaves_no_call_running_and_no_page_undisposed()
    {
        FakeService service = new();
        IAsyncEnumerator<FakePage> pages = QueryRunner.RunAsync(Requests(Calls(9)), service.GetAsync, NewPosition, Options, Token)
            .GetAsyncEnumerator(Token);
        ValueTask<bool> moved = pages.MoveNextAsync();
        List<Asked> first = await service.TakeAsync(4);
        FakePage unread = first[1].Answer(next: null);
        Assert.Single(await service.TakeAsync(1));
        first[0].Answer(next: null);
        Assert.True(await moved);
        await pages.DisposeAsync();
        Assert.Equal(0, service.InFlight);
        Assert.True(unread.IsDisposed);
    }

    private static KoladaClientOptions Options { get; } = new() { MaxConcurrency = Concurrency };

    private static List<ApiRequest> Requests(List<string> calls) => [.. calls.Select(call => new ApiRequest(call))];

    private static List<string> Calls(int count) => [.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"call{i}"))];

    private static async Task<List<string>> ReadAllAsync(List<string> calls, FakeService service) =>
        await QueryRunner.RunAsync(Requests(calls), service.GetAsync, NewPosition, Options, Token).Select(page => page.Path).ToListAsync(Token);

    private static void InterlockedMax(ref int most, int value)
    {
        int seen = Volatile.Read(ref most);
        while (value > seen)
        {
            int before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>Tells which pages are asked for, and answers when the test says so.</summary>
    private sealed class FakeService
    {
        private readonly Channel<Asked> _asked = Channel.CreateUnbounded<Asked>();
        private int _inFlight;

        public int InFlight => Volatile.Read(ref _inFlight);

        public async Task<FakePage> GetAsync(ApiRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _inFlight);
            Asked asked = new(request.Path, cancellationToken);
            await _asked.Writer.WriteAsync(asked, CancellationToken.None);
            try
            {
                return await asked.Answered;
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }

        /// <summary>The next pages asked for, waiting until there are so many; in the order of their names.</summary>
        public async Task<List<Asked>> TakeAsync(int count)
        {
            List<Asked> taken = [];
            while (taken.Count < count)
            {
                taken.Add(await _asked.Reader.ReadAsync(Token));
            }

            return [.. taken.OrderBy(asked => asked.Path, StringComparer.Ordinal)];
        }
    }

    private sealed class Asked
    {
        private readonly TaskCompletionSource<FakePage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Asked(string path, CancellationToken cancellationToken)
        {
            Path = path;
            cancellationToken.Register(() =>
            {
                _answer.TrySetCanceled(cancellationToken);
                _cancelled.TrySetResult();
            });
        }

        public string Path { get; }

        public Task<FakePage> Answered => _answer.Task;

        public Task Cancelled => _cancelled.Task;

        public FakePage Answer(string? next)
        {
            FakePage page = new(Path, next);
            _answer.SetResult(page);
            return page;
        }

        public void Fail(Exception error) => _answer.SetException(error);
    }

    private sealed class FakePage(string path, string? next) : IPage, IDisposable
    {
        public string Path { get; } = path;

        public string? Next { get; } = next;

        public int Rows => 1;

        public string? LastRow => Path;

        public bool IsDisposed { get; private set; }

        public ulong[] Keys() => [RowKey.Of(Path)];

        public void Remove(Predicate<ulong> which) => Assert.False(which(Keys()[0]), "No row of these pages comes twice.");

        public void RemoveFirst(int rows) => throw new InvalidOperationException("No row of these pages comes twice.");

        public void Dispose() => IsDisposed = true;
    }

    private static ListPosition NewPosition() => new(id => RowKey.Of(id));
}
