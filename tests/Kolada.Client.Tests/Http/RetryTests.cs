using System.Text;

namespace Kolada.Client.Tests.Http;

/// <summary>What fails is tried again as a whole; what cannot be helped comes back at once.</summary>
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults => [.. Scripts.Keys];

    private static readonly Dictionary<string, Func<RawExchange, Task>> Scripts = new(StringComparer.Ordinal)
    {
        ["reset before the answer"] = exchange => exchange.ResetAsync(),
        ["reset in the body"] = async exchange =>
        {
            await exchange.SendAsync(200, "Content-Type: application/json\r\nContent-Length: 5000\r\n", Encoding.UTF8.GetBytes("{\"values\":["));
            await exchange.ResetAsync();
        },
        ["early end"] = exchange => exchange.SendAsync(
            200,
            "Content-Type: application/json\r\nContent-Length: 5000\r\n",
            Encoding.UTF8.GetBytes(Pages.TwoMunicipalities)),
        ["cut JSON with a correct end"] = exchange => exchange.JsonAsync(Pages.TwoMunicipalities[..60]),
        ["text after the JSON"] = exchange => exchange.JsonAsync(Pages.TwoMunicipalities + "}"),
        ["bad chunks"] = exchange => exchange.SendAsync(
            200,
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
            Encoding.UTF8.GetBytes("zz\r\n{}\r\n")),
        ["a chunked body without its end"] = exchange => exchange.SendAsync(
            200,
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
            Encoding.UTF8.GetBytes("5\r\n{\"val\r\n")),
        ["HTML"] = exchange => exchange.ReplyAsync(200, Encoding.UTF8.GetBytes(Pages.TwoMunicipalities), "Content-Type: text/html\r\n"),
        ["another character set"] = exchange => exchange.ReplyAsync(
            200,
            Encoding.UTF8.GetBytes(Pages.TwoMunicipalities),
            "Content-Type: application/json; charset=iso-8859-1\r\n"),
        ["an unreadable content type"] = exchange => exchange.ReplyAsync(200, Encoding.UTF8.GetBytes(Pages.TwoMunicipalities), "Content-Type: ,;\r\n"),
        ["another shape"] = exchange => exchange.JsonAsync("[]"),
        ["null"] = exchange => exchange.JsonAsync("null"),
        ["an empty body"] = exchange => exchange.JsonAsync(""),
        ["204"] = exchange => exchange.SendAsync(204, "", default),
        ["408"] = exchange => exchange.StatusAsync(408),
        ["429"] = exchange => exchange.StatusAsync(429),
        ["500 with HTML"] = exchange => exchange.StatusAsync(500, "<html>oops</html>", "Content-Type: text/html\r\n"),
        ["502"] = exchange => exchange.StatusAsync(502),
        ["503"] = exchange => exchange.StatusAsync(503),
        ["damaged gzip"] = exchange => exchange.ReplyAsync(
            200,
            Encoding.UTF8.GetBytes("not gzip at all"),
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"),
        ["an unknown packing"] = exchange => exchange.ReplyAsync(
            200,
            Encoding.UTF8.GetBytes(Pages.TwoMunicipalities),
            "Content-Type: application/json\r\nContent-Encoding: zstd\r\n"),
        ["a next page elsewhere"] = exchange => exchange.JsonAsync(
            Pages.TwoMunicipalities.Replace("\"next_url\":null", "\"next_url\":\"https://example.org/other/kpi?page=2\"", StringComparison.Ordinal)),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_passes_does_not_show(string fault)
    {
        await using RawServer server = RawServer.Start(Scripts[fault], Scripts[fault], exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(3, server.Requests);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_stays_is_an_exception_after_the_last_retry(string fault)
    {
        await using RawServer server = RawServer.Start(Scripts[fault]);
        using KoladaClient client = new(server.Options() with { MaxRetries = 2 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(3, server.Requests);
        Assert.Equal(server.Address + "/municipality", trouble.RequestUri?.ToString());
        Assert.Contains("Tried 3 times.", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(trouble.StatusCode is not null, trouble.Kind == KoladaErrorKind.Refused);
    }

    [Fact]
    public async Task A_connection_closed_without_a_word_is_tried_again()
    {
        // .NET's handler makes quick tries of its own on this one fault, so the server may see more requests than attempts.
        await using RawServer server = RawServer.Start(_ => Task.CompletedTask);
        using KoladaClient client = new(server.Options() with { MaxRetries = 2 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.Contains("Tried 3 times.", trouble.Message, StringComparison.Ordinal);
        Assert.True(server.Requests >= 3);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_and_then_called_unreachable()
    {
        Uri nobody;
        await using (RawServer server = RawServer.Start(_ => Task.CompletedTask))
        {
            nobody = server.Address;
        }

        using KoladaClient client = new(new KoladaClientOptions { BaseAddress = nobody, MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero, MaxRetries = 2 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.Contains("Tried 3 times.", trouble.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(trouble.InnerException);
    }

    [Theory]
    [InlineData(400, KoladaErrorKind.Refused, "Check the base address and the request.")]
    [InlineData(403, KoladaErrorKind.Refused, "Check the base address and the request.")]
    [InlineData(404, KoladaErrorKind.NotFound, "Check the ids")]
    [InlineData(407, KoladaErrorKind.Refused, "proxy")]
    [InlineData(410, KoladaErrorKind.Refused, "version of the API that has been shut down")]
    [InlineData(422, KoladaErrorKind.Refused, "at most 25 values a segment and 5000 rows a page")]
    public async Task A_refusal_that_another_try_cannot_help_comes_back_at_once(int status, KoladaErrorKind kind, string says)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(status, "{\"detail\":\"no\"}", "Content-Type: application/json\r\n"));
        using KoladaClient client = new(server.Options());

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(1, server.Requests);
        Assert.Equal(kind, trouble.Kind);
        Assert.Equal(status, (int?)trouble.StatusCode);
        Assert.Equal("{\"detail\":\"no\"}", trouble.ResponseBody);
        Assert.Contains(says, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_retries_the_first_failure_is_the_last()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(503));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task What_a_server_writes_cannot_flood_or_disturb_a_terminal()
    {
        string nasty = "\u001b[31mred\u0007\u202e" + new string('x', 100_000);
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(400, nasty));
        using KoladaClient client = new(server.Options());

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.StartsWith("?[31mred??xxx", trouble.ResponseBody, StringComparison.Ordinal);
        Assert.Equal(KoladaException.MaxBodyLength, trouble.ResponseBody!.Length);
        Assert.True(trouble.Message.Length < 500);
    }

    [Theory]
    [InlineData("see http://me:secret@proxy:80/x and https://a@b", "see http://proxy:80/x and https://b")]
    [InlineData("http://proxy/@me ://://", "http://proxy/@me ://://")]
    [InlineData("mail me@example.org", "mail me@example.org")]
    public async Task A_users_name_and_password_never_reach_a_message(string body, string shown)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(400, body));
        using KoladaClient client = new(server.Options());

        Assert.Equal(shown, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).ResponseBody);
    }

    [Fact]
    public async Task Waits_between_attempts_double_and_are_spread_by_jitter()
    {
        TestClock clock = new();
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(503));
        using KoladaClient client = new(
            server.Options() with { TimeProvider = clock, RetryDelay = TimeSpan.FromSeconds(1), MaxRetries = 3, Jitter = () => 0.5 });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        List<double> waits = [];
        for (int retry = 0; retry < 3; retry++)
        {
            TimeSpan wait = TimeSpan.Zero;
            await clock.WhenWaitingAsync(left => IsBackOff(left) && (wait = left) > TimeSpan.Zero);
            waits.Add(wait.TotalSeconds);
            clock.Advance(wait);
        }

        await Assert.ThrowsAsync<KoladaException>(() => names);
        Assert.Equal(4, server.Requests);
        Assert.InRange(waits[0], 0.3, 2);
        Assert.InRange(waits[1] / waits[0], 1.2, 3.5);
        Assert.InRange(waits[2] / waits[1], 1.2, 3.5);
    }

    /// <summary>The other timers are the attempt's 30 seconds and the call's 100.</summary>
    private static bool IsBackOff(TimeSpan left) => left < TimeSpan.FromSeconds(29);
}
