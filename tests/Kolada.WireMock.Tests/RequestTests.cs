namespace Kolada.WireMock.Tests;

/// <summary>What the client sends: the target of the request line, byte for byte, and the headers.</summary>
public sealed class RequestTests
{
    private const string Empty = """{"values":[],"count":0,"next_url":null}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, DataQuery> Queries => new()
    {
        {
            "/v3/data/kpi/N15428,N00945/municipality/1267,0180/year/2022,2023",
            new DataQuery { Kpis = ["N15428", "N00945"], Municipalities = ["1267", "0180"], Years = [2022, 2023] }
        },
        { "/v3/data/kpi/N15428/municipality/1267,G33621", new DataQuery { Kpis = ["N15428"], Municipalities = ["1267", "G33621"] } },
        { "/v3/data/kpi/N15428,U07417/year/2023", new DataQuery { Kpis = ["N15428", "U07417"], Years = [2023], IncludeGroups = true } },
        { "/v3/data/municipality/0000/year/2022,2023", new DataQuery { Municipalities = ["0000"], Years = [2022, 2023] } },
        {
            "/v3/data/kpi/N15428/municipality/1267/year/2023?from_date=2026-03-01",
            new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023], ChangedSince = new DateOnly(2026, 3, 1) }
        },
    };

    public static TheoryData<string, UnitDataQuery> UnitQueries => new()
    {
        { "/v3/oudata/kpi/N15428/ou/V15E1,V15E2/year/2023", new UnitDataQuery { Kpis = ["N15428"], Units = ["V15E1", "V15E2"], Years = [2023] } },
        { "/v3/oudata/kpi/N15428/ou/V15E1", new UnitDataQuery { Kpis = ["N15428"], Units = ["V15E1"] } },
        { "/v3/oudata/ou/V15E1/year/2022,2023", new UnitDataQuery { Units = ["V15E1"], Years = [2022, 2023] } },
        { "/v3/oudata/kpi/N15428/year/2023?municipality_id=1267", new UnitDataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] } },
        {
            "/v3/oudata/municipality/1267/year/2023?from_date=2026-03-01",
            new UnitDataQuery { Municipalities = ["1267"], Years = [2023], ChangedSince = new DateOnly(2026, 3, 1) }
        },
    };

    public static TheoryData<string, string> Titles => new()
    {
        { "Höör", "H%C3%B6%C3%B6r" },
        { "andel (%)", "andel%20%28%25%29" },
        { "a,b;c", "a%2Cb%3Bc" },
        { "a&page=2", "a%26page%3D2" },
        { "a+b = c", "a%2Bb%20%3D%20c" },
        { "../../kpi?x#y", "..%2F..%2Fkpi%3Fx%23y" },
        { "%2F", "%252F" },
        { "line\r\nHost: elsewhere", "line%0D%0AHost%3A%20elsewhere" },
        { "\"<script>\"", "%22%3Cscript%3E%22" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_is_sent_as_one_path_with_plain_commas(string target, DataQuery query)
    {
        using MockKolada kolada = EmptyLists();
        using KoladaClient client = new(kolada.Options());

        await client.GetTableAsync(query with { UnknownIds = UnknownIds.Report }, Token);

        Assert.Equal([target], kolada.Targets.Where(sent => sent.StartsWith("/v3/data/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(UnitQueries))]
    public async Task A_query_of_units_is_sent_as_one_path_with_plain_commas(string target, UnitDataQuery query)
    {
        using MockKolada kolada = EmptyLists();
        using KoladaClient client = new(kolada.Options());

        // The empty list knows none of the ids, which is said when the data has been read.
        await Assert.ThrowsAsync<KoladaException>(async () => await client.QueryUnitsAsync(query, Token).CountAsync(Token));

        Assert.Equal([target], kolada.Targets.Where(sent => sent.StartsWith("/v3/oudata/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_segment_has_at_most_25_values()
    {
        using MockKolada kolada = EmptyLists();
        using KoladaClient client = new(kolada.Options());
        KpiId[] kpis = [.. Enumerable.Range(10_001, 26).Select(number => new KpiId(FormattableString.Invariant($"N{number}")))];

        await client.GetTableAsync(new DataQuery { Kpis = kpis, Municipalities = ["1267"], Years = [2023], UnknownIds = UnknownIds.Report }, Token);

        Assert.Equal(
            [$"/v3/data/kpi/{string.Join(',', kpis[..25])}/municipality/1267/year/2023", "/v3/data/kpi/N10026/municipality/1267/year/2023"],
            kolada.Targets.Where(sent => sent.StartsWith("/v3/data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_title_is_escaped_and_arrives_unchanged(string title, string sent)
    {
        using MockKolada kolada = new();
        kolada.Server.Given(Request.Create().WithPath("/v3/kpi").WithParam("title", title)).RespondWith(Answers.Page([new { id = "N15428", title = "Found" }]));
        using KoladaClient client = new(kolada.Options());

        List<Kpi> found = await client.GetKpisAsync(title, Token).ToListAsync(Token);

        Assert.Equal("Found", Assert.Single(found).Title);
        Assert.Equal(["/v3/kpi?title=" + sent], kolada.Targets);
    }

    [Theory]
    [InlineData("", "/kpi")]
    [InlineData("/", "/kpi")]
    [InlineData("/v3", "/v3/kpi")]
    [InlineData("/v3/", "/v3/kpi")]
    [InlineData("/open-data/kolada/v3", "/open-data/kolada/v3/kpi")]
    [InlineData("/%C3%B6ppna%20data/v3", "/%C3%B6ppna%20data/v3/kpi")]
    public async Task The_base_address_may_have_any_path(string path, string target)
    {
        using MockKolada kolada = EmptyLists();
        using KoladaClient client = new(kolada.Options() with { BaseAddress = new Uri(kolada.Origin + path), MaxRetries = 0 });

        // Kolada's list of KPIs is never empty.
        await Assert.ThrowsAsync<KoladaException>(async () => await client.GetKpisAsync(cancellationToken: Token).CountAsync(Token));

        Assert.Equal([target], kolada.Targets);
    }

    [Theory]
    [InlineData("municipality?region_type=L")]
    [InlineData("kpi?page=2&per_page=100")]
    [InlineData("data/kpi/N15428/year/2023?region_type=municipality&from_date=2026-03-01")]
    [InlineData("municipality?title=H%C3%B6%C3%B6r&title=%2C,%2c+")]
    public async Task A_path_given_by_the_user_is_sent_unchanged(string path)
    {
        using MockKolada kolada = EmptyLists();
        using KoladaClient client = new(kolada.Options());

        await client.GetJsonAsync(path, Token);
        await client.GetJsonItemsAsync(path, Token).CountAsync(Token);

        Assert.Equal(["/v3/" + path, "/v3/" + path], kolada.Targets);
    }

    [Fact]
    public async Task Every_request_is_a_GET_with_the_right_headers_and_no_cookies()
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Status(503).WithHeader("Set-Cookie", "session=1"), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options() with { ApplicationName = "MyReport/1.2" });

        await client.NamesAsync(Token);

        Assert.Equal(2, kolada.Server.LogEntries.Count);
        Assert.All(kolada.Server.LogEntries.Select(entry => entry.RequestMessage!), request =>
        {
            Assert.Equal("GET", request.Method);
            Assert.Matches(@"^MyReport/1\.2 Kolada\.Client/\d+\.\d+\.\d+\S* \(\+https://\S+\)$", string.Join(' ', request.Headers!["User-Agent"]));
            Assert.Equal("application/json", string.Join(',', request.Headers["Accept"]));
            Assert.Equal("gzip", string.Join(", ", request.Headers["Accept-Encoding"]));
            Assert.DoesNotContain("Cookie", request.Headers.Keys);
            Assert.Null(request.Body);
        });
    }

    /// <summary>Shows that the comparisons above can fail: what is recorded tells an escaped comma from a plain one.</summary>
    [Fact]
    public async Task Recorded_targets_are_not_decoded()
    {
        using MockKolada kolada = EmptyLists();
        using HttpClient http = new();

        await http.GetStringAsync(new Uri(kolada.Origin + "/v3/data/kpi/N15428%2CN00945/year/2023"), Token);

        Assert.Equal(["/v3/data/kpi/N15428%2CN00945/year/2023"], kolada.Targets);
        Assert.NotEqual(["/v3/data/kpi/N15428,N00945/year/2023"], kolada.Targets);
    }

    private static MockKolada EmptyLists()
    {
        MockKolada kolada = new();
        kolada.Server.Given(Request.Create().UsingGet()).RespondWith(Answers.Json(Empty));
        return kolada;
    }
}
