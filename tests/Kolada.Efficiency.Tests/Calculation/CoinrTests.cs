using System.Globalization;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>COINr's ASEM example, stage by stage from the imputed one on: 51 countries, 49 indicators.</summary>
public sealed class CoinrTests
{
    private const double Precision = 1e-9;

    [Fact]
    public void Screening_keeps_whom_COINr_keeps()
    {
        Stage imputed = Stage.Read("imputed");

        bool[] kept = Imputation.Screen([.. imputed.Columns.Values], 0.9);

        Assert.Equal(Stage.Read("screened").Units, imputed.Units.Where((_, i) => kept[i]));
        Assert.False(Imputation.Screen([[1, double.NaN], [1, double.NaN]], 0.5)[1]);
        Assert.True(Imputation.Screen([[double.NaN], [1]], 0.5)[0]);
    }

    [Fact]
    public void Treatment_of_outliers_is_COINrs()
    {
        Stage before = Stage.Read("screened");
        Stage after = Stage.Read("treated");

        Assert.Equal(49, after.Columns.Count);
        Assert.Equal(15, before.Columns.Count(column => !column.Value.SequenceEqual(after.Columns[column.Key])));
        Assert.All(after.Columns, column => AssertNear(column.Value, OutlierTreatment.Treat(before.Columns[column.Key])));
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
