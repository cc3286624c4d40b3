using Kolada.Sandbox;

namespace Kolada.Efficiency.Tests;

/// <summary>The ids of the published indices are those that the catalogue calls by that name.</summary>
public sealed class PublishedIndicesTests
{
    [Fact]
    public async Task Each_is_in_the_catalogue_under_a_title_that_says_so()
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        Dictionary<KpiId, string> titles = await client.GetKpisAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToDictionaryAsync(kpi => kpi.Id, kpi => kpi.Title, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(6, PublishedIndices.All.Count);
        Assert.All(PublishedIndices.All, area =>
        {
            Assert.Contains("resursindex", titles[area.Resource], StringComparison.OrdinalIgnoreCase);
            Assert.Contains("kvalitetsindex", titles[area.Quality], StringComparison.OrdinalIgnoreCase);
            Assert.Contains("effektivitetsindex", titles[area.Efficiency], StringComparison.OrdinalIgnoreCase);
        });
    }
}
