using Kolada.Efficiency;

namespace Kolada.Application.Tests;

public sealed class RankingTests : IDisposable
{
    private readonly KoladaWorkspace _workspace = KoladaWorkspace.Open(DataSource.Snapshot);

    [Theory]
    [InlineData("grundskola")]
    [InlineData("GRUNDSKOLA")]
    public async Task Every_place_agrees_with_the_report_of_the_municipality(string area)
    {
        AreaRanking ranking = (await RankAsync(new RankingRequest { Area = area, Group = "Skåne läns kommuner", Year = 2023 })).Value;

        Assert.Equal(33, ranking.Municipalities.Count);
        Assert.Equal(IndexKind.Efficiency, ranking.Index);
        foreach (RankedMunicipality line in ranking.Municipalities.Take(3))
        {
            EfficiencyRequest request = new() { Municipality = line.Municipality.Id.Value, Years = [2023] };
            EfficiencyReport report = (await _workspace.CompareAsync(request, TestContext.Current.CancellationToken)).Value;
            AreaResult result = report["grundskola"].Latest;
            Assert.Equal(result.Efficiency.Rank, line.Rank);
            Assert.Equal(result.Indices.Select(index => index.Index), line.Indices);
        }
    }

    [Fact]
    public async Task The_best_comes_first_and_those_without_a_rank_last()
    {
        AreaRanking ranking = (await RankAsync(new RankingRequest { Area = "grundskola", Index = IndexKind.Quality })).Value;

        int?[] ranks = [.. ranking.Municipalities.Select(line => line.Rank)];
        Assert.Equal(1, ranks[0]);
        Assert.Equal(ranks.Select(rank => rank ?? int.MaxValue).Order(), ranks.Select(rank => rank ?? int.MaxValue));
        Assert.Equal(290, ranks.Length);
        Assert.Equal(ranks.Count(rank => rank is not null), ranking.RankedCount);
        string[] shown = ranking.ToString().Split('\n');
        Assert.Equal(FormattableString.Invariant($"{ranking.Area.Title} {ranking.Area.Year}, quality: {ranking.RankedCount} of 290 municipalities have the index"), shown[0]);
        Assert.StartsWith($"1. {ranking.Municipalities[0].Municipality.Title} ", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_that_the_model_lacks_is_refused_with_those_that_it_has()
    {
        RequestException refused = await Assert.ThrowsAsync<RequestException>(() => RankAsync(new RankingRequest { Area = "rymdfart" }));

        Notice reason = Assert.Single(refused.Reasons);
        Assert.Equal((NoticeCode.AreaNotFound, "rymdfart"), (reason.Code, reason.Get("area")));
        Assert.Contains("grundskola", reason.GetAll("areas"));
    }

    public void Dispose() => _workspace.Dispose();

    private Task<Answer<AreaRanking>> RankAsync(RankingRequest request) => _workspace.RankAsync(request, TestContext.Current.CancellationToken);
}
