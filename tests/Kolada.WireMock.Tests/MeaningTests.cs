using System.Globalization;
using System.Text.Json;
using WireMock.Types;

namespace Kolada.WireMock.Tests;

/// <summary>A service that answers well in form and wrong in meaning: what comes is all there is, or an exception.</summary>
public sealed class MeaningTests
{
    private const string Row = """{"kpi":"N15428","municipality":"1267","period":2023,"values":[{"gender":"T","count":1,"status":"","value":61.5,"isdeleted":false}]}""";

    private static readonly DataQuery Query = new() { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2500)]
    [InlineData(4000)]
    public async Task A_list_whose_pages_are_shorter_than_Kolada_s_is_read_whole(int largest)
    {
        using MockKolada kolada = new();
        Serve(kolada, 6099, (page, size) => (page, Math.Min(size, largest)));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(Ids(6099), await IdsAsync(client));
    }

    [Fact]
    public async Task A_full_page_that_is_said_to_be_the_last_is_not_believed()
    {
        using MockKolada kolada = new();
        Serve(kolada, 12_000, link: (_, _, _) => null);
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(Ids(12_000), await IdsAsync(client));
    }

    [Theory]
    [InlineData("page=3&per_page=5000")]
    [InlineData("page=2")]
    public async Task A_link_that_skips_a_page_or_does_not_say_how_long_pages_are_costs_no_row(string link)
    {
        using MockKolada kolada = new();
        Serve(kolada, 12_000, link: (page, size, rows) => (long)page * size < rows ? link : null);
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(Ids(12_000), await IdsAsync(client));
    }

    [Theory]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1}""", "next_url")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1,"next_page":null}""", "next_url")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1,"nextUrl":null}""", "next_url")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1,"next_url":null,"next_url":null}""", "next_url")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","title":"Hörby","type":"K"}],"next_url":null}""", "title")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"},{"id":"1267","title":"Hörby","type":"K"}],"next_url":null}""", "1267 occurs twice")]
    [InlineData("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"next_url":null,"previous_url":"/v3/municipality?page=1"}""", "previous_url")]
    [InlineData("""{"values":[],"count":0,"next_url":null,"previous_url":null}""", "is empty")]
    public async Task A_list_that_contradicts_itself_is_an_invalid_answer(string body, string named)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Json(body));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_order_at_each_request_is_an_exception()
    {
        using MockKolada kolada = new();
        Random random = new(3);
        Serve(kolada, 12_000, order: rows => random.Shuffle(rows));
        using KoladaClient client = new(kolada.Options());

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(() => IdsAsync(client));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, moved.Kind);
        Assert.Contains("changes while it is read", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_pages_that_lead_on_and_on_are_left_after_a_few()
    {
        using MockKolada kolada = new();
        int number = 0;
        kolada.Get(Answers.ListPath).RespondWith(Answers.Callback(_ => $$"""{"values":[],"next_url":"/v3/municipality?title=a&cursor={{number++}}"}"""));
        using KoladaClient client = new(kolada.Options());

        KoladaException endless = await Assert.ThrowsAsync<KoladaException>(async () => await client.GetMunicipalitiesAsync("a", Token).ToListAsync(Token));

        Assert.Contains("pages without rows", endless.Message, StringComparison.Ordinal);
        Assert.InRange(kolada.Requests, 2, 6);
    }

    [Theory]
    [InlineData("N15428", "N15429", "N15429,1267,2023 was not asked for")]
    [InlineData("1267", "1283", "N15428,1283,2023 was not asked for")]
    [InlineData("2023", "2022", "N15428,1267,2022 was not asked for")]
    [InlineData("N15428", "own:lokal", "own:lokal,1267,2023 was not asked for")]
    public async Task A_row_that_was_not_asked_for_is_an_invalid_answer_that_names_it(string asked, string came, string named)
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/data/kpi/N15428/municipality/1267/year/2023").RespondWith(Answers.Json(
            $$"""{"values":[{{Row}},{{Row.Replace(asked, came, StringComparison.Ordinal)}}],"count":2,"next_url":null}"""));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.GetTableAsync(Query, Token));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_was_not_asked_for_is_left_out()
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/data/kpi/N15428/municipality/1267/year/2023").RespondWith(Answers.Json(
            $$"""{"values":[{{Row}},{{Row.Replace("1267", "G33621", StringComparison.Ordinal)}}],"count":2,"next_url":null}"""));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal("1267", Assert.Single(await client.GetTableAsync(Query, Token)).Municipality.Value);
    }

    [Theory]
    [InlineData("Höör", true)]
    [InlineData("Hörby", false)]
    public async Task A_member_may_come_twice_with_one_title_only(string secondTitle, bool isAccepted)
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/municipality_groups/G1").RespondWith(Answers.Json(
            $$"""{"values":[{"id":"G1","title":"A","members":[{"member_id":"1267","member_title":"Höör"},{"member_id":"1267","member_title":"{{secondTitle}}"}]}],"next_url":null}"""));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });
        Task<IReadOnlyList<MunicipalityGroup>> reading = client.GetMunicipalityGroupsByIdAsync(["G1"], Token);

        if (isAccepted)
        {
            Assert.Equal(["1267"], (await reading).Single().Members.Select(member => member.Value));
        }
        else
        {
            Assert.Contains("twice, with different titles", (await Assert.ThrowsAsync<KoladaException>(() => reading)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_that_a_call_was_made_without_is_named_although_it_has_rows_elsewhere()
    {
        // 26 municipalities are two calls; the first is refused while N15429 is asked for, the second has rows of it.
        MunicipalityId[] places = [.. Enumerable.Range(1200, 26).Select(id => new MunicipalityId(id.ToString(CultureInfo.InvariantCulture)))];
        string first = string.Join(',', places.Take(25).Select(place => place.Value));
        using MockKolada kolada = new();
        kolada.Get($"/v3/data/kpi/N15428,N15429/municipality/{first}/year/2023").RespondWith(Answers.Status(404));
        kolada.Get($"/v3/data/kpi/N15428/municipality/{first}/year/2023").RespondWith(Answers.Json($$"""{"values":[],"next_url":null}"""));
        kolada.Get("/v3/data/kpi/N15428,N15429/municipality/1225/year/2023").RespondWith(Answers.Json(
            $$"""{"values":[{{Row.Replace("1267", "1225", StringComparison.Ordinal).Replace("N15428", "N15429", StringComparison.Ordinal)}}],"next_url":null}"""));
        kolada.Get("/v3/kpi/N15428,N15429").RespondWith(Answers.Page([new { id = "N15428", title = "A" }]));
        kolada.Get("/v3/kpi/N15428").RespondWith(Answers.Page([new { id = "N15428", title = "A" }]));
        kolada.Get($"/v3/municipality/{first}").RespondWith(Answers.Page([.. places.Take(25).Select(place => Answers.Municipality(place.Value, "Ort"))]));
        using KoladaClient client = new(kolada.Options());

        KpiTable table = await client.GetTableAsync(
            new DataQuery { Kpis = ["N15428", "N15429"], Municipalities = places, Years = [2023], UnknownIds = UnknownIds.Report },
            Token);

        Assert.Equal(["N15429"], table.UnknownIds);
        Assert.Equal("1225", Assert.Single(table).Municipality.Value);
    }

    [Fact]
    public async Task A_token_of_another_question_is_refused_before_anything_is_sent()
    {
        using MockKolada kolada = new();
        Serve(kolada, 12_000);
        using KoladaClient client = new(kolada.Options());
        string token = (await client.GetOrganizationalUnitsAsync(cancellationToken: Token).AsPages(null, Token).FirstAsync(Token)).ContinuationToken!;
        int sent = kolada.Requests;

        Assert.Throws<ArgumentException>(() => client.GetOrganizationalUnitsAsync(null, "a", Token).AsPages(token, Token));
        Assert.Throws<ArgumentException>(() => client.GetKpisAsync(null, Token).AsPages(token, Token));
        Assert.Equal(sent, kolada.Requests);
    }

    /// <summary>A list of units, cut into pages as it is asked for.</summary>
    private static void Serve(
        MockKolada kolada,
        int rows,
        Func<int, int, (int Page, int Size)>? cut = null,
        Func<int, int, int, string?>? link = null,
        Action<string[]>? order = null) =>
        kolada.Get("/v3/ou").RespondWith(Answers.Callback(query =>
        {
            (int page, int size) = (Number("page", 1), Number("per_page", 5000));
            (page, size) = cut?.Invoke(page, size) ?? (page, size);
            string[] ids = Ids(rows);
            order?.Invoke(ids);
            string? next = link is not null ? link(page, size, rows)
                : (long)page * size < rows ? string.Create(CultureInfo.InvariantCulture, $"page={page + 1}&per_page={size}")
                : null;
            return JsonSerializer.Serialize(new
            {
                values = ids.Skip((page - 1) * size).Take(size).Select(id => new { id, title = "Enhet", municipality = "1267" }),
                next_url = next is null ? null : $"/v3/ou?{next}",
            });

            int Number(string name, int usual) => query.TryGetValue(name, out WireMockList<string>? values)
                ? int.Parse(values[0], CultureInfo.InvariantCulture)
                : usual;
        }));

    private static string[] Ids(int rows) => [.. Enumerable.Range(0, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"V{row:D6}"))];

    private static async Task<IEnumerable<string>> IdsAsync(KoladaClient client) =>
        (await client.GetOrganizationalUnitsAsync(cancellationToken: Token).ToListAsync(Token)).Select(unit => unit.Id.Value);
}
