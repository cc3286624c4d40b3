namespace Kolada.Client.Tests.Http;

/// <summary>Handlers of a user's own in front of the client's own connections.</summary>
public sealed class OwnHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_see_each_attempt_the_first_outermost_and_what_they_add_is_sent()
    {
        List<string> seen = [];
        string? sent = null;
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(503),
            exchange =>
            {
                sent = exchange.Header("X-Seen");
                return exchange.JsonAsync("{}");
            });
        using KoladaClient client = new(server.Options(), new Noting("outer", seen), new Noting("inner", seen));

        await client.GetJsonAsync("kpi", Token);

        Assert.Equal(["outer", "inner", "outer", "inner"], seen);
        Assert.Equal("outer, inner", sent);
    }

    [Fact]
    public void A_handler_in_use_is_refused()
    {
        using Noting used = new("used", []) { InnerHandler = new HttpClientHandler() };
        using Noting twice = new("twice", []);

        Assert.Throws<ArgumentException>(() => new KoladaClient(null, used));
        Assert.Throws<ArgumentException>(() => new KoladaClient(null, twice, twice));
    }

    private sealed class Noting(string name, List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(name);
            request.Headers.TryAddWithoutValidation("X-Seen", name);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
