using Kolada.Sandbox;

namespace Kolada.EndToEnd.Tests.SecondServer;

/// <summary>
/// What the client reads from a server that shares nothing with the sandbox is what it reads from the sandbox: both follow the
/// contract, over the same figures.
/// </summary>
public sealed class SecondServerTests(NodeServer node) : IClassFixture<NodeServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Municipalities_and_groups_are_the_same()
    {
        using KoladaClient second = Connect(node.Require());
        using KoladaClient sandbox = KoladaSandbox.CreateClient();

        Assert.Equal(
            await sandbox.GetMunicipalitiesAsync(cancellationToken: Token).ToListAsync(Token),
            await second.GetMunicipalitiesAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(
            (await sandbox.GetMunicipalityGroupsAsync(cancellationToken: Token).ToListAsync(Token)).Select(Describe),
            (await second.GetMunicipalityGroupsAsync(cancellationToken: Token).ToListAsync(Token)).Select(Describe));
    }

    [Fact]
    public async Task KPIs_are_the_same_but_for_the_descriptions_that_the_snapshot_leaves_out()
    {
        using KoladaClient second = Connect(node.Require());
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        List<Kpi> covered = await sandbox.GetKpisAsync(cancellationToken: Token).ToListAsync(Token);

        IReadOnlyList<Kpi> whole = await second.GetKpisAsync([.. covered.Select(kpi => kpi.Id)], Token);

        Assert.Equal(covered, whole.Select(kpi => kpi with { Description = "" }));
        Assert.All(whole, kpi => Assert.NotEmpty(kpi.Description));
        Assert.Equal(6099, await second.GetKpisAsync(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task Every_value_of_the_snapshot_is_the_same()
    {
        using KoladaClient second = Connect(node.Require());
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        List<KpiId> kpis = await sandbox.GetKpisAsync(cancellationToken: Token).Select(kpi => kpi.Id).ToListAsync(Token);
        List<MunicipalityId> places = await sandbox.GetMunicipalitiesAsync(cancellationToken: Token).Select(place => place.Id).ToListAsync(Token);
        DataQuery query = new() { Kpis = kpis, Municipalities = places, IncludeCounts = true };

        KpiTable expected = await sandbox.GetTableAsync(query, Token);
        KpiTable actual = await second.GetTableAsync(query, Token);

        Assert.Equal(53040, expected.Count);
        Assert.Contains(expected, value => value.Count == 1);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Group_means_are_the_same_but_for_rounding()
    {
        using KoladaClient second = Connect(node.Require());
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        DataQuery query = new() { Kpis = ["N15428"], Years = [2022], IncludeGroups = true, IncludeCounts = true };

        KpiTable expected = await sandbox.GetTableAsync(query, Token);
        KpiTable actual = await second.GetTableAsync(query, Token);

        Assert.InRange(expected.Count, 3000, 12000);
        Assert.Equal(expected.Count, actual.Count);
        foreach ((DataPoint ours, DataPoint theirs) in expected.Zip(actual))
        {
            Assert.Equal(ours with { Value = null }, theirs with { Value = null });
            Assert.Equal(ours.Value ?? double.NaN, theirs.Value ?? double.NaN, 1e-9);
        }
    }

    private static KoladaClient Connect(Uri address) => new(new KoladaClientOptions { BaseAddress = address, MaxRequestsPerSecond = 0 });

    private static string Describe(MunicipalityGroup group) => $"{group.Id} {group.Title}: {string.Join(',', group.Members)}";
}
