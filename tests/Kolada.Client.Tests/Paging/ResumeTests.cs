using Kolada.Sandbox;

namespace Kolada.Client.Tests.Paging;

/// <summary>Pages and the tokens from which another run goes on.</summary>
public sealed class ResumeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Going_on_from_every_page_gives_the_whole_query()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        DataQuery query = new() { Kpis = ["N15428", "N17461"], Years = Years.Range(2006, 2024) };
        List<DataPoint> whole = await client.QueryAsync(query, Token).ToListAsync(Token);

        List<DataPoint> pieced = [];
        string? token = null;
        int pages = 0;
        do
        {
            using KoladaClient another = KoladaSandbox.CreateClient();
            KoladaPage<DataPoint> page = await another.QueryPagesAsync(query, token, Token).FirstAsync(Token);
            pieced.AddRange(page.Items);
            token = page.ContinuationToken;
            pages++;
        }
        while (token is not null);

        Assert.InRange(pages, 13, 30);
        Assert.Equal(whole, pieced);
    }

    [Fact]
    public async Task A_token_of_a_change_feed_is_refused_by_the_plain_query_and_the_other_way_round()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        DataQuery plain = new() { Kpis = ["N15428", "N17461"], Years = Years.Range(2006, 2024) };
        DataQuery changes = plain with { ChangedSince = new DateOnly(2000, 1, 1) };
        string ofPlain = (await client.QueryPagesAsync(plain, cancellationToken: Token).FirstAsync(Token)).ContinuationToken!;
        string ofChanges = ofPlain + "?from_date=2000-01-01";

        await Assert.ThrowsAsync<ArgumentException>(async () => await client.QueryPagesAsync(changes, ofPlain, Token).FirstAsync(Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.QueryPagesAsync(plain, ofChanges, Token).FirstAsync(Token));
    }

    [Fact]
    public async Task A_list_of_several_pages_can_be_resumed()
    {
        StubHandler server = new(path => path.EndsWith("/kpi", StringComparison.Ordinal)
            ? StubHandler.Envelope(["""{"id":"N00001","title":"A"}"""], "http://proxy.example/v3/kpi?page=2")
            : StubHandler.Envelope(["""{"id":"N00002","title":"B"}"""]));
        using HttpClient http = new(server);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0 });

        KoladaPage<Kpi> first = await client.GetKpisAsync(cancellationToken: Token).AsPages(cancellationToken: Token).FirstAsync(Token);
        List<KoladaPage<Kpi>> rest = await client.GetKpisAsync(cancellationToken: Token).AsPages(first.ContinuationToken, Token).ToListAsync(Token);

        Assert.Equal("N00001", Assert.Single(first.Items).Id.Value);
        KoladaPage<Kpi> last = Assert.Single(rest);
        Assert.Equal("N00002", Assert.Single(last.Items).Id.Value);
        Assert.Null(last.ContinuationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0~~municipality")]
    [InlineData("1~~kpi?page=2")]
    [InlineData("-1~~kpi")]
    [InlineData("0~~../v2/kpi")]
    [InlineData("0~~kpi/../municipality")]
    [InlineData("0~kpi?page=2")]
    [InlineData("kpi?page=2")]
    public void A_token_that_is_not_the_lists_own_is_refused(string token)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();

        ArgumentException refused = Assert.Throws<ArgumentException>(() => client.GetKpisAsync(cancellationToken: Token).AsPages(token, Token));

        Assert.Contains("is not a continuation token of this list", refused.Message, StringComparison.Ordinal);
    }
}
