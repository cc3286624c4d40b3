namespace Kolada.WireMock.Tests;

/// <summary>Delayed answers against each limit of the client: the attempt, the call, the operation, and the cancellation of the caller.</summary>
public sealed class TimeLimitTests
{
    /// <summary>A test that waits for something that never happens fails after this time, in milliseconds.</summary>
    private const int MaxTime = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = MaxTime)]
    [InlineData("the answer")]
    [InlineData("the second half of its body")]
    public async Task An_attempt_without_progress_is_retried(string missing)
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.InTurn(missing == "the answer" ? held.Whole : held.SecondHalf, Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, AttemptTimeout = TimeSpan.FromSeconds(9) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(["Höör", "Riket"], await names);
        Assert.Equal(2, kolada.Requests);
    }

    [Theory(Timeout = MaxTime)]
    [InlineData("the answer")]
    [InlineData("the second half of its body")]
    public async Task A_delay_within_the_limits_does_not_show(string missing)
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(missing == "the answer" ? held.Whole : held.SecondHalf);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, AttemptTimeout = TimeSpan.FromSeconds(9) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(8));
        held.Release();

        Assert.Equal(["Höör", "Riket"], await names);
        Assert.Equal(1, kolada.Requests);
    }

    [Fact(Timeout = MaxTime)]
    public async Task When_the_last_attempt_makes_no_progress_the_service_is_unreachable()
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(held.Whole);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, AttemptTimeout = TimeSpan.FromSeconds(9), MaxRetries = 0 });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(9));

        KoladaException stalled = await Assert.ThrowsAsync<KoladaException>(() => names);
        Assert.Equal(KoladaErrorKind.Unreachable, stalled.Kind);
        Assert.Contains("stood still for 9 seconds (KoladaClientOptions.AttemptTimeout)", stalled.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = MaxTime)]
    public async Task A_call_past_its_deadline_is_a_timeout()
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(held.Whole);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, CallTimeout = TimeSpan.FromSeconds(5) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(5));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => names);
        Assert.Contains("not answered within 5 seconds and 1 attempts (KoladaClientOptions.CallTimeout)", late.Message, StringComparison.Ordinal);
        Assert.Equal(1, kolada.Requests);
    }

    [Fact(Timeout = MaxTime)]
    public async Task The_deadline_covers_all_attempts_and_the_message_names_the_last_error()
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.InTurn(Answers.ComeBack(503, seconds: 3), held.Whole);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, CallTimeout = TimeSpan.FromSeconds(5) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(3));
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(2));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => names);
        Assert.Contains("within 5 seconds and 2 attempts", late.Message, StringComparison.Ordinal);
        Assert.Contains("The last error was: Kolada answered 503", late.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = MaxTime)]
    public async Task Each_page_of_a_list_has_the_whole_deadline()
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer first = new("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1,"next_url":"/v3/municipality?page=2"}""");
        using HeldAnswer second = new("""{"values":[{"id":"0000","title":"Riket","type":"L"}],"count":1,"next_url":null}""");
        kolada.InTurn(first.Whole, second.Whole);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, CallTimeout = TimeSpan.FromSeconds(5) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        foreach (HeldAnswer page in new[] { first, second })
        {
            await page.Asked;
            clock.Advance(TimeSpan.FromSeconds(4));
            page.Release();
        }

        Assert.Equal(["Höör", "Riket"], await names);
    }

    [Fact(Timeout = MaxTime)]
    public async Task An_operation_past_its_own_limit_is_a_timeout_that_says_so()
    {
        TestClock clock = new();
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(held.Whole);
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, OperationTimeout = TimeSpan.FromSeconds(4) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await held.Asked;
        clock.Advance(TimeSpan.FromSeconds(4));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => names);
        Assert.Contains("not done within 4 seconds (KoladaClientOptions.OperationTimeout)", late.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = MaxTime)]
    [InlineData("the answer")]
    [InlineData("the second half of its body")]
    public async Task A_cancelled_call_reports_the_token_of_its_caller(string missing)
    {
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(missing == "the answer" ? held.Whole : held.SecondHalf);
        using KoladaClient client = new(kolada.Options());
        using CancellationTokenSource callers = new();

        Task<IReadOnlyList<string>> names = client.NamesAsync(callers.Token);
        await held.Asked;
        await callers.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => names);
        Assert.Equal(callers.Token, cancelled.CancellationToken);
        Assert.Equal(1, kolada.Requests);
    }

    /// <summary>The one limit here that runs by the system's clock, since an HttpClient knows no other. It always passes, so it may be short.</summary>
    [Fact(Timeout = MaxTime)]
    public async Task The_timeout_of_a_custom_HttpClient_is_a_failed_attempt_not_a_cancellation()
    {
        using MockKolada kolada = new();
        using HeldAnswer held = new();
        kolada.Always(held.Whole);
        using HttpClient http = new() { Timeout = TimeSpan.FromMilliseconds(50) };
        using KoladaClient client = new(http, kolada.Options() with { MaxRetries = 1 });

        KoladaException stalled = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, stalled.Kind);
        Assert.Contains("HttpClient.Timeout", stalled.Message, StringComparison.Ordinal);
        Assert.Contains("Tried 2 times.", stalled.Message, StringComparison.Ordinal);
    }
}
