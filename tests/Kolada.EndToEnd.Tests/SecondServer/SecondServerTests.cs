using Kolada.Sandbox;

namespace Kolada.EndToEnd.Tests.SecondServer;

/// <summary>
/// What the client reads from a server that shares nothing with the sandbox is what it reads from the sandbox: both follow the
/// contract, over the same figures.
/// </summary>
public sealed class SecondServerTests(ExcerptServer excerpt, WholeServer whole) : IClassFixture<ExcerptServer>, IClassFixture<WholeServer>
{
    public static TheoryData<string> Sources => RealData.Names;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Municipalities_and_groups_are_the_same(string source)
    {
        using KoladaClient second = Connect(source);
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        List<MunicipalityGroup> ours = await sandbox.GetMunicipalityGroupsAsync(cancellationToken: Token).ToListAsync(Token);
        List<MunicipalityGroup> theirs = await second.GetMunicipalityGroupsAsync(cancellationToken: Token).ToListAsync(Token);
        HashSet<MunicipalityGroupId> known = [.. theirs.Select(group => group.Id)];

        Assert.Equal(
            await sandbox.GetMunicipalitiesAsync(cancellationToken: Token).ToListAsync(Token),
            await second.GetMunicipalitiesAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(RealData.Named(source).IsWhole ? ours.Count : 103, theirs.Count);
        Assert.Equal(ours.Where(group => known.Contains(group.Id)).Select(Describe), theirs.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task KPIs_are_the_same_but_for_descriptions_and_values_of_units_that_the_snapshot_leaves_out(string source)
    {
        using KoladaClient second = Connect(source);
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        HashSet<string> withFigures = [.. RealData.Named(source).Kpis];
        List<Kpi> covered = await sandbox.GetKpisAsync(cancellationToken: Token).Where(kpi => withFigures.Contains(kpi.Id.Value)).ToListAsync(Token);

        IReadOnlyList<Kpi> theirs = await second.GetKpisByIdAsync([.. covered.Select(kpi => kpi.Id)], Token);

        Assert.Equal(RealData.Named(source).IsWhole ? 61 : 30, covered.Count);
        Assert.Equal(covered, theirs.Select(kpi => kpi with { Description = "", HasOrganizationalUnitData = false }));
    }

    [Fact]
    public async Task The_whole_catalogue_has_a_description_of_each_KPI()
    {
        RealData.RequireWhole();
        using KoladaClient second = Connect("whole");

        List<Kpi> all = await second.GetKpisAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(6099, all.Count);
        Assert.All(all, kpi => Assert.NotEmpty(kpi.Description));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_value_of_the_snapshot_is_the_same(string source)
    {
        RealData data = RealData.Named(source);
        using KoladaClient second = Connect(source);
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        HashSet<string> withFigures = [.. data.Kpis];
        List<KpiId> kpis = await sandbox.GetKpisAsync(cancellationToken: Token)
            .Select(kpi => kpi.Id)
            .Where(id => withFigures.Contains(id.Value))
            .ToListAsync(Token);
        List<MunicipalityId> places = await sandbox.GetMunicipalitiesAsync(cancellationToken: Token).Select(place => place.Id).ToListAsync(Token);
        DataQuery query = new()
        {
            Kpis = kpis,
            Municipalities = places,
            Years = data.IsWhole ? null : Years.Range(RealData.FirstYearOfExcerpt, 2025),
            IncludeCounts = true,
        };

        KpiTable expected = await sandbox.GetTableAsync(query, Token);
        KpiTable actual = await second.GetTableAsync(query, Token);

        Assert.Equal(data.IsWhole ? 53040 : 28202, expected.Count);
        Assert.Contains(expected, value => value.Count == 1);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Group_means_are_the_same_but_for_rounding(string source)
    {
        using KoladaClient second = Connect(source);
        using KoladaClient sandbox = KoladaSandbox.CreateClient();
        List<MunicipalityGroupId> groups = await second.GetMunicipalityGroupsAsync(cancellationToken: Token).Select(group => group.Id).ToListAsync(Token);
        DataQuery byName = new() { Kpis = ["N15428"], Groups = groups, Years = [2022], IncludeCounts = true };
        DataQuery query = RealData.Named(source).IsWhole ? byName with { Groups = null, IncludeGroups = true } : byName;

        KpiTable expected = await sandbox.GetTableAsync(query, Token);
        KpiTable actual = await second.GetTableAsync(query, Token);

        Assert.InRange(expected.Count, 2 * groups.Count, 4 * groups.Count);
        Assert.Equal(expected.Count, actual.Count);
        foreach ((DataPoint ours, DataPoint theirs) in expected.Zip(actual))
        {
            Assert.Equal(ours with { Value = null }, theirs with { Value = null });
            Assert.Equal(ours.Value ?? double.NaN, theirs.Value ?? double.NaN, 1e-9);
        }
    }

    private KoladaClient Connect(string source) =>
        new(new KoladaClientOptions { BaseAddress = (RealData.Named(source).IsWhole ? whole : (NodeServer)excerpt).Require(), MaxRequestsPerSecond = 0 });

    private static string Describe(MunicipalityGroup group) => $"{group.Id} {group.Title}: {string.Join(',', group.Members)}";
}
