using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class PopulationTests
{
    private static readonly Municipality Region = new() { Id = "0012", Title = "Region Skåne", Type = MunicipalityType.Region };
    private static readonly Municipality Riket = new() { Id = "0000", Title = "Riket", Type = MunicipalityType.Region };
    private static readonly Municipality[] Known = [Riket, Municipality(1), Municipality(2), Municipality(3), Region];

    [Fact]
    public void Members_are_the_groups_municipalities_and_the_chosen_one_never_Riket_regions_or_groups()
    {
        MunicipalityGroup group = new() { Id = "G1", Title = "Group", Members = ["0003", "0000", "0012", "G33621", "0099", "0002", "0003"] };

        Population population = Kolada.Efficiency.Population.Create(group, Id(1), Known);

        Assert.Equal(["0001", "0002", "0003"], population.Members.Select(member => member.Id.Value));
        Assert.Equal(["0000", "0012", "0099", "G33621"], population.Excluded.Select(id => id.Value));
        Assert.Equal(("G1", "Group"), (population.Id!.Value.Value, population.Title));
    }

    [Fact]
    public void A_group_alone_adds_nobody()
    {
        Population population = Kolada.Efficiency.Population.Create(
            new MunicipalityGroup { Id = "G1", Title = "Group", Members = ["0003", "0000", "0002"] },
            Known);

        Assert.Equal(["0002", "0003"], population.Members.Select(member => member.Id.Value));
        Assert.Equal(["0000"], population.Excluded.Select(id => id.Value));
    }

    [Theory]
    [InlineData("0012", "Region Skåne (0012) is not a municipality")]
    [InlineData("0000", "Riket (0000) is not a municipality")]
    [InlineData("0099", "There is no municipality with the id 0099")]
    public void Only_a_municipality_can_be_chosen(string chosen, string expected) =>
        Assert.StartsWith(
            expected,
            Assert.Throws<ArgumentException>(
                () => Kolada.Efficiency.Population.Create(new MunicipalityGroup { Id = "G1", Title = "Group" }, chosen, Known)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_population_built_by_hand_is_checked()
    {
        Assert.Contains("has no members", Refused([]), StringComparison.Ordinal);
        Assert.Contains("is not a municipality (type K)", Refused([Municipality(1), Riket]), StringComparison.Ordinal);
        Assert.Contains("occurs twice", Refused([Municipality(1), Municipality(1)]), StringComparison.Ordinal);
        Assert.Contains("0001 is not a member", Refused([Municipality(2)]), StringComparison.Ordinal);
    }

    private static string Refused(Municipality[] members)
    {
        EfficiencyModel model = Model([Low("N00001")]);
        Population population = new() { Title = "By hand", Members = members };
        return Assert.Throws<ArgumentException>(
            () => EfficiencyCalculator.Evaluate(TableOf(Column("N00001", Year, 1, 2)), Kpis(model), model, Id(1), population)).Message;
    }
}
