using System.Net;

namespace Kolada.WireMock.Tests;

/// <summary>An HTTP proxy between the client and Kolada: one WireMock server in front of another.</summary>
public sealed class ProxyTests
{
    /// <summary>A host that no name server knows: only the proxy can lead there.</summary>
    private static readonly Uri Elsewhere = new("http://api.kolada.invalid/v3");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_goes_through_the_proxy_with_its_whole_address()
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.TwoMunicipalities);
        using MockKolada proxy = ProxyTo(kolada);
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, kolada.Options() with { BaseAddress = Elsewhere });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(["http://api.kolada.invalid/v3/municipality"], proxy.Targets);
        Assert.Equal(["/v3/municipality"], kolada.Targets);
    }

    [Fact]
    public async Task Commas_and_escapes_pass_through_a_proxy()
    {
        using MockKolada kolada = new();
        kolada.Server.Given(Request.Create()).RespondWith(Answers.Json("""{"values":[],"count":0,"next_url":null}"""));
        using MockKolada proxy = ProxyTo(kolada);
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, kolada.Options() with { BaseAddress = Elsewhere });

        await client.GetJsonAsync("kpi/N15428,N00945?title=a%2Cb%26c", Token);

        Assert.Equal(["http://api.kolada.invalid/v3/kpi/N15428,N00945?title=a%2Cb%26c"], proxy.Targets);
        Assert.Equal(["/v3/kpi/N15428,N00945?title=a%2Cb%26c"], kolada.Targets);
    }

    [Fact]
    public async Task The_next_page_is_asked_through_the_proxy_whatever_host_its_link_names()
    {
        using MockKolada kolada = new();
        kolada.InTurn(
            Answers.Page([Answers.Municipality("1267", "Höör")], next: kolada.Origin + "/v3/municipality?page=2"),
            Answers.Page([Answers.Municipality("1283", "Helsingborg")]));
        using MockKolada proxy = ProxyTo(kolada);
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, kolada.Options() with { BaseAddress = Elsewhere });

        Assert.Equal(["Höör", "Helsingborg"], await client.NamesAsync(Token));
        Assert.Equal(["http://api.kolada.invalid/v3/municipality", "http://api.kolada.invalid/v3/municipality?page=2"], proxy.Targets);
    }

    [Theory]
    [InlineData(502, 3)]
    [InlineData(504, 3)]
    [InlineData(403, 1)]
    public async Task An_error_of_the_proxy_counts_as_one_of_the_service(int status, int requests)
    {
        using MockKolada proxy = new();
        proxy.Server.Given(Request.Create()).RespondWith(Answers.Status(status, "<h1>Proxy</h1>"));
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, proxy.Options() with { BaseAddress = Elsewhere, MaxRetries = 2 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal("<h1>Proxy</h1>", refused.ResponseBody);
        Assert.Equal(requests, proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_demands_a_login_is_not_retried()
    {
        using MockKolada proxy = new();
        proxy.Server.Given(Request.Create()).RespondWith(Answers.Status(407).WithHeader("Proxy-Authenticate", "Basic realm=\"proxy\""));
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, proxy.Options() with { BaseAddress = Elsewhere });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal(HttpStatusCode.ProxyAuthenticationRequired, refused.StatusCode);
        Assert.Contains("Give the HttpClient's handler a proxy with credentials.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, proxy.Requests);
    }

    [Fact]
    public async Task Credentials_of_the_proxy_are_used()
    {
        using MockKolada proxy = new();
        proxy.Server.Given(Request.Create()).AtPriority(2).RespondWith(Answers.Status(407).WithHeader("Proxy-Authenticate", "Basic realm=\"proxy\""));
        proxy.Server.Given(Request.Create().WithHeader("Proxy-Authorization", "Basic bWU6c2VjcmV0")).AtPriority(1).RespondWith(Answers.TwoMunicipalities);
        using HttpClient http = Through(proxy, new NetworkCredential("me", "secret"));
        using KoladaClient client = new(http, proxy.Options() with { BaseAddress = Elsewhere });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(2, proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_has_stopped_is_unreachable()
    {
        MockKolada proxy = new();
        using HttpClient http = Through(proxy);
        using KoladaClient client = new(http, proxy.Options() with { BaseAddress = Elsewhere, MaxRetries = 2 });
        proxy.Dispose();

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.Contains("Tried 3 times. Check the network, a proxy and the base address", trouble.Message, StringComparison.Ordinal);
    }

    private static MockKolada ProxyTo(MockKolada kolada)
    {
        MockKolada proxy = new();
        proxy.Server.Given(Request.Create()).RespondWith(Response.Create().WithProxy(kolada.Origin));
        return proxy;
    }

    private static HttpClient Through(MockKolada proxy, NetworkCredential? login = null) =>
        new(new SocketsHttpHandler { Proxy = new WebProxy(proxy.Origin) { Credentials = login }, UseProxy = true });
}
