
namespace Kolada.Client.Tests.Paging;

/// <summary>A page that brings a row twice is a failed attempt, in whatever order its rows come.</summary>
public sealed class RepeatedRowTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DataQuery Query => new() { Kpis = ["N10000"], Municipalities = ["1267", "1283"], Years = [2023, 2024] };

    [Theory]
    [InlineData("1267-2023 1267-2023")]
    [InlineData("1267-2023 1283-2023 1267-2024 1267-2024")]
    [InlineData("1267-2023 1283-2023 1267-2023")]
    [InlineData("1283-2024 1267-2023 1283-2023 1267-2024 1283-2024")]
    public async Task A_row_that_comes_twice_is_not_handed_out_twice(string rows)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page(rows)), exchange => exchange.JsonAsync(Page("1267-2023 1283-2023")));
        using KoladaClient client = new(server.Options());

        Assert.Equal(4, await client.QueryAsync(Query, Token).CountAsync(Token));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task The_message_names_the_row()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page("1267-2023 1283-2023 1267-2023")));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException doubled = await Assert.ThrowsAsync<KoladaException>(async () => await client.QueryAsync(Query, Token).CountAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, doubled.Kind);
        Assert.Contains("N10000", doubled.Message, StringComparison.Ordinal);
        Assert.Contains("occurs twice", doubled.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1267-2023 1283-2023 1267-2024 1283-2024")]
    [InlineData("1283-2024 1267-2023 1283-2023 1267-2024")]
    public async Task Rows_that_differ_pass_in_any_order(string rows)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Page(rows)));
        using KoladaClient client = new(server.Options());

        Assert.Equal(8, await client.QueryAsync(Query, Token).CountAsync(Token));
        Assert.Equal(1, server.Requests);
    }

    /// <summary>Rows of two genders each, named by municipality and year.</summary>
    private static string Page(string rows) => $$"""{"values":[{{string.Join(',', rows.Split(' ').Select(Row))}}],"next_url":null}""";

    private static string Row(string name) =>
        $$"""{"kpi":"N10000","municipality":"{{name[..4]}}","period":{{name[5..]}},"values":[{"gender":"K","value":1},{"gender":"T","value":2}]}""";
}
