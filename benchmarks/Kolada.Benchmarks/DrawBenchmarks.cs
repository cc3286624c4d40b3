using BenchmarkDotNet.Attributes;
using Kolada.Efficiency;
using Kolada.Efficiency.Analyses.Robustness;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Benchmarks;

/// <summary>
/// The robustness of one municipality's ranks in six areas against the draws' index calculations with nothing around them: the same random
/// choices, columns scored and logarithms taken once, arrays used again, one thread, sorts where order is needed.
/// </summary>
[MemoryDiagnoser]
public class DrawBenchmarks
{
    private const int Draws = 9_996;
    private const double Concentration = 5;

    private readonly AreaColumns[] _areas =
        [
            .. EfficiencyCase.Model.Areas.Select(area => AreaColumns.Evaluate(
                EfficiencyCase.Table, EfficiencyCase.Population, EfficiencyCase.Model, area, EfficiencyCase.FirstYear, PercentileType.Type7)),
        ];

    private readonly double[] _resource = new double[EfficiencyCase.Municipalities];
    private readonly double[] _quality = new double[EfficiencyCase.Municipalities];
    private readonly double[] _sorted = new double[EfficiencyCase.Municipalities];

    [Benchmark(Baseline = true, Description = "bare loop of the draws' index calculations")]
    public int BareDraws()
    {
        int sum = 0;
        foreach (AreaColumns area in _areas)
        {
            Scores resource = new(area.Resource);
            Scores quality = new(area.Quality);
            for (int draw = 0; draw < Draws; draw++)
            {
                Choices choices = new(1, draw);
                RandomStream random = choices.Weights;
                Compute(resource, choices, ref random, _resource);
                if (area.Quality.Components.Count > 0)
                {
                    Compute(quality, choices, ref random, _quality);
                    Span<double> weights = [1, 1];
                    random.Dirichlet(weights, Concentration);
                    for (int i = 0; i < _resource.Length; i++)
                    {
                        _resource[i] = choices.IsGeometric
                            ? (weights[0] * ScoredIndex.Log(_resource[i])) + (weights[1] * ScoredIndex.Log(_quality[i]))
                            : (weights[0] * _resource[i]) + (weights[1] * _quality[i]);
                    }
                }

                sum += _resource[0] > 0 ? 1 : 0;
            }
        }

        return sum;
    }

    [Benchmark(Description = "robustness: ranks, intervals, sensitivities")]
    public int Robustness()
    {
        int sum = 0;
        foreach (AreaColumns area in _areas)
        {
            sum += MonteCarlo.Run(area, 0, new RobustnessOptions { Draws = Draws, WeightConcentration = Concentration }).Resource!.Worst;
        }

        return sum;
    }

    private void Compute(Scores scores, Choices choices, ref RandomStream random, double[] index)
    {
        double[][] columns = (choices.IsGeometric ? scores.Logs : scores.Plain)[(int)choices.Scaling];
        Span<double> weights = stackalloc double[columns.Length];
        weights.Fill(1);
        random.Dirichlet(weights, Concentration);
        Array.Clear(index);
        for (int j = 0; j < columns.Length; j++)
        {
            double[] column = columns[j];
            double weight = weights[j];
            for (int i = 0; i < index.Length; i++)
            {
                index[i] += weight * column[i];
            }
        }

        if (choices.IsGeometric)
        {
            for (int i = 0; i < index.Length; i++)
            {
                index[i] = Math.Exp(index[i]);
            }
        }

        if (columns.Length > 1)
        {
            Rescale(index, choices);
        }
    }

    /// <summary>The second normalisation.</summary>
    private void Rescale(double[] index, Choices choices)
    {
        index.CopyTo(_sorted);
        if (choices.Scaling != Scaling.ZScore)
        {
            Array.Sort(_sorted);
        }

        int n = index.Length;
        switch (choices.Scaling)
        {
            case Scaling.Rka6:
                Stretch(index, At(Math.Max(0, (0.025 * (n + 1)) - 1)), At(Math.Min(n - 1, (0.975 * (n + 1)) - 1)));
                break;
            case Scaling.Rka7:
                Stretch(index, At(0.025 * (n - 1)), At(0.975 * (n - 1)));
                break;
            case Scaling.MinMax:
                Stretch(index, _sorted[0], _sorted[^1]);
                break;
            case Scaling.ZScore:
                double mean = index.Average();
                double spread = Math.Sqrt(index.Sum(value => (value - mean) * (value - mean)) / (n - 1));
                for (int i = 0; i < n; i++)
                {
                    index[i] = 50 + (100.0 / 6 * (index[i] - mean) / spread);
                }

                break;
            default:
                for (int i = 0; i < n; i++)
                {
                    index[i] = 100.0 * Array.BinarySearch(_sorted, index[i]) / (n - 1);
                }

                break;
        }
    }

    private static void Stretch(double[] index, double low, double high)
    {
        for (int i = 0; i < index.Length; i++)
        {
            index[i] = 100 * Math.Clamp((index[i] - low) / (high - low), 0, 1);
        }
    }

    private double At(double steps)
    {
        int below = (int)steps;
        return _sorted[below] + ((steps - below) * (_sorted[Math.Min(below + 1, _sorted.Length - 1)] - _sorted[below]));
    }

    /// <summary>By normalisation and component: the scores, and their logarithms.</summary>
    private sealed class Scores
    {
        public Scores(IndexColumn index)
        {
            Plain = [.. Enum.GetValues<Scaling>().Select(scaling => index.Components.Select(component => Score(component, scaling)).ToArray())];
            Logs = [.. Plain.Select(columns => columns.Select(scores => Array.ConvertAll(scores, ScoredIndex.Log)).ToArray())];
        }

        public double[][][] Plain { get; }

        public double[][][] Logs { get; }

        private static double[] Score(ComponentColumn component, Scaling scaling) => scaling switch
        {
            Scaling.MinMax => OnScale(component, NormalizationMethod.MinMax),
            Scaling.ZScore => Array.ConvertAll(OnScale(component, NormalizationMethod.ZScore), Rescaling.FromZ),
            Scaling.Rank => OnScale(component, NormalizationMethod.Rank),
            _ => component.Scores,
        };

        private static double[] OnScale(ComponentColumn component, NormalizationMethod method) =>
            Scale.Over(component.Values, method, PercentileType.Type7).Scores(component.Values, component.Component.LowerIsBetter);
    }
}
