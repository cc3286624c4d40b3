using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>Every index of the net-cost model, for every municipality in Skåne and every year, against the brute-force oracle.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Every_index_of_Skane_equals_the_oracle(int type)
    {
        int compared = Compare(SkaneData.Population, Years.Range(2018, 2025), type);

        Assert.True(compared > 33 * 8 * 8, $"Only {compared} indices were compared.");
    }

    /// <summary>Few of the 290 have the net cost deviation, nearly all have the rest: ranks are among those that have an index.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Every_index_against_all_municipalities_equals_the_oracle(int type)
    {
        int compared = Compare(Kolada.Efficiency.Population.All(SkaneData.Municipalities), [2019, 2022], type);

        Assert.True(compared > 290 * 4, $"Only {compared} indices were compared.");
    }

    private static int Compare(Population population, IReadOnlyList<int> years, int type)
    {
        Dictionary<string, Dictionary<(string Municipality, int Year), decimal>> values = SkaneData.Model.GetKpis()
            .ToDictionary(kpi => kpi.Value, kpi => RealFigures.Values(kpi.Value));
        List<string> members = [.. population.Members.Select(member => member.Id.Value)];
        Dictionary<string, EfficiencyReport> reports = EfficiencyCalculator.EvaluateAll(
            SkaneData.Table,
            SkaneData.Kpis,
            SkaneData.Model,
            population,
            years,
            new EfficiencyOptions { PercentileType = (PercentileType)type })
            .ToDictionary(report => report.Municipality.Id.Value);
        int compared = 0;
        foreach (int year in years)
        {
            foreach ((string area, (string, bool)[] resource, (string, bool)[] quality) in Oracle.NetCost)
            {
                Dictionary<string, decimal> expectedResource = Index(resource);
                Dictionary<string, decimal> expectedQuality = Index(quality);
                Dictionary<string, decimal> expectedEfficiency = Oracle.Efficiency(expectedResource, expectedQuality, type);
                foreach (string municipality in members)
                {
                    AreaResult result = reports[municipality][area].InYear(year)!;
                    compared += Check(expectedResource, municipality, result.Resource);
                    compared += Check(expectedQuality, municipality, result.Quality);
                    compared += Check(expectedEfficiency, municipality, result.Efficiency);
                }
            }

            Dictionary<string, decimal> Index((string Kpi, bool Low)[] components) => Oracle.Index(
                components.Select(component => (
                    members.Where(id => values[component.Kpi].ContainsKey((id, year))).ToDictionary(id => id, id => values[component.Kpi][(id, year)]),
                    component.Low)),
                type);
        }

        return compared;
    }

    private static int Check(Dictionary<string, decimal> expected, string municipality, IndexResult actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        if (!expected.TryGetValue(municipality, out decimal index))
        {
            Assert.Null(actual.Index);
            Assert.Null(actual.Rank);
            Assert.Null(actual.Quartile);
            Assert.NotEmpty(actual.Missing()!);
            return 0;
        }

        Assert.Equal((double)index, actual.Index!.Value, 1e-9);
        Assert.Equal(Oracle.Rank(expected, municipality), actual.Rank);
        Assert.Equal(expected.Count < 8 ? null : (int)Math.Ceiling(4.0 * actual.Rank!.Value / expected.Count), actual.Quartile);
        Assert.Null(actual.Missing());
        return 1;
    }
}
