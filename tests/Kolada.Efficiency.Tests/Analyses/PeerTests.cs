using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Whom one can learn from, where it is close.</summary>
public sealed class PeerTests
{
    /// <summary>On scales of 100 to 0 and 0 to 100 a ten-billionth is rounding: it makes nobody better, and nobody dearer.</summary>
    [Fact]
    public void Rounding_makes_nobody_better_and_nobody_dearer()
    {
        EfficiencyAnalysis analysis = Analysis([50, 50 + 1e-10, 50, 50 + 1e-7, 0, 100], [50, 60, 50 + 1e-10, 60, 100, 0]);

        Assert.Equal(["0005", "0002"], Ids(analysis.FindPeers(Id(1), "a", Year)));
    }

    [Fact]
    public void Without_distances_the_best_quality_comes_first_and_equals_by_id()
    {
        EfficiencyAnalysis analysis = Analysis([50, 40, 50, 30, 0, 100], [50, 60, 70, 70, 60, 0]);

        IReadOnlyList<Peer> peers = analysis.FindPeers(Id(1), "a", Year);

        Assert.Equal(["0003", "0004", "0002", "0005"], Ids(peers));
        Assert.All(peers, peer => Assert.Null(peer.Distance));
        Assert.Equal(["0003", "0004"], Ids(analysis.FindPeers(Id(1), "a", Year, count: 2)));
    }

    [Fact]
    public void With_distances_the_nearest_comes_first_then_the_better_then_by_id()
    {
        EfficiencyAnalysis analysis = Analysis([50, 40, 50, 30, 0, 100], [50, 60, 70, 60, 60, 0]);
        SimilarMunicipality Near(int number, double distance) => new(Municipality(number), distance);

        Assert.Equal(["0005", "0003", "0002", "0004"], Ids(analysis.FindPeers(Id(1), "a", Year, [Near(4, 2), Near(2, 2), Near(3, 2), Near(5, 1), Near(9, 0)])));
        Assert.Equal([("0004", 3.0)], analysis.FindPeers(Id(1), "a", Year, [Near(4, 3)]).Select(peer => (peer.Municipality.Id.Value, peer.Distance!.Value)));
        Assert.Empty(analysis.FindPeers(Id(1), "a", Year, []));
    }

    [Fact]
    public void A_populations_own_distances_are_taken_where_none_are_given()
    {
        KpiTable table = TableOf(Column("N00001", Year, 50, 40, 50, 0, 100), Column("N00002", Year, 50, 60, 70, 100, 0));
        Population population = Population(5) with { Distances = new Dictionary<MunicipalityId, double> { [Id(2)] = 1, [Id(4)] = 2 } };
        EfficiencyAnalysis analysis = new(table, [], Model([Low("N00001")], High("N00002")), population);

        Assert.Equal(["0002", "0004"], Ids(analysis.FindPeers(Id(1), "a", Year)));
        Assert.Equal(["0003"], Ids(analysis.FindPeers(Id(1), "a", Year, [new SimilarMunicipality(Municipality(3), 0.5)])));
    }

    [Fact]
    public void A_peer_carries_its_indices()
    {
        Peer peer = Assert.Single(Analysis([50, 0, 100], [25, 100, 0]).FindPeers(Id(1), "a", Year));

        Assert.Equal((100, 100, 100), (peer.Resource, peer.Quality, peer.Efficiency));
    }

    /// <summary>Whoever spends more gets more, but for one of ninety: by type 7 nothing tells the means of both indices apart.</summary>
    [Fact]
    public void A_peer_can_lack_the_efficiency_index()
    {
        double?[] spent = [.. Enumerable.Range(0, 90).Select(i => (double?)i), 40];
        double?[] got = [.. Enumerable.Range(0, 90).Select(i => (double?)i), 60];

        Peer peer = Assert.Single(Analysis(spent, got, PercentileType.Type7).FindPeers(Id(41), "a", Year));

        Assert.Equal(("0091", null), (peer.Municipality.Id.Value, peer.Efficiency));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Who_lacks_an_index_has_no_peers(int municipality) =>
        Assert.Empty(Analysis([null, 50, 0, 100], [50, null, 100, 0]).FindPeers(Id(municipality), "a", Year));

    [Fact]
    public void At_least_one_must_be_asked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Analysis([1, 2], [1, 2]).FindPeers(Id(1), "a", Year, count: 0));

    private static EfficiencyAnalysis Analysis(double?[] costs, double?[] quality, PercentileType type = PercentileType.Type6) => new(
        TableOf(Column("N00001", Year, costs), Column("N00002", Year, quality)),
        [],
        Model([Low("N00001")], High("N00002")),
        Population(costs.Length),
        new EfficiencyOptions { PercentileType = type });

    private static IEnumerable<string> Ids(IEnumerable<Peer> peers) => peers.Select(peer => peer.Municipality.Id.Value);
}
