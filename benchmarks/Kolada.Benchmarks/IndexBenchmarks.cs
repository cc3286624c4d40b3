using BenchmarkDotNet.Attributes;
using Kolada.Efficiency;

namespace Kolada.Benchmarks;

/// <summary>All indices of RKA's six areas for 290 municipalities and 25 years, against a straight array loop that computes the same.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private const int Places = 290;
    private const int FirstYear = 2000;
    private const int AllYears = 25;

    private static readonly EfficiencyModel Model = EfficiencyModel.Get("rka");
    private static readonly Municipality[] Municipalities = [.. Enumerable.Range(0, Places).Select(i => new Municipality { Id = FormattableString.Invariant($"{100 + i:0000}"), Title = FormattableString.Invariant($"K{i}"), Type = MunicipalityType.Municipality })];
    private static readonly Kpi[] Kpis = [.. Model.GetKpis().Select(id => new Kpi { Id = id, Title = id.Value, MunicipalityType = MunicipalityType.Municipality })];
    private static readonly IReadOnlyList<int> Years = Kolada.Years.Range(FirstYear, FirstYear + AllYears - 1);
    private static readonly Dictionary<KpiId, double[][]> Columns = MakeColumns();
    private static readonly KpiTable Table = MakeTable();

    [Benchmark(Baseline = true, Description = "a straight array loop")]
    public int Loop()
    {
        int computed = 0;
        for (int year = 0; year < AllYears; year++)
        {
            foreach (ServiceArea area in Model.Areas)
            {
                double[]? resource = Index(area.Resource, year);
                double[]? quality = Index(area.Quality, year);
                if (resource is not null && quality is not null)
                {
                    double[] efficiency = [.. resource.Zip(quality, (r, q) => (r + q) / 2)];
                    computed += Normalized(efficiency, lowerIsBetter: false).Length;
                }
            }
        }

        return computed;
    }

    [Benchmark(Description = "EfficiencyCalculator, one municipality's report")]
    public int Evaluate() => EfficiencyCalculator.Evaluate(Table, Kpis, Model, Municipalities[0].Id, Population.All(Municipalities), Years).Years.Count;

    [Benchmark(Description = "EfficiencyCalculator, all reports")]
    public int EvaluateAll() => EfficiencyCalculator.EvaluateAll(Table, Kpis, Model, Population.All(Municipalities), Years).Count;

    private static double[]? Index(IndexDefinition definition, int year)
    {
        if (definition.Components.Count == 0)
        {
            return null;
        }

        double[] sum = new double[Places];
        double weights = definition.Components.Sum(component => component.Weight);
        foreach (IndexComponent component in definition.Components)
        {
            double[] scores = Normalized(Columns[component.Kpi][year], component.LowerIsBetter);
            for (int i = 0; i < Places; i++)
            {
                sum[i] += component.Weight / weights * scores[i];
            }
        }

        return definition.Components.Count == 1 ? sum : Normalized(sum, lowerIsBetter: false);
    }

    private static double[] Normalized(double[] values, bool lowerIsBetter)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double low = Percentile(sorted, 0.025), high = Percentile(sorted, 0.975);
        double[] scores = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            scores[i] = 100 * Math.Clamp((lowerIsBetter ? high - values[i] : values[i] - low) / (high - low), 0, 1);
        }

        return scores;
    }

    private static double Percentile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private static Dictionary<KpiId, double[][]> MakeColumns()
    {
        Random random = new(1);
        return Model.GetKpis().ToDictionary(kpi => kpi, _ => Enumerable.Range(0, AllYears).Select(_ => Enumerable.Range(0, Places).Select(_ => random.NextDouble() * 100).ToArray()).ToArray());
    }

    private static KpiTable MakeTable() => KpiTable.Create(
        from column in Columns
        from year in Enumerable.Range(0, AllYears)
        from place in Enumerable.Range(0, Places)
        select new DataPoint(column.Key, Municipalities[place].Id, FirstYear + year, Gender.Total, column.Value[year][place], 1));
}
