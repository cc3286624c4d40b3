using System.Globalization;

namespace Kolada.Client.Tests.Http;

/// <summary>The service may say when to come back; it is obeyed, or the refusal comes back at once.</summary>
public sealed class RetryAfterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Seconds_are_waited_for(int status)
    {
        TestClock clock = new();
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(status, "", "Retry-After: 17\r\n"),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { TimeProvider = clock });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(17));
        Assert.Equal(1, server.Requests);
        clock.Advance(TimeSpan.FromSeconds(17));

        Assert.Equal(["Höör", "Riket"], await names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_date_is_waited_for_by_the_services_own_clock_where_it_tells_it(bool tellsDate)
    {
        TestClock clock = new();
        DateTimeOffset theirNow = tellsDate ? clock.GetUtcNow().AddHours(-5) : clock.GetUtcNow();
        string headers = string.Create(CultureInfo.InvariantCulture, $"Retry-After: {theirNow.AddSeconds(23):r}\r\n") + (
            tellsDate ? string.Create(CultureInfo.InvariantCulture, $"Date: {theirNow:r}\r\n") : "");
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(429, "", headers),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { TimeProvider = clock });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(23));
        clock.Advance(TimeSpan.FromSeconds(23));

        Assert.Equal(["Höör", "Riket"], await names);
    }

    [Theory]
    [InlineData("61", 61)]
    [InlineData("86400", 86_400)]
    [InlineData("99999999999999999999", 365 * 86_400)]
    [InlineData("3155760000", 365 * 86_400)]
    public async Task More_than_the_cap_comes_back_at_once_with_its_value(string seconds, int expected)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(429, "", $"Retry-After: {seconds}\r\n"));
        using KoladaClient client = new(server.Options() with { TimeProvider = new TestClock() });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal(TimeSpan.FromSeconds(expected), refused.RetryAfter);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task More_than_is_left_of_the_deadline_comes_back_at_once_with_its_value()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(429, "", "Retry-After: 30\r\n"));
        using KoladaClient client = new(server.Options() with { TimeProvider = new TestClock(), CallTimeout = TimeSpan.FromSeconds(30) });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(TimeSpan.FromSeconds(30), refused.RetryAfter);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task What_names_no_time_to_come_is_an_ordinary_failure(string value)
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(429, "", $"Retry-After: {value}\r\n"),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    /// <summary>A date of another millennium, and a Date so far back that the wait would be centuries.</summary>
    [Theory]
    [InlineData("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "a year or more")]
    [InlineData("Retry-After: Sun, 01 Mar 2026 15:00:00 GMT\r\nDate: Mon, 01 Jan 1601 00:00:00 GMT\r\n", "3 hours")]
    [InlineData("Retry-After: 3155760000\r\n", "a year or more")]
    [InlineData("Retry-After: 864000\r\n", "10 days")]
    public async Task A_long_wait_is_bounded_and_said_in_words(string headers, string words)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(503, "", headers));
        using KoladaClient client = new(server.Options() with { TimeProvider = new TestClock() });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Contains($"and asks to wait {words}.", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromHours(3), TimeSpan.FromDays(365));
        Assert.Equal(1, server.Requests);
    }
}
