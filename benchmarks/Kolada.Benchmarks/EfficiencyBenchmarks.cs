using BenchmarkDotNet.Attributes;
using Kolada.Efficiency;

namespace Kolada.Benchmarks;

/// <summary>The indices and ranks of all municipalities against straight loops over arrays that compute the same numbers from the same table.</summary>
[MemoryDiagnoser]
public class EfficiencyBenchmarks
{
    private const int Size = EfficiencyCase.Municipalities;

    /// <summary>Both ways must give the same, or the ratio compares nothing.</summary>
    public EfficiencyBenchmarks()
    {
        List<double?> expected = [];
        Loop((indices, ranks) => expected.AddRange(indices.Index().SelectMany(index => new double?[] { index.Item, ranks[index.Index] })));
        PopulationIndices computed = Evaluate();
        IEnumerable<double?> found = computed.Areas.SelectMany(area => area.Indices.AsPairs().Select(pair => pair.Value))
            .Where(column => column.Count > 0)
            .SelectMany(column => column.Indices.Index().SelectMany(index => new double?[] { index.Item, column.Ranks[index.Index] }));
        if (!expected.SequenceEqual(found, EqualityComparer<double?>.Create((one, other) => Math.Abs(one!.Value - other!.Value) < 1e-9, value => 0)))
        {
            throw new InvalidOperationException("The loop and the library do not compute the same.");
        }
    }

    [Benchmark(Baseline = true, Description = "array loop: look-ups, percentiles, indices, ranks")]
    public int ArrayLoop()
    {
        int sum = 0;
        Loop((_, ranks) => sum += ranks[0]);
        return sum;
    }

    [Benchmark(Description = "EvaluatePopulation")]
    public int Population() => Evaluate().Areas.Sum(area => area.Indices.Resource.Ranks[0] ?? 0);

    private static PopulationIndices Evaluate() =>
        EfficiencyCalculator.EvaluatePopulation(EfficiencyCase.Table, EfficiencyCase.Model, EfficiencyCase.Population, EfficiencyCase.Years);

    /// <summary>By year and area: each index that the area has, and its ranks.</summary>
    private static void Loop(Action<double[], int[]> use)
    {
        foreach (int year in EfficiencyCase.Years)
        {
            foreach (ServiceArea area in EfficiencyCase.Model.Areas)
            {
                double[] resource = Index(area.Resource, year);
                use(resource, Ranks(resource));
                if (area.Quality.Components.Count > 0)
                {
                    double[] quality = Index(area.Quality, year);
                    use(quality, Ranks(quality));
                    double[] means = new double[Size];
                    Add(means, resource, 0.5);
                    Add(means, quality, 0.5);
                    double[] efficiency = Scored(means, lower: false);
                    use(efficiency, Ranks(efficiency));
                }
            }
        }
    }

    private static double[] Index(IndexDefinition definition, int year)
    {
        double[] means = new double[Size];
        foreach (IndexComponent component in definition.Components)
        {
            double[] values = new double[Size];
            for (int i = 0; i < Size; i++)
            {
                values[i] = EfficiencyCase.Table.GetValue(component.Kpi, EfficiencyCase.Population.Members[i].Id, year) ?? double.NaN;
            }

            Add(means, Scored(values, component.LowerIsBetter), 1.0 / definition.Components.Count);
        }

        return definition.Components.Count == 1 ? means : Scored(means, lower: false);
    }

    private static int[] Ranks(double[] indices)
    {
        double[] keys = Array.ConvertAll(indices, index => -index);
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        int[] ranks = new int[keys.Length];
        for (int place = 0; place < keys.Length; place++)
        {
            ranks[order[place]] = place > 0 && keys[place] - keys[place - 1] <= 1e-9 ? ranks[order[place - 1]] : place + 1;
        }

        return ranks;
    }

    private static void Add(double[] sums, double[] values, double weight)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * values[i];
        }
    }

    private static double[] Scored(double[] values, bool lower)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double low = At(sorted, 0.025 * (sorted.Length - 1));
        double high = At(sorted, 0.975 * (sorted.Length - 1));
        double[] scores = new double[values.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = 100 * Math.Clamp((lower ? high - values[i] : values[i] - low) / (high - low), 0, 1);
        }

        return scores;
    }

    private static double At(double[] sorted, double steps)
    {
        int below = (int)steps;
        return sorted[below] + ((steps - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
