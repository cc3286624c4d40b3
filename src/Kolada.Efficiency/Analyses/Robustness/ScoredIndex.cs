using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>An index prepared for many draws: each component scored once in every normalisation, for the municipalities that have the index.</summary>
internal sealed class ScoredIndex
{
    private const int Scalings = 5;

    /// <summary>Scores for a geometric mean lie on 1 to 100: one zero must not decide everything.</summary>
    private const double GeometricFloor = 1;

    private readonly double[][][] _scores;
    private readonly double[][][] _logs;
    private readonly double[] _weights;
    private readonly bool _hasGaps;

    public ScoredIndex(IndexColumn column)
    {
        Members = [.. Enumerable.Range(0, column.Indices.Length).Where(i => column.Ranks[i] > 0)];
        List<ComponentColumn> used = [.. column.Components.Where(component => !component.Scale.IsFlat)];
        _weights = [.. used.Select(component => component.Component.Weight)];
        _scores = new double[Scalings][][];
        _logs = new double[Scalings][][];
        for (int scaling = 0; scaling < Scalings; scaling++)
        {
            _scores[scaling] = [.. used.Select(component => Pick(Score(component, (Scaling)scaling)))];
            _logs[scaling] = [.. _scores[scaling].Select(scores => Array.ConvertAll(scores, Log))];
        }

        _hasGaps = _scores[0].Any(scores => scores.Any(double.IsNaN));
    }

    /// <summary>Places in the population of those that have the index.</summary>
    public int[] Members { get; }

    /// <summary>How many components can be left out one at a time: none where there is only one.</summary>
    public int Removable => _weights.Length > 1 ? _weights.Length : 0;

    /// <summary>The index of a draw, municipality by municipality.</summary>
    /// <param name="choices">The draw.</param>
    /// <param name="leftOut">Which component is left out; negative for none.</param>
    /// <param name="weights">Where the random numbers for the weights come from.</param>
    /// <param name="concentration">How near the weights stay to the model's.</param>
    /// <param name="indices">The result, in the order of <see cref="Members"/>.</param>
    /// <param name="work">Room for the normalisation.</param>
    public void Compute(Choices choices, int leftOut, ref RandomStream weights, double concentration, Span<double> indices, DrawWork work)
    {
        Span<double> drawn = work.Weights.AsSpan(0, _weights.Length);
        _weights.CopyTo(drawn);
        weights.Dirichlet(drawn, concentration);
        if (leftOut >= 0)
        {
            drawn[leftOut] = 0;
        }

        int active = drawn.Length - (leftOut >= 0 ? 1 : 0);
        bool geometric = choices.IsGeometric && active > 1;
        if (_hasGaps)
        {
            MeanOfPresent(
                (geometric ? _logs : _scores)[(int)choices.Scaling],
                drawn,
                geometric ? Log(Rescaling.Middle) : Rescaling.Middle,
                indices,
                work.Totals);
        }
        else
        {
            Mean((geometric ? _logs : _scores)[(int)choices.Scaling], drawn, indices);
        }

        if (active > 1)
        {
            if (geometric)
            {
                foreach (ref double index in indices)
                {
                    index = Math.Exp(index);
                }
            }

            Rescaling.Apply(indices, choices.Scaling, work.Sorted);
        }
    }

    /// <summary>The logarithm of a score on 1 to 100.</summary>
    public static double Log(double score) =>
        Math.Log(GeometricFloor + ((Normalizer.Top - GeometricFloor) / Normalizer.Top * Math.Clamp(score, 0, Normalizer.Top)));

    private static void Mean(double[][] columns, ReadOnlySpan<double> weights, Span<double> means)
    {
        means.Clear();
        double total = 0;
        for (int j = 0; j < columns.Length; j++)
        {
            double weight = weights[j];
            total += weight;
            ReadOnlySpan<double> column = columns[j].AsSpan(0, means.Length);
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += weight * column[i];
            }
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] /= total;
        }
    }

    /// <summary>Where the model allows missing components: the mean over those that are there; without any it is the middle of the scale.</summary>
    private static void MeanOfPresent(double[][] columns, ReadOnlySpan<double> weights, double middle, Span<double> means, double[] totals)
    {
        means.Clear();
        Array.Clear(totals);
        for (int j = 0; j < columns.Length; j++)
        {
            for (int i = 0; i < means.Length; i++)
            {
                double score = columns[j][i];
                if (!double.IsNaN(score))
                {
                    means[i] += weights[j] * score;
                    totals[i] += weights[j];
                }
            }
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] = totals[i] > 0 ? means[i] / totals[i] : middle;
        }
    }

    private double[] Pick(double[] column) => Array.ConvertAll(Members, member => column[member]);

    private static double[] Score(ComponentColumn component, Scaling scaling)
    {
        bool low = component.Component.LowerIsBetter;
        return scaling switch
        {
            Scaling.Rka6 => Rka(component, PercentileType.Type6),
            Scaling.Rka7 => Rka(component, PercentileType.Type7),
            Scaling.MinMax => Scores(component.Values, NormalizationMethod.MinMax),
            Scaling.ZScore => Array.ConvertAll(Scores(component.Values, NormalizationMethod.ZScore), Rescaling.FromZ),
            _ => Scores(component.Values, NormalizationMethod.Rank),
        };

        double[] Scores(double[] values, NormalizationMethod method) => Scale.Over(values, method, PercentileType.Type7).Scores(values, low);
    }

    /// <summary>RKA's scores. A column can be flat by one percentile type and not by the other: then everybody is in the middle.</summary>
    private static double[] Rka(ComponentColumn component, PercentileType type)
    {
        Scale scale = Scale.Over(component.Measured, NormalizationMethod.Rka, type);
        return scale.IsFlat
            ? Array.ConvertAll(component.Values, value => double.IsNaN(value) ? value : Rescaling.Middle)
            : scale.Scores(component.Values, component.Component.LowerIsBetter);
    }
}

/// <summary>Room that a thread uses again for every draw.</summary>
internal sealed class DrawWork(int size, int components)
{
    public double[] Weights { get; } = new double[Math.Max(components, 2)];

    public double[] Totals { get; } = new double[size];

    public double[] Sorted { get; } = new double[size];

    public double[] Resource { get; } = new double[size];

    public double[] Quality { get; } = new double[size];

    public double[] Efficiency { get; } = new double[size];
}
