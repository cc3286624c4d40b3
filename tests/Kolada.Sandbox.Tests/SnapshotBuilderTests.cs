namespace Kolada.Sandbox.Tests;

/// <summary>A test of a user's own says in a line what Kolada answers.</summary>
public sealed class SnapshotBuilderTests
{
    [Fact]
    public async Task A_figure_is_said_in_one_line_and_read_as_Kolada_gives_it()
    {
        ISandboxWorld world = new SandboxSnapshotBuilder()
            .Add("N15428", "Huddinge", 2023, 81.5)
            .AddMissing("N15428", "Huddinge", 2024, ValueStatus.Privacy)
            .Add("N15428", "hoor", 2024, 86.25, Gender.Women)
            .Build();
        using KoladaClient kolada = Client(world);

        KpiTable table = await kolada.GetTableAsync(
            new DataQuery { Kpis = ["N15428"], Municipalities = ["0126", "1267"], Genders = [Gender.Total, Gender.Women] }, TestContext.Current.CancellationToken);

        Assert.Equal(3, table.Count);
        Assert.Equal(81.5, table.GetValue("N15428", "0126", 2023));
        Assert.Equal(86.25, table.GetValue("N15428", "1267", 2024, Gender.Women));
        DataPoint missing = Assert.Single(table, value => value is { Year: 2024, Gender: Gender.Total });
        Assert.Equal((null, ValueStatus.Privacy), (missing.Value, missing.Status));
    }

    [Fact]
    public async Task Names_groups_and_titles_are_the_snapshots_and_only_added_kpis_are_there()
    {
        using KoladaClient kolada = Client(new SandboxSnapshotBuilder().Add("N15428", "Lund", 2024, 1).Add("N99999", "Lund", 2024, 2).Build());
        List<Kpi> kpis = await kolada.GetKpisAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["N15428", "N99999"], kpis.Select(kpi => kpi.Id.Value));
        Assert.Equal([SandboxSnapshot.Embedded.Find("N15428")!.Title, "N99999"], kpis.Select(kpi => kpi.Title));
        Assert.Equal(33, (await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner", TestContext.Current.CancellationToken)).Members.Count);
    }

    [Fact]
    public async Task A_value_that_is_added_again_replaces_the_first_and_what_is_built_stays_as_it_is()
    {
        SandboxSnapshotBuilder builder = new SandboxSnapshotBuilder().Add("N15428", "Lund", 2024, 1).Add("N15428", "1281", 2024, 2);
        ISandboxWorld before = builder.Build();
        builder.Add("N15428", "Lund", 2024, 3);

        Assert.Equal(2, (await Client(before).GetLatestAsync("N15428", "1281", cancellationToken: TestContext.Current.CancellationToken))!.Value.Value);
        Assert.Equal(3, (await Client(builder.Build()).GetLatestAsync("N15428", "1281", cancellationToken: TestContext.Current.CancellationToken))!.Value.Value);
    }

    [Fact]
    public async Task Towns_and_kpis_of_ones_own_can_be_added()
    {
        ISandboxWorld world = new SandboxSnapshotBuilder()
            .Add(new Municipality { Id = "9999", Title = "Provköping", Type = MunicipalityType.Municipality })
            .Add(new Kpi { Id = "N00001", Title = "Hus" })
            .Add(new MunicipalityGroup { Id = "G1", Title = "Prov", Members = ["9999"] })
            .Add("N00001", "provkoping", 2024, 7)
            .Add("N00001", "G1", 2024, 7)
            .Build();
        using KoladaClient kolada = Client(world);

        KpiTable table = await kolada.GetTableAsync(new DataQuery { Kpis = ["N00001"], Municipalities = ["9999", "G1"], Years = [2024] }, TestContext.Current.CancellationToken);

        Assert.Equal(2, table.Count);
        Assert.Equal("Hus", (await kolada.GetKpiAsync("N00001", TestContext.Current.CancellationToken)).Title);
    }

    [Fact]
    public void What_cannot_be_is_refused_where_it_is_written()
    {
        SandboxSnapshotBuilder builder = new();

        Assert.Contains(Assert.Throws<KoladaException>(() => builder.Add("N15428", "Hudinge", 2024, 1)).Nearest, name => name.Title == "Huddinge");
        Assert.Throws<ArgumentException>(() => builder.Add("N15428", "Lund", 1066, 1));
        Assert.Throws<ArgumentException>(() => builder.Add("N15428", "Lund", 2024, double.NaN));
        Assert.Throws<ArgumentException>(() => builder.Add("N15428", "9999", 2024, 1));
        DataPoint endless = new("N15428", "1281", 2024, Gender.Total) { Value = double.PositiveInfinity };
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => builder.Add(endless)).Message, StringComparison.Ordinal);
        DataPoint third = new("N15428", "1281", 2024, (Gender)7) { Value = 1 };
        Assert.Contains("7 is no gender", Assert.Throws<ArgumentException>(() => builder.Add(third)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => builder.Add("own:egen", "Lund", 2024, 1));
    }

    private static KoladaClient Client(ISandboxWorld world) => KoladaSandbox.CreateClient(sandbox: new SandboxOptions { World = world });
}
