using Kolada.Sandbox;

namespace Kolada.Client.Tests.Queries;

/// <summary>Values of organisational units.</summary>
public sealed class UnitQueryTests
{
    private const string UnitsOfHoor = """{"id":"V15E1","title":"A","municipality":"1267"},{"id":"V15E2","title":"B","municipality":"1267"}""";
    private const string Units = UnitsOfHoor + """,{"id":"V15E9","title":"C","municipality":"1281"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_of_one_municipality_come_alone_also_from_a_service_whose_data_ignore_the_municipality()
    {
        StubHandler server = new(path => path.Contains("/ou?", StringComparison.Ordinal)
            ? StubHandler.Envelope([UnitsOfHoor])
            : path.Contains("/oudata/", StringComparison.Ordinal) ? StubHandler.Envelope([Row("V15E1", 1), Row("V15E9", 9), Row("V15E2", 2)])
            : StubHandler.Envelope(["""{"id":"1267","title":"Höör","type":"K"}"""]));
        using HttpClient http = new(server);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0 });

        List<UnitDataPoint> values = await client.QueryUnitsAsync(new UnitDataQuery { Kpis = ["N15428"], Years = [2023], Municipalities = ["1267"] }, Token)
            .ToListAsync(Token);

        Assert.Equal([("V15E1", 1.0), ("V15E2", 2.0)], values.Select(value => (value.Unit.Value, value.Value!.Value)));
        Assert.Contains("/v3/oudata/kpi/N15428/year/2023?municipality_id=1267", server.Asked);
    }

    [Fact]
    public async Task A_list_of_units_with_those_of_other_municipalities_is_refused()
    {
        StubHandler server = new(_ => StubHandler.Envelope([Units]));
        using HttpClient http = new(server);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0, MaxRetries = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(
            async () => await client.GetOrganizationalUnitsAsync("1267", null, Token).ToListAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains("V15E9 is a unit of 1281, which was not asked for", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(26, 1, 2)]
    [InlineData(1, 26, 2)]
    [InlineData(30, 30, 4)]
    public async Task Units_and_years_are_asked_for_25_at_a_time(int units, int years, int calls)
    {
        StubHandler server = new(path => path.Contains("/v3/ou/", StringComparison.Ordinal)
            ? StubHandler.Envelope(path.Split('/')[^1].Split(',').Select(id => $$"""{"id":"{{id}}","title":"x","municipality":"1267"}"""))
            : StubHandler.Envelope([]));
        using HttpClient http = new(server);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0 });

        Assert.Empty(await client.QueryUnitsAsync(
            new UnitDataQuery
            {
                Units = [.. Enumerable.Range(0, units).Select(i => new OrganizationalUnitId(FormattableString.Invariant($"V15E{i}")))],
                Years = Years.Range(2000, 1999 + years),
            },
            Token).ToListAsync(Token));

        Assert.Equal(calls, server.Asked.Count(path => path.Contains("/oudata/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_unit_that_does_not_exist_is_named()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();

        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(async () =>
            await client.QueryUnitsAsync(new UnitDataQuery { Kpis = ["N15428"], Units = ["V15E000000000"] }, Token).CountAsync(Token));

        Assert.Equal(["V15E000000000"], unknown.Missing);
    }

    public static TheoryData<UnitDataQuery, string> Refused => new()
    {
        { new UnitDataQuery { Kpis = ["N15428"] }, "needs two of" },
        { new UnitDataQuery { Kpis = ["N15428"], Municipalities = ["1267"] }, "needs two of" },
        { new UnitDataQuery { Units = [], Years = [2023] }, "Units is an empty list" },
        { new UnitDataQuery { Units = ["V15E1"], Municipalities = ["1267"], Years = [2023] }, "not both" },
        { new UnitDataQuery { Kpis = ["N15428"], Municipalities = ["1267", "1281"], Years = [2023] }, "one municipality at a time" },
        { new UnitDataQuery { Municipalities = ["G33621"], Years = [2023] }, "a group's id is not one" },
        { new UnitDataQuery { Units = [default], Years = [2023] }, "default value" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_would_be_answered_with_silence_is_refused(UnitDataQuery query, string message)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();

        ArgumentException refused = Assert.Throws<ArgumentException>(() => client.QueryUnitsAsync(query, Token));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static string Row(string unit, int value) => FormattableString.Invariant($$"""{"kpi":"N15428","ou":"{{unit}}","period":2023,"values":[{"gender":"T","count":1,"status":"","value":{{value}},"isdeleted":false}]}""");
}
