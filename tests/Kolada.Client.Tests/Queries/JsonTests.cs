using System.Text.Json;
using Kolada.Sandbox;

namespace Kolada.Client.Tests.Queries;

/// <summary>What the typed methods do not cover, with the same promises.</summary>
public sealed class JsonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data/kpi/N15428/municipality/1267,1281/year/2023")]
    [InlineData("/data/kpi/N15428/municipality/1267,1281/year/2023")]
    public async Task Any_path_gives_the_answer_as_it_is(string path)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        DataQuery query = new() { Kpis = ["N15428"], Municipalities = ["1267", "1281"], Years = [2023], Genders = [Gender.Total] };
        List<DataPoint> expected = await client.QueryAsync(query, Token).ToListAsync(Token);

        JsonElement answer = await client.GetJsonAsync(path, Token);

        Assert.Equal(2, answer.GetProperty("count").GetInt32());
        Assert.Equal(
            expected.Select(point => point.Value),
            answer.GetProperty("values").EnumerateArray().Select(row => row.GetProperty("values").EnumerateArray()
                .Single(value => value.GetProperty("gender").GetString() == "T").GetProperty("value").Deserialize<double?>()));
    }

    [Fact]
    public async Task The_items_of_a_list_come_from_all_its_pages_each_once()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();

        List<JsonElement> units = await client.GetJsonItemsAsync("ou", Token).ToListAsync(Token);
        List<JsonElement> rows = await client.GetJsonItemsAsync("data/kpi/N15428,N17461/year/2022,2023", Token).ToListAsync(Token);

        Assert.Equal(
            await client.GetOrganizationalUnitsAsync(cancellationToken: Token).Select(unit => unit.Id.Value).ToListAsync(Token),
            units.Select(unit => unit.GetProperty("id").GetString()!));
        Assert.True(rows.Count > 5000, "the rows fit on one page, and nothing was shown");
        Assert.Equal(rows.Count, rows.Select(row => row.GetRawText()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_broken_answer_is_asked_for_again_and_a_persistent_one_is_an_exception()
    {
        int asked = 0;
        StubHandler server = new(_ => ++asked == 1 ? "{\"values\":[" : "{\"answer\":42}");
        using HttpClient http = new(server);
        KoladaClientOptions options = new() { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero };
        using KoladaClient client = new(http, options);
        Assert.Equal(42, (await client.GetJsonAsync("something/new", Token)).GetProperty("answer").GetInt32());

        using KoladaClient once = new(http, options with { MaxBodyBytes = 5, MaxRetries = 0 });
        KoladaException tooLong = await Assert.ThrowsAsync<KoladaException>(() => once.GetJsonAsync("something/new", Token));
        Assert.Equal(KoladaErrorKind.InvalidAnswer, tooLong.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../kpi")]
    [InlineData("kpi/%2E%2E/%2e%2e/other")]
    public async Task A_path_that_leads_elsewhere_is_refused(string path)
    {
        StubHandler server = new(_ => throw new InvalidOperationException("Something was sent."));
        using HttpClient http = new(server);
        using KoladaClient client = new(http);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetJsonAsync(path, Token));
        Assert.ThrowsAny<ArgumentException>(() => { client.GetJsonItemsAsync(path, Token); });
    }
}
