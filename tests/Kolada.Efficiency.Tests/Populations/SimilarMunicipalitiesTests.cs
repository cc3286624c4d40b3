using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class SimilarMunicipalitiesTests
{
    private static readonly KpiTable Table = TableOf(
        Column("N00001", Year, 0, 2, 4, 6, 8, null),
        Column("N00002", Year, 10, 10, 10, 40, 30, 10),
        Column("N00003", Year, 5, 5, 5, 5, 5, 5));
    private static readonly IReadOnlyList<Municipality> Candidates = Kolada.Efficiency.Tests.Support.Sample.Population(6).Members;

    [Fact]
    public void The_distance_is_the_documented_one()
    {
        // Sample standard deviations: √10 of 0, 2, 4, 6, 8 and √160 of 10, 10, 10, 40, 30, 10 (mean 110/6).
        double second = Math.Sqrt(
            ((3 * Math.Pow(10 - (110 / 6.0), 2)) + Math.Pow(40 - (110 / 6.0), 2) + Math.Pow(30 - (110 / 6.0), 2) + Math.Pow(10 - (110 / 6.0), 2)) / 5);

        IReadOnlyList<SimilarMunicipality> nearest = SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00001", 3), new("N00002")], Year);

        Assert.Equal(["0002", "0001", "0004", "0005"], nearest.Select(similar => similar.Municipality.Id.Value));
        Assert.Equal(Math.Sqrt(3 * 4 / 10.0 / 4), nearest[0].Distance, 1e-12);
        Assert.Equal(Math.Sqrt(((3 * 16 / 10.0) + Math.Pow(20 / second, 2)) / 4), nearest[3].Distance, 1e-12);
    }

    [Fact]
    public void Ties_go_by_id_and_a_flat_criterion_adds_nothing()
    {
        Assert.Equal(
            ["0002", "0004", "0001"],
            SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00001"), new("N00003")], Year, 3).Select(similar => similar.Municipality.Id.Value));
        Assert.All(SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00003")], Year), similar => Assert.Equal(0, similar.Distance));
    }

    [Fact]
    public void Regions_are_never_near()
    {
        Municipality[] candidates = [.. Candidates.Select(candidate => candidate.Id == Id(2) ? candidate with { Type = MunicipalityType.Region } : candidate)];

        Assert.DoesNotContain(SimilarMunicipalities.Nearest(Table, Id(3), candidates, [new("N00001")], Year), similar => similar.Municipality.Id == Id(2));
    }

    [Fact]
    public void Bad_input_is_a_sentence()
    {
        Assert.Contains("at least one key figure", Refused(Id(3), []), StringComparison.Ordinal);
        Assert.Contains("The weight of N00001 is 0; it must be above 0", Refused(Id(3), [new("N00001", 0)]), StringComparison.Ordinal);
        Assert.Contains("0006 has no value of N00001 for 2024", Refused(Id(6), [new("N00001")]), StringComparison.Ordinal);
        Assert.Contains("0009 is not among the candidates", Refused(Id(9), [new("N00001")]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_of_the_nearest_carries_the_distances()
    {
        Population nearest = Kolada.Efficiency.Population.Nearest(Table, Id(3), Candidates, [new("N00001")], 2, Year);

        Assert.Equal(["0002", "0003", "0004"], nearest.Members.Select(member => member.Id.Value));
        Assert.Equal("2 municipalities nearest to Kommun 3 (N00001, 2024)", nearest.GetTitle());
        Assert.Equal("2 kommuner närmast Kommun 3 (N00001, 2024)", nearest.GetTitle(ReportLanguage.Swedish));
        Assert.Equal(
            SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00001")], Year, 2).Select(similar => (similar.Municipality.Id, similar.Distance)),
            nearest.Distances!.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Its_year_is_the_latest_that_covers_nine_tenths()
    {
        KpiTable table = TableOf(
            Column("N00001", 2022, 1, 2, 3, 4, 5, 6),
            Column("N00001", 2023, 1, 2, 3, 4, 5, null),
            Column("N00001", 2024, null, 1, null, 1, 1, 1));

        Assert.EndsWith("(N00001, 2022)", Kolada.Efficiency.Population.Nearest(table, Id(3), Candidates, [new("N00001")], 2).Title, StringComparison.Ordinal);
        Assert.Contains(
            "There is no year in which 0003 and nine tenths",
            Assert.Throws<ArgumentException>(() => Kolada.Efficiency.Population.Nearest(table, Id(3), Candidates, [new("N00001"), new("N00002")], 2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_to_learn_from_come_nearest_first()
    {
        EfficiencyModel model = Model([Low("N00004")], High("N00005"));
        KpiTable table = TableOf(Column("N00001", Year, 10, 1, 9, 5), Column("N00004", Year, 2, 2, 2, 1), Column("N00005", Year, 1, 9, 5, 7));
        Population nearest = Kolada.Efficiency.Population.Nearest(
            table,
            Id(1),
            Kolada.Efficiency.Tests.Support.Sample.Population(4).Members,
            [new("N00001")],
            3);

        IReadOnlyList<Peer> near = EfficiencyCalculator.Evaluate(
            table,
            Kpis(model),
            model,
            Id(1),
            nearest,
            [Year],
            new EfficiencyOptions { Parts = ReportParts.Peers })["a"].Latest.Peers!;
        IReadOnlyList<Peer> any = EfficiencyCalculator.Evaluate(
            table,
            Kpis(model),
            model,
            Id(1),
            Kolada.Efficiency.Tests.Support.Sample.Population(4),
            [Year],
            new EfficiencyOptions { Parts = ReportParts.Peers })["a"].Latest.Peers!;

        Assert.Equal(["0003", "0004", "0002"], near.Select(peer => peer.Municipality.Id.Value));
        Assert.Equal(["0002", "0004", "0003"], any.Select(peer => peer.Municipality.Id.Value));
        Assert.All(near, peer => Assert.NotNull(peer.Distance));
    }

    private static string Refused(MunicipalityId chosen, SimilarityCriterion[] criteria) =>
        Assert.Throws<ArgumentException>(() => SimilarMunicipalities.Nearest(Table, chosen, Candidates, criteria, Year)).Message;
}
