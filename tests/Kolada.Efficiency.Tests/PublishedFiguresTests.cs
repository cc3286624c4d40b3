using System.Globalization;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>A published composite: the BRP+ indices of eight municipalities, 2024.</summary>
public sealed class PublishedFiguresTests
{
    private static readonly string[] QualityOfLife = ["N00300", "N00301", "N00302", "N00303", "N00304", "N00305", "N00306", "N00307", "N00308", "N00309", "N00366"];
    private static readonly string[] Sustainability = ["N00370", "N00371", "N00372"];

    [Fact]
    public void Means_of_parts_are_the_published_composites_of_BRP_plus()
    {
        Dictionary<string, double[]> columns = Columns(out int municipalities);

        Assert.Equal(8, municipalities);
        AssertComposite(columns, QualityOfLife, "N00310");
        AssertComposite(columns, Sustainability, "N00373");
    }

    private static void AssertComposite(Dictionary<string, double[]> columns, string[] parts, string composite)
    {
        double[] means = IndexCalculator.Means([.. parts.Select(part => columns[part])], [.. parts.Select(_ => 1.0)], parts.Length);

        Assert.All(means.Zip(columns[composite]), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
    }

    private static Dictionary<string, double[]> Columns(out int municipalities)
    {
        List<string[]> rows = [.. Csv.Read(SharedData.PathOf("validation", "brp_plus_kommunindex_2024.csv")).Skip(1)];
        List<string> ids = [.. rows.Select(row => row[0]).Distinct()];
        municipalities = ids.Count;
        return rows.GroupBy(row => row[3]).ToDictionary(kpi => kpi.Key, kpi => ids.Select(id => double.Parse(kpi.Single(row => row[0] == id)[5], CultureInfo.InvariantCulture)).ToArray());
    }
}
