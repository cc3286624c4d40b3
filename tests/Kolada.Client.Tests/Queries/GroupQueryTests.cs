using Kolada.Sandbox;

namespace Kolada.Client.Tests.Queries;

/// <summary>The mean rows of groups, asked for by ids that are not those of municipalities.</summary>
public sealed class GroupQueryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Groups_stand_beside_municipalities_and_come_under_their_own_ids()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        MunicipalityGroup skane = await client.GetMunicipalityGroupAsync("Skåne läns kommuner", Token);
        DataQuery query = new() { Kpis = ["N15428"], Municipalities = ["1267"], Groups = [skane.Id], Years = [2023], Genders = [Gender.Total] };

        KpiTable table = await client.GetTableAsync(query, Token);

        Assert.Equal(["1267", skane.Id.Value], table.Municipalities.Select(id => id.Value));
        Assert.NotNull(table.GetValue("N15428", skane.Id.ToMunicipalityId(), 2023));
        Assert.Equal([$"data/kpi/N15428/municipality/1267,{skane.Id}/year/2023"], (await client.PlanAsync(query, Token)).Calls);
    }

    [Fact]
    public async Task Groups_alone_bring_their_rows_only_and_unknown_ones_are_named()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        DataQuery query = new() { Kpis = ["N15428"], Groups = ["G33621"], Years = [2023] };

        Assert.Equal(["G33621"], (await client.GetTableAsync(query, Token)).Municipalities.Select(id => id.Value));
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(() => client.GetTableAsync(query with { Groups = ["G99999999"] }, Token));
        Assert.Equal(["G99999999"], unknown.Missing);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("default")]
    [InlineData("alone")]
    [InlineData("all")]
    public void What_cannot_be_asked_is_refused(string what)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        DataQuery query = new() { Kpis = ["N15428"], Groups = ["G33621"], Years = [2023] };

        DataQuery wrong = what switch
        {
            "empty" => query with { Groups = [] },
            "default" => query with { Groups = [default] },
            "alone" => query with { Kpis = null, Years = null, Municipalities = ["1267"] },
            _ => query with { IncludeGroups = true },
        };

        Assert.Throws<ArgumentException>(() => client.QueryAsync(wrong, Token));
    }

    [Fact]
    public void A_group_id_is_G_and_digits()
    {
        Assert.Equal("G33621", MunicipalityGroupId.Parse("G33621").ToMunicipalityId().Value);
        Assert.False(MunicipalityGroupId.TryParse("1267", out _));
        Assert.Throws<ArgumentException>(() => { MunicipalityGroupId id = "Skåne"; });
        Assert.Throws<ArgumentException>(() => default(MunicipalityGroupId).ToMunicipalityId());
    }
}
