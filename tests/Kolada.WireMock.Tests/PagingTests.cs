using System.Globalization;
using WireMock.Types;

namespace Kolada.WireMock.Tests;

/// <summary>Lists of several pages, served by something that knows nothing of the client's way of reading them.</summary>
public sealed class PagingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{0}/v3/municipality?page=2&per_page=1", "/v3/municipality?page=2&per_page=1")]
    [InlineData("https://gateway.example/v3/municipality?page=2&per_page=1", "/v3/municipality?page=2&per_page=1")]
    [InlineData("/v3/municipality?page=2", "/v3/municipality?page=2")]
    [InlineData("/v3/municipality?cursor=a%2Fb%3D%3D", "/v3/municipality?cursor=a%2Fb%3D%3D")]
    public async Task A_link_is_followed_unchanged_on_the_configured_host(string link, string target)
    {
        using MockKolada kolada = new();
        kolada.InTurn(
            Answers.Page([Answers.Municipality("1267", "Höör")], next: string.Format(CultureInfo.InvariantCulture, link, kolada.Origin)),
            Answers.Page([Answers.Municipality("1283", "Helsingborg")]));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(["Höör", "Helsingborg"], await client.NamesAsync(Token));
        Assert.Equal(["/v3/municipality", target], kolada.Targets);
    }

    [Fact]
    public async Task A_filter_stays_on_every_page()
    {
        using MockKolada kolada = new();
        kolada.InTurn(
            Answers.Page([Answers.Municipality("1267", "Höör")], next: "/v3/municipality?title=H%C3%B6%2C&page=2"),
            Answers.Page([Answers.Municipality("1283", "Höörs granne")]));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(2, await client.GetMunicipalitiesAsync("Hö,", Token).CountAsync(Token));
        Assert.Equal(["/v3/municipality?title=H%C3%B6%2C", "/v3/municipality?title=H%C3%B6%2C&page=2"], kolada.Targets);
    }

    [Fact]
    public async Task Only_the_failed_page_is_retried()
    {
        using MockKolada kolada = new();
        kolada.InTurn(
            Answers.Page([Answers.Municipality("1267", "Höör")], next: "/v3/municipality?page=2"),
            Answers.Status(503),
            Answers.Page([Answers.Municipality("1283", "Helsingborg")]));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(["Höör", "Helsingborg"], await client.NamesAsync(Token));
        Assert.Equal(["/v3/municipality", "/v3/municipality?page=2", "/v3/municipality?page=2"], kolada.Targets);
    }

    [Fact]
    public async Task When_the_second_page_fails_the_items_of_the_first_come_before_the_exception()
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Page([Answers.Municipality("1267", "Höör")], next: "/v3/municipality?page=2"), Answers.Status(500));
        using KoladaClient client = new(kolada.Options());
        List<string> read = [];

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(async () =>
        {
            await foreach (Municipality municipality in client.GetMunicipalitiesAsync(cancellationToken: Token))
            {
                read.Add(municipality.Title);
            }
        });

        Assert.Equal(["Höör"], read);
        Assert.Equal(kolada.Origin + "/v3/municipality?page=2", refused.RequestUri?.ToString());
    }

    [Theory]
    [InlineData("/v3/municipality")]
    [InlineData("/v3/municipality?page=1&per_page=1")]
    public async Task A_cycle_of_pages_is_an_invalid_answer(string next)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Page([Answers.Municipality("1267", "Höör")], next));
        using KoladaClient client = new(kolada.Options());

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.InRange(kolada.Requests, 1, 3);
    }

    [Theory]
    [InlineData("/v3/kpi?page=2")]
    [InlineData("/admin/municipality?page=2")]
    [InlineData("municipality?page=2")]
    public async Task A_link_to_another_list_is_an_invalid_answer(string next)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Page([Answers.Municipality("1267", "Höör")], next));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.Equal(1, kolada.Requests);
    }

    /// <summary>The client chooses page numbers and sizes of its own so that full pages overlap; the server just does arithmetic.</summary>
    [Theory]
    [InlineData(4_999)]
    [InlineData(5_000)]
    [InlineData(5_001)]
    [InlineData(12_345)]
    public async Task A_list_of_numbered_pages_is_complete_and_has_each_item_once(int length)
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/kpi").RespondWith(Response.Create()
            .WithHeader("Content-Type", "application/json")
            .WithBody(request => Numbered(length, Parameter(request.Query, "page", 1), Parameter(request.Query, "per_page", 5_000))));
        using KoladaClient client = new(kolada.Options());

        List<string> titles = await client.GetKpisAsync(cancellationToken: Token).Select(kpi => kpi.Title).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, length).Select(number => number.ToString(CultureInfo.InvariantCulture)), titles);
    }

    private static int Parameter(IDictionary<string, WireMockList<string>>? query, string name, int otherwise) =>
        query is not null && query.TryGetValue(name, out WireMockList<string>? values) ? int.Parse(values.Single(), CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A page of a list whose items are numbered from 0, with no more than 5,000 items a page.</summary>
    private static string Numbered(int length, int page, int size)
    {
        int from = (page - 1) * size;
        int to = Math.Min(from + Math.Min(size, 5_000), length);
        IEnumerable<string> items = Enumerable.Range(from, Math.Max(0, to - from))
            .Select(number => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"N{{number:D5}}","title":"{{number}}"}"""));
        string next = to < length ? string.Create(CultureInfo.InvariantCulture, $"\"http://api.kolada.se/v3/kpi?page={page + 1}&per_page={size}\"") : "null";
        return $$"""{"values":[{{string.Join(',', items)}}],"count":{{Math.Max(0, to - from)}},"next_url":{{next}}}""";
    }
}
