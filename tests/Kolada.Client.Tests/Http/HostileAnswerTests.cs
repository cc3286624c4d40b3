using System.Globalization;
using System.Text;

namespace Kolada.Client.Tests.Http;

/// <summary>Answers that could cost memory, mislead a reader or give a secret away.</summary>
public sealed class HostileAnswerTests
{
    /// <summary>Escape, a control character of eight bits, a line break, and the marks that turn the direction of writing.</summary>
    private const string Harmful = "\u001b\u0007\u009b\n\r\t\u202e\u2066\u2069\u200f\u061c\u2028";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Oversized => new()
    {
        { "at most 1000 are expected", Rows(Row("0001", new string('x', 10_000))) },
        { "more than 1000 different texts", Rows(Enumerable.Range(0, 2000).Select(number => Row($"{number:0000}", $"status {number}"))) },
        { "at most 256 are expected", Rows(Row(new string('1', 10_000), "")) },
        { "next_url has 100013 characters", $$"""{"count":0,"next_url":"https://x/v3/{{new string('a', 100_000)}}","values":[]}""" },
    };

    public static TheoryData<string, string> OversizedJson => new()
    {
        { "many numbers", $$"""{"a":[[{{Numbers(4_100_000)}}]]}""" },
        { "many items", $$"""{"count":100001,"next_url":null,"values":[{{Numbers(100_001)}}]}""" },
    };

    [Theory]
    [MemberData(nameof(Oversized))]
    public async Task Texts_that_are_too_long_or_too_many_are_an_invalid_answer(string says, string json)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(json));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(
            async () => await client.QueryAsync(new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] }, Token).ToListAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 1, 1000);
    }

    [Fact]
    public async Task A_title_that_is_too_long_is_an_invalid_answer()
    {
        string json = $$"""{"count":1,"next_url":null,"values":[{"id":"1267","title":"{{new string('x', 70_000)}}","type":"K"}]}""";
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(json));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).Kind);
    }

    [Theory]
    [MemberData(nameof(OversizedJson))]
    public async Task Json_with_too_many_parts_is_an_invalid_answer(string kind, string json)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(json));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException whole = await Assert.ThrowsAsync<KoladaException>(() => client.GetJsonAsync("x", Token));
        KoladaException items = await Assert.ThrowsAsync<KoladaException>(async () => await client.GetJsonItemsAsync("x", Token).ToListAsync(Token));

        Assert.True(whole.Kind == KoladaErrorKind.InvalidAnswer, $"{kind}: {whole}");
        Assert.True(items.Kind == KoladaErrorKind.InvalidAnswer, $"{kind}: {items}");
    }

    [Fact]
    public async Task A_page_with_a_hundred_thousand_entities_is_an_invalid_answer()
    {
        string items = string.Join(',', Enumerable.Range(0, 100_001).Select(i => $$"""{"id":"{{i % 10_000:0000}}","title":"{{i}}{{new string('x', 60)}}","type":"K"}"""));
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync($$"""{"count":100001,"next_url":null,"values":[{{items}}]}"""));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains("more than 100000 items in one list", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_fault_of_ours()
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.JsonAsync("""{"count":1,"next_url":null,"values":[{"id":"\ud83d","title":"\ud83d","type":"K"}]}"""));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).Kind);
        Assert.Single(await client.GetJsonItemsAsync("x", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task No_message_has_characters_that_steer_a_terminal_or_a_log()
    {
        string title = Escaped("Höör" + Harmful);
        Func<RawExchange, Task>[] answers =
        [
            exchange => exchange.JsonAsync($$"""{"count":1,"next_url":"{{Escaped(Harmful)}}","values":[]}"""),
            exchange => exchange.JsonAsync($$"""{"count":1,"next_url":null,"values":[{"id":"{{title}}","title":"x","type":"K"}]}"""),
            exchange => exchange.JsonAsync(Harmful),
            exchange => exchange.ReplyAsync(200, "x"u8.ToArray(), "Content-Type: text/\u009b\u202e\r\n"),
            exchange => exchange.StatusAsync(403, Harmful, "Location: /\u009b\r\n"),
            exchange => exchange.StatusAsync(302, "", "Location: http://example.invalid/\u009b\u202e\u0007\r\n"),
            exchange => exchange.WriteAsync($"HTTP/1.1 2{Harmful} \u001b[2J\r\n\r\n"),
            exchange => exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {"\u001b[2J\u009b"}\r\n\r\n"),
            exchange => exchange.JsonAsync($$"""{"count":2,"next_url":null,"values":[{"id":"1267","title":"{{title}}","type":"K"},{"id":"1268","title":"{{title}}","type":"K"}]}"""),
        ];
        foreach (Func<RawExchange, Task> answer in answers)
        {
            await using RawServer server = RawServer.Start(answer);
            using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

            KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.GetMunicipalityAsync("hoo", Token));

            AssertClean(refused.ToString().ReplaceLineEndings("").Replace("\r", "", StringComparison.Ordinal));
            AssertClean(refused.Message);
        }
    }

    [Fact]
    public async Task A_date_that_is_absurd_is_not_taken_for_the_time_of_the_answer()
    {
        TestClock clock = new();
        foreach (string date in new[] { "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1601 00:00:00 GMT" })
        {
            await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Rows(Row("1267", "")), $"Date: {date}\r\n"));
            using KoladaClient client = new(server.Options() with { MaxRetries = 0, TimeProvider = clock });

            KpiTable table = await client.GetTableAsync(new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] }, cancellationToken: Token);

            Assert.Equal(clock.GetUtcNow(), table.RetrievedAt);
        }
    }

    private static string Numbers(int count) => new StringBuilder("0").Insert(1, ",0", count - 1).ToString();

    private static string Row(string municipality, string status) =>
        $$"""{"kpi":"N15428","municipality":"{{municipality}}","period":2023,"values":[{"gender":"T","count":1,"status":"{{status}}","value":1}]}""";

    private static string Rows(params IEnumerable<string> rows)
    {
        string[] all = [.. rows];
        return string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{all.Length}},"next_url":null,"values":[{{string.Join(',', all)}}]}""");
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));

    private static void AssertClean(string text) =>
        Assert.True(
            !text.Any(c => char.IsControl(c)
                || c is '\u2028' or '\u2029' or '\u200e' or '\u200f' or '\u061c' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')),
            string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : FormattableString.Invariant($"\\u{(int)c:x4}"))));
}
