namespace Kolada.Faults.Tests.Requests;

/// <summary>Nothing that a caller passes leaves its place in the address: ids are refused, titles encoded. The raw request line counts.</summary>
public sealed class EscapingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Titles, and how they stand on the wire.</summary>
    public static TheoryData<string, string> Titles => new()
    {
        { "../../kpi", "..%2F..%2Fkpi" },
        { "..", ".." },
        { "a/b", "a%2Fb" },
        { "what?", "what%3F" },
        { "a#b", "a%23b" },
        { "100 %", "100%20%25" },
        { "%2F%2e%2E/", "%252F%252e%252E%2F" },
        { "a,b", "a%2Cb" },
        { "a&page=2", "a%26page%3D2" },
        { "a+b;c=d", "a%2Bb%3Bc%3Dd" },
        { "åäö é", "%C3%A5%C3%A4%C3%B6%20%C3%A9" },
        { "back\\slash", "back%5Cslash" },
        { "line\r\nHost: elsewhere", "line%0D%0AHost%3A%20elsewhere" },
        { "http://elsewhere.invalid/", "http%3A%2F%2Felsewhere.invalid%2F" },
    };

    /// <summary>What would leave its segment or make two values of one.</summary>
    public static TheoryData<string> BadIds =>
        [
            "",
            ".",
            "..",
            "../kpi",
            "a/b",
            "/",
            "a,b",
            "a?b",
            "a#b",
            "a%2Fb",
            "%2e%2e",
            "a b",
            "a&b",
            "a\\b",
            "a;b",
            "a\r\nb",
            "å",
            "١٢٣٤",
            "a:b",
            new string('a', 65),
        ];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_title_stays_in_its_parameter(string title, string encoded)
    {
        await using RawServer server = EmptyLists(out List<string> targets);
        using KoladaClient client = new(server.Options());

        await client.GetKpisAsync(title, Token).CountAsync(Token);
        await client.GetKpiGroupsAsync(title, Token).CountAsync(Token);
        await client.GetMunicipalitiesAsync(title, Token).CountAsync(Token);
        await client.GetMunicipalityGroupsAsync(title, Token).CountAsync(Token);
        await client.GetOrganizationalUnitsAsync("1267", title, Token).CountAsync(Token);

        Assert.Equal(
            [
                $"/v3/kpi?title={encoded}",
                $"/v3/kpi_groups?title={encoded}",
                $"/v3/municipality?title={encoded}",
                $"/v3/municipality_groups?title={encoded}",
                $"/v3/ou?municipality=1267&title={encoded}",
            ],
            targets);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public void An_id_that_could_leave_its_segment_is_refused(string id)
    {
        Assert.Throws<ArgumentException>(() => new KpiId(id));
        Assert.Throws<ArgumentException>(() => new MunicipalityId(id));
        Assert.Throws<ArgumentException>(() => new KpiGroupId(id));
        Assert.Throws<ArgumentException>(() => new OrganizationalUnitId(id));
    }

    [Fact]
    public async Task Ids_stand_on_the_wire_as_they_are()
    {
        await using RawServer server = EmptyLists(out List<string> targets);
        using KoladaClient client = new(server.Options());

        await Assert.ThrowsAsync<KoladaException>(() => client.GetOrganizationalUnitsByIdAsync(["V15E-1_a.b", "..."], Token));
        await Assert.ThrowsAsync<KoladaException>(() => client.GetKpiGroupsByIdAsync(["G2KPI.1"], Token));
        await Assert.ThrowsAsync<KoladaException>(() => client.GetMunicipalityGroupsByIdAsync(["G33621"], Token));
        await client.GetTableAsync(
            new DataQuery
            {
                Kpis = ["N15428"],
                Municipalities = ["0180", "G33621"],
                Years = [2023, 2024],
                ChangedSince = new(2026, 3, 1),
                UnknownIds = UnknownIds.Report,
            },
            Token);

        Assert.Equal(
            [
                "/v3/ou/V15E-1_a.b,...",
                "/v3/kpi_groups/G2KPI.1",
                "/v3/municipality_groups/G33621",
                "/v3/data/kpi/N15428/municipality/0180,G33621/year/2023,2024?from_date=2026-03-01",
            ],
            targets[..4]);
    }

    [Fact]
    public async Task Default_ids_and_own_figures_are_refused_before_anything_is_sent()
    {
        await using RawServer server = EmptyLists(out List<string> targets);
        using KoladaClient client = new(server.Options());

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetKpiAsync(default, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetKpiAsync("own:x", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetTableAsync(new DataQuery { Kpis = [default(KpiId)], Years = [2024] }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetTableAsync(new DataQuery { Kpis = ["own:x"], Years = [2024] }, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.GetTableAsync(new DataQuery { Kpis = ["N15428"], Municipalities = [default(MunicipalityId)] }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetOrganizationalUnitsByIdAsync([default(OrganizationalUnitId)], Token));

        Assert.Empty(targets);
    }

    [Theory]
    [InlineData("0~kpi/../municipality")]
    [InlineData("0~../kpi?page=2")]
    [InlineData("0~/v3/kpi?page=2")]
    [InlineData("0~//elsewhere.invalid/kpi")]
    [InlineData("0~http://elsewhere.invalid/v3/kpi?page=2")]
    [InlineData("0~kpi/N15428")]
    [InlineData("1~kpi?page=2")]
    [InlineData("kpi?page=2")]
    public async Task A_token_that_leads_elsewhere_is_refused(string token)
    {
        await using RawServer server = EmptyLists(out List<string> targets);
        using KoladaClient client = new(server.Options());

        await Assert.ThrowsAsync<ArgumentException>(async () => await client.GetKpisAsync(cancellationToken: Token).AsPages(token, Token).CountAsync(Token));

        Assert.Empty(targets);
    }

    /// <summary>A server whose every list is empty, and what it was asked for, in order.</summary>
    private static RawServer EmptyLists(out List<string> targets)
    {
        List<string> asked = targets = [];
        return RawServer.Start(exchange =>
        {
            lock (asked)
            {
                asked.Add(exchange.Target);
            }

            return exchange.JsonAsync("""{"values":[],"count":0,"next_url":null}""");
        });
    }
}
