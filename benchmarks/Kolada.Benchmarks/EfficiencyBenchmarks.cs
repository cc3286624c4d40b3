using System.Globalization;
using BenchmarkDotNet.Attributes;
using Kolada.Efficiency;
using Kolada.Efficiency.Analysis;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Benchmarks;

/// <summary>The indices of all municipalities against straight loops over arrays that compute the same numbers.</summary>
[MemoryDiagnoser]
public class EfficiencyBenchmarks
{
    private const int Municipalities = 290;
    private const int FirstYear = 2001;
    private const int YearCount = 25;
    private const int Draws = 9_996;

    private readonly EfficiencyModel _model = EfficiencyModel.Get("net-cost");
    private readonly Population _population = new()
    {
        Title = "All",
        Members = [.. Enumerable.Range(1, Municipalities).Select(i => new Municipality { Id = i.ToString("0000", CultureInfo.InvariantCulture), Title = "M", Type = MunicipalityType.Municipality })],
    };

    private KpiTable _table = KpiTable.Create([]);

    /// <summary>By area, year and component (the resource's first): the values, in the population's order.</summary>
    private double[][][][] _arrays = [];

    private AreaColumns[] _areas = [];

    [GlobalSetup]
    public void Setup()
    {
        RandomStream random = new(20260816);
        List<DataPoint> rows = [];
        _arrays = [.. _model.Areas.Select(_ => new double[YearCount][][])];
        for (int area = 0; area < _arrays.Length; area++)
        {
            List<IndexComponent> components = [.. _model.Areas[area].Resource.Components, .. _model.Areas[area].Quality.Components];
            for (int year = 0; year < YearCount; year++)
            {
                _arrays[area][year] = [.. components.Select(_ => new double[Municipalities])];
                for (int j = 0; j < components.Count; j++)
                {
                    for (int i = 0; i < Municipalities; i++)
                    {
                        _arrays[area][year][j][i] = 100 * random.Gamma(2);
                        rows.Add(new DataPoint(components[j].Kpi, _population.Members[i].Id, FirstYear + year, Gender.Total, _arrays[area][year][j][i]));
                    }
                }
            }
        }

        _table = KpiTable.Create(rows);
        _areas = [.. _model.Areas.Select(area => AreaColumns.Evaluate(_table, _population, _model, area, FirstYear, PercentileType.Type7))];
    }

    [Benchmark(Baseline = true)]
    public double ArrayLoop()
    {
        double sum = 0;
        for (int area = 0; area < _arrays.Length; area++)
        {
            foreach (double[][] columns in _arrays[area])
            {
                double[] resource = Scored(columns[0], lower: true);
                sum += resource[0] + Ranks(resource)[0];
                if (columns.Length > 1)
                {
                    double[] quality = new double[Municipalities];
                    for (int j = 1; j < columns.Length; j++)
                    {
                        Add(quality, Scored(columns[j], lower: false), 1.0 / (columns.Length - 1));
                    }

                    quality = Scored(quality, lower: false);
                    Add(resource, quality, 1);
                    double[] efficiency = Scored(resource, lower: false);
                    sum += Ranks(quality)[0] + efficiency[0] + Ranks(efficiency)[0];
                }
            }
        }

        return sum;
    }

    [Benchmark]
    public double AllMunicipalities()
    {
        double sum = 0;
        foreach (ServiceArea area in _model.Areas)
        {
            for (int year = FirstYear; year < FirstYear + YearCount; year++)
            {
                AreaColumns columns = AreaColumns.Evaluate(_table, _population, _model, area, year, PercentileType.Type7);
                sum += columns.Resource.Indices[0];
            }
        }

        return sum;
    }

    /// <summary>The draws' index calculations with nothing around them, written straight: the same choices, the same scores, sorts where they are needed.</summary>
    [Benchmark]
    public double BareDraws()
    {
        double sum = 0;
        for (int area = 0; area < _areas.Length; area++)
        {
            double[][][] resource = ScoredInEachWay(_areas[area].Resource);
            double[][][] quality = ScoredInEachWay(_areas[area].Quality);
            for (int draw = 0; draw < Draws; draw++)
            {
                Choices choices = new(1, draw);
                RandomStream weights = choices.Weights;
                double[] index = Drawn(resource[(int)choices.Scaling], choices, ref weights);
                sum += index.Count(value => value > index[0]);
                if (quality[0].Length > 0)
                {
                    double[] other = Drawn(quality[(int)choices.Scaling], choices, ref weights);
                    sum += other.Count(value => value > other[0]);
                    Add(index, other, 1);
                    sum += index.Count(value => value > index[0]);
                }
            }
        }

        return sum;
    }

    [Benchmark]
    public int MonteCarloDraws()
    {
        int sum = 0;
        foreach (AreaColumns area in _areas)
        {
            sum += MonteCarlo.Run(area, 0, new RobustnessOptions { Draws = Draws }).Resource!.Worst;
        }

        return sum;
    }

    private static double[][][] ScoredInEachWay(IndexColumn index) =>
    [
        .. Enum.GetValues<Scaling>().Select(scaling => index.Components.Select(component => scaling switch
        {
            Scaling.MinMax => Normalization.MinMax(component.Values, component.Component.LowerIsBetter),
            Scaling.ZScore => Normalization.ZScore(component.Values, component.Component.LowerIsBetter),
            Scaling.Rank => Normalization.Rank(component.Values, component.Component.LowerIsBetter),
            _ => component.Scores,
        }).ToArray()),
    ];

    private static double[] Drawn(double[][] scores, Choices choices, ref RandomStream random)
    {
        double[] weights = [.. scores.Select(_ => 1.0)];
        random.Dirichlet(weights, 5);
        double[] index = new double[Municipalities];
        for (int j = 0; j < scores.Length; j++)
        {
            Add(index, choices.IsGeometric ? Array.ConvertAll(scores[j], ScoredIndex.Log) : scores[j], weights[j]);
        }

        index = choices.IsGeometric ? Array.ConvertAll(index, Math.Exp) : index;
        return scores.Length == 1 ? index : choices.Scaling switch
        {
            Scaling.MinMax => Normalization.MinMax(index, lowerIsBetter: false),
            Scaling.ZScore => Normalization.ZScore(index, lowerIsBetter: false),
            Scaling.Rank => Normalization.Rank(index, lowerIsBetter: false),
            _ => Scored(index, lower: false),
        };
    }

    private static int[] Ranks(double[] indices)
    {
        double[] keys = Array.ConvertAll(indices, index => -index);
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        int[] ranks = new int[keys.Length];
        for (int place = 0; place < keys.Length; place++)
        {
            ranks[order[place]] = place > 0 && keys[place] == keys[place - 1] ? ranks[order[place - 1]] : place + 1;
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
