using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>A published composite: the BRP+ indices of eight municipalities, 2024.</summary>
public sealed class PublishedFiguresTests
{
    private static readonly string[] QualityOfLife =
    [
        "N00300", "N00301", "N00302", "N00303", "N00304", "N00305", "N00306", "N00307", "N00308", "N00309", "N00366",
    ];
    private static readonly string[] Sustainability = ["N00370", "N00371", "N00372"];

    [Fact]
    public void Means_of_parts_are_the_published_composites_of_BRP_plus()
    {
        AssertComposite(QualityOfLife, "N00310");
        AssertComposite(Sustainability, "N00373");
    }

    private static void AssertComposite(string[] parts, string composite)
    {
        Dictionary<string, double> published = Column(composite);
        double[][] columns = [.. parts.Select(Column).Select(column => published.Keys.Select(place => column[place]).ToArray())];

        double[] means = IndexCalculator.Means(columns, [.. parts.Select(_ => 1.0)], parts.Length);

        Assert.Equal(8, means.Length);
        Assert.All(means.Zip(published.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
    }

    private static Dictionary<string, double> Column(string kpi) =>
        RealFigures.Values(kpi).Where(value => value.Key.Year == 2024).ToDictionary(value => value.Key.Municipality, value => (double)value.Value);
}
