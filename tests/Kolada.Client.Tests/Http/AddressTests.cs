
namespace Kolada.Client.Tests.Http;

/// <summary>Only the configured service is asked, and only below its base address, whatever a next_url says.</summary>
public sealed class AddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://proxy.example:444/v3/municipality?page=2")]
    [InlineData("http://user:secret@proxy.example/v3/municipality?page=2#part")]
    [InlineData("/v3/municipality?page=2")]
    public async Task The_next_page_is_asked_of_the_configured_host(string next)
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.JsonAsync(Page("1267", "Höör", next)),
            exchange => exchange.JsonAsync(Page("1283", exchange.Target, null)));
        using KoladaClient client = new(server.Options());

        List<KoladaPage<Municipality>> pages = await client.GetMunicipalitiesAsync(cancellationToken: Token)
            .AsPages(cancellationToken: Token)
            .ToListAsync(Token);

        Assert.Equal("/v3/municipality?page=2", pages[1].Items[0].Title);
    }

    [Fact]
    public async Task An_empty_next_url_is_none()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page("1267", "Höör", "")));
        using KoladaClient client = new(server.Options());

        Assert.Equal(["Höör"], await client.NamesAsync(Token));
    }

    [Theory]
    [InlineData("https://api.kolada.se/other/municipality?page=2")]
    [InlineData("/v3/../other?page=2")]
    [InlineData("/v3/%2E%2E/other?page=2")]
    [InlineData("/v3/%2e./other?page=2")]
    [InlineData("/v3\\\\..\\\\other?page=2")]
    [InlineData("/v33/municipality?page=2")]
    [InlineData("?page=2")]
    [InlineData("municipality?page=2")]
    [InlineData("//v3/municipality?page=2")]
    [InlineData("file:///v3/municipality?page=2")]
    [InlineData("ftp://host/v3/municipality?page=2")]
    [InlineData("http://[bad/v3/municipality")]
    public async Task A_next_page_that_is_not_below_the_base_address_is_refused(string next)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page("1267", "Höör", next)));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains("next_url", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task The_base_address_may_end_in_a_slash(string ending)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page("1267", exchange.Target, null)));
        using KoladaClient client = new(server.Options() with { BaseAddress = new Uri(server.Address + ending) });

        Assert.Equal(["/v3/municipality"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task A_title_cannot_leave_its_parameter()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page("1267", exchange.Target, null)));
        using KoladaClient client = new(server.Options());

        List<Municipality> found = await client.GetMunicipalitiesAsync("../a/b?c=d&e#f%2C,å", Token).ToListAsync(Token);

        Assert.Equal("/v3/municipality?title=..%2Fa%2Fb%3Fc%3Dd%26e%23f%252C%2C%C3%A5", found[0].Title);
    }

    [Theory]
    [InlineData("kpi")]
    [InlineData("ftp://api.kolada.se/v3")]
    [InlineData("https://me:secret@api.kolada.se/v3")]
    [InlineData("https://api.kolada.se/v3?x=1")]
    public void A_base_address_that_cannot_be_one_is_refused_and_shows_no_secret(string address)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new KoladaClient(new KoladaClientOptions { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) }));

        Assert.Contains("BaseAddress", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static string Page(string id, string title, string? next) =>
        $$"""{"values":[{"id":"{{id}}","title":"{{title}}","type":"K"}],"count":1,"next_url":{{(next is null ? "null" : $"\"{next}\"")}}}""";
}
