using System.Globalization;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>COINr's ASEM example, stage by stage from the screened one on: 51 countries, 49 indicators.</summary>
public sealed class CoinrTests
{
    private const double Precision = 1e-9;

    [Fact]
    public void Treatment_of_outliers_is_COINrs()
    {
        Stage before = Stage.Read("screened");
        Stage after = Stage.Read("treated");

        Assert.Equal(49, after.Columns.Count);
        Assert.Equal(15, before.Columns.Count(column => !column.Value.SequenceEqual(after.Columns[column.Key])));
        Assert.All(after.Columns, column => AssertNear(column.Value, Normalization.Treat(before.Columns[column.Key])));
    }

    [Fact]
    public void Normalisation_is_COINrs()
    {
        Stage before = Stage.Read("treated");
        Dictionary<string, string[]> meta = Meta();

        Assert.All(Stage.Read("normalised").Columns, column =>
        {
            bool lowerIsBetter = meta[column.Key][3] == "-1";
            AssertNear(column.Value, Normalization.MinMax(before.Columns[column.Key], lowerIsBetter));
            AssertNear(column.Value, Normalization.DistanceToBest(before.Columns[column.Key], lowerIsBetter));
        });
    }

    [Fact]
    public void Aggregation_is_COINrs_level_by_level()
    {
        Stage published = Stage.Read("aggregated");
        Dictionary<string, string[]> meta = Meta();
        Dictionary<string, double[]> computed = Stage.Read("normalised").Columns;

        foreach (string aggregate in meta.Values.Where(row => row[^1] == "Aggregate").OrderBy(row => row[0]).Select(row => row[1]))
        {
            List<string[]> parts = [.. meta.Values.Where(row => row[8] == aggregate)];
            computed[aggregate] = IndexCalculator.Means([.. parts.Select(part => computed[part[1]])], [.. parts.Select(part => Number(part[4]))], parts.Count);
            AssertNear(published.Columns[aggregate], computed[aggregate]);
        }

        Assert.Equal(60, computed.Count);
    }

    /// <summary>The whole example as a model: 49 indicators in 8 groups, in 2 sub-indices, in one index, by COINr's own method.</summary>
    [Fact]
    public void A_model_with_levels_is_COINrs_index()
    {
        Stage screened = Stage.Read("screened");
        Dictionary<string, string[]> meta = Meta();
        Dictionary<string, KpiId> kpis = screened.Columns.Keys.Order(StringComparer.Ordinal).Select((code, i) => (code, i)).ToDictionary(
            pair => pair.code,
            pair => new KpiId($"N{pair.i:00000}"));
        string top = meta.Values.Single(row => row[8] == "NA" && row[^1] == "Aggregate")[1];
        EfficiencyModel model = new() { Id = "asem", Version = "1", Title = "ASEM", Areas = [new ServiceArea { Id = "asem", Title = "ASEM", Quality = Level(top) }] };
        KpiTable table = KpiTable.Create(
            from column in screened.Columns
            from i in Enumerable.Range(0, screened.Units.Count)
            where !double.IsNaN(column.Value[i])
            select new DataPoint(kpis[column.Key], Sample.Id(i + 1), Sample.Year, Gender.Total) { Value = column.Value[i] });

        PopulationIndices indices = EfficiencyCalculator.EvaluatePopulation(
            table,
            EfficiencyModel.Parse(model.ToJson()),
            Sample.Population(screened.Units.Count),
            [Sample.Year]);

        AssertNear(Stage.Read("aggregated").Columns[top], [.. indices.Areas[0].Indices.Quality.Indices.Select(index => index!.Value)]);

        IndexDefinition Level(string code) => new()
        {
            Components = [.. meta.Values.Where(row => row[8] == code).Select(Component)],
            Normalization = meta.Values.Any(row => row[8] == code && row[^1] == "Indicator") ? NormalizationMethod.MinMax : NormalizationMethod.None,
            Outliers = meta.Values.Any(row => row[8] == code && row[^1] == "Indicator") ? OutlierRule.Winsorize : OutlierRule.Keep,
            Renormalize = false,
        };

        IndexComponent Component(string[] row) => row[^1] == "Indicator"
            ? new IndexComponent { Kpi = kpis[row[1]], Weight = Number(row[4]), LowerIsBetter = row[3] == "-1" }
            : new IndexComponent { Kpi = new KpiId(
                "own:" + row[1].Replace("_", "-", StringComparison.Ordinal)), Weight = Number(row[4]), Index = Level(row[1]) };
    }

    private static void AssertNear(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Precision));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Level, code, name, direction, weight, unit, target, denominator, parent, type; by code.</summary>
    private static Dictionary<string, string[]> Meta() =>
        Csv.Read(FileOf("imeta")).Skip(1).ToDictionary(row => row[1]);

    private static string FileOf(string stage) => Repository.PathOf("tests", "Fixtures", "coinr", $"coinr_asem_{stage}.csv");

    private sealed record Stage(List<string> Units, Dictionary<string, double[]> Columns)
    {
        public static Stage Read(string name)
        {
            List<string[]> rows = [.. Csv.Read(FileOf(name))];
            return new Stage(
                [.. rows.Skip(1).Select(row => row[0])],
                rows[0].Index().Skip(1).ToDictionary(
                    column => column.Item,
                    column => rows.Skip(1).Select(row => row[column.Index] == "NA" ? double.NaN : Number(row[column.Index])).ToArray()));
        }
    }
}
