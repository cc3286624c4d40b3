namespace Kolada.Efficiency.Tests;

/// <summary>The ids of the published indices are those that the catalogue calls by that name.</summary>
public sealed class PublishedIndicesTests
{
    [Fact]
    public void Each_is_in_the_catalogue_under_a_title_that_says_so()
    {
        Dictionary<string, string> titles = RealData.Excerpt.Entries("kpi.json.gz")
            .ToDictionary(kpi => kpi.GetProperty("id").GetString()!, kpi => kpi.GetProperty("title").GetString()!, StringComparer.Ordinal);

        Assert.Equal(6, PublishedIndices.All.Count);
        Assert.All(PublishedIndices.All, area =>
        {
            Assert.Contains("resursindex", titles[area.Resource.Value], StringComparison.OrdinalIgnoreCase);
            Assert.Contains("kvalitetsindex", titles[area.Quality.Value], StringComparison.OrdinalIgnoreCase);
            Assert.Contains("effektivitetsindex", titles[area.Efficiency.Value], StringComparison.OrdinalIgnoreCase);
        });
    }
}
