using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class SimilarMunicipalitiesTests
{
    private static readonly KpiTable Table = TableOf(Column("N00001", Year, 0, 2, 4, 6, 8, null), Column("N00002", Year, 10, 10, 10, 40, 30, 10), Column("N00003", Year, 5, 5, 5, 5, 5, 5));
    private static readonly IReadOnlyList<Municipality> Candidates = Kolada.Efficiency.Tests.Support.Sample.Population(6).Members;

    [Fact]
    public void The_distance_is_the_documented_one()
    {
        // Sample standard deviations: √10 of 0, 2, 4, 6, 8 and √160 of 10, 10, 10, 40, 30, 10 (mean 110/6).
        double second = Math.Sqrt(((3 * Math.Pow(10 - (110 / 6.0), 2)) + Math.Pow(40 - (110 / 6.0), 2) + Math.Pow(30 - (110 / 6.0), 2) + Math.Pow(10 - (110 / 6.0), 2)) / 5);

        IReadOnlyList<SimilarMunicipality> nearest = SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00001", 3), new("N00002")], Year);

        Assert.Equal(["0002", "0001", "0004", "0005"], nearest.Select(similar => similar.Municipality.Id.Value));
        Assert.Equal(Math.Sqrt(3 * 4 / 10.0 / 4), nearest[0].Distance, 1e-12);
        Assert.Equal(Math.Sqrt(((3 * 16 / 10.0) + Math.Pow(20 / second, 2)) / 4), nearest[3].Distance, 1e-12);
    }

    [Fact]
    public void Ties_go_by_id_and_a_flat_criterion_adds_nothing()
    {
        Assert.Equal(["0002", "0004", "0001"], SimilarMunicipalities.Nearest(Table, Id(3), Candidates, [new("N00001"), new("N00003")], Year, 3).Select(similar => similar.Municipality.Id.Value));
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

    private static string Refused(MunicipalityId chosen, SimilarityCriterion[] criteria) =>
        Assert.Throws<ArgumentException>(() => SimilarMunicipalities.Nearest(Table, chosen, Candidates, criteria, Year)).Message;
}
