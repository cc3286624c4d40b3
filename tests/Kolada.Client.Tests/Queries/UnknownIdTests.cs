using Kolada.Sandbox;

namespace Kolada.Client.Tests.Queries;

/// <summary>Unknown ids are named, whether the service leaves them out or answers 404.</summary>
public sealed class UnknownIdTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Manners => [false, true];

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task A_query_names_them_all(bool answers404)
    {
        using KoladaClient client = Connect(answers404);

        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(() => client.GetTableAsync(
            new DataQuery { Kpis = ["N15428", "N99998", "N99999"], Municipalities = ["1267", "9999", "G33621", "G99999999"], Years = [2022, 2023] }, Token));

        Assert.Equal(KoladaErrorKind.NotFound, unknown.Kind);
        Assert.Equal(["N99998", "N99999", "9999", "G99999999"], unknown.Missing);
        Assert.Contains("N99998, N99999, 9999, G99999999", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task A_query_that_wants_them_reported_has_all_the_rest(bool answers404)
    {
        using KoladaClient client = Connect(answers404);
        using KoladaClient well = KoladaSandbox.CreateClient();
        DataQuery query = new()
        {
            Kpis = ["N15428", "N99999"],
            Municipalities = ["1267", "9999", "1281"],
            Years = [2022, 2023],
            UnknownIds = UnknownIds.Report,
        };

        KpiTable table = await client.GetTableAsync(query, Token);

        Assert.Equal(["N99999", "9999"], table.UnknownIds);
        Assert.Equal(await well.GetTableAsync(query with { Kpis = ["N15428"], Municipalities = ["1267", "1281"] }, Token), table);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task A_query_with_nothing_but_unknown_ids_is_empty_when_it_wants_them_reported(bool answers404)
    {
        using KoladaClient client = Connect(answers404);

        KpiTable table = await client.GetTableAsync(
            new DataQuery { Kpis = ["N99999"], Municipalities = ["1267"], Years = [2023], UnknownIds = UnknownIds.Report },
            Token);

        Assert.Empty(table);
        Assert.Equal(["N99999"], table.UnknownIds);
        Assert.NotEqual(9999, table.RetrievedAt!.Value.Year);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task Entries_by_id_name_those_that_are_not_there(bool answers404)
    {
        using KoladaClient client = Connect(answers404);

        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(() => client.GetKpisByIdAsync(["N15428", "N99998", "N15001", "N99999"], Token));
        IReadOnlyList<Kpi> known = await client.GetKpisByIdAsync(["N15428", "N15001", "N15428"], Token);

        Assert.Equal(["N99998", "N99999"], unknown.Missing);
        Assert.Equal(["N15428", "N15001"], known.Select(kpi => kpi.Id.Value));
    }

    [Fact]
    public async Task A_KPI_without_a_value_in_the_year_is_an_answer_not_an_error()
    {
        using KoladaClient client = Connect(answers404: false);

        Assert.Empty(await client.GetTableAsync(new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [1971] }, Token));
    }

    [Fact]
    public async Task A_404_that_no_id_explains_stays_an_error()
    {
        using HttpClient wrong = new(new SandboxHandler());
        using KoladaClient client = new(wrong, new KoladaClientOptions { BaseAddress = new Uri("http://localhost/v3/elsewhere"), MaxRequestsPerSecond = 0 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(
            () => client.GetMunicipalitiesAsync(cancellationToken: Token).CountAsync(Token).AsTask());

        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static KoladaClient Connect(bool answers404) => answers404
        ? KoladaSandbox.CreateClient(null, new SandboxOptions { Faults = new FaultPlan(1, new FaultRule(SandboxFault.NotFoundForUnknownIds)) })
        : KoladaSandbox.CreateClient();
}
