using System.Numerics;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Explanations;

/// <summary>Shapley values of components, and the effect of one unit.</summary>
internal static class Explainer
{
    /// <summary>2²⁰ sets of components are a second's work; more components than this no index has.</summary>
    private const int MaxComponents = 20;

    /// <summary>Refuses what no explanation can be given of.</summary>
    /// <exception cref="ArgumentException">
    /// A component of the area is an index itself, a method has no contributions, or there are too many components.
    /// </exception>
    public static void RefuseUnsupported(ServiceArea area)
    {
        if (area.Resource.HasLevels || area.Quality.HasLevels)
        {
            throw new ArgumentException(
                $"The area {area.Id} has components that are indices themselves, and contributions are told of key figures only. Leave the analysis out, or the levels.");
        }

        if (!IsSupported(area.Resource) || !IsSupported(area.Quality))
        {
            throw new ArgumentException(
                $"The area {area.Id} has an index by rank, by distance, by a geometric or harmonic mean or with outliers pulled in, for which contributions are not defined. Leave the analysis out.");
        }

        if (area.Resource.Components.Count + area.Quality.Components.Count is var count and > MaxComponents)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Contributions are computed for at most {MaxComponents} components, and the area {area.Id} has {count}."));
        }
    }

    /// <summary>An index whose scores follow the values on a straight line, and the index its scores: then a share of the distance has a meaning.</summary>
    private static bool IsSupported(IndexDefinition index) =>
        index.Aggregation == AggregationMethod.Arithmetic
        && index.Outliers == OutlierRule.Keep
        && index.Normalization is not (NormalizationMethod.Rank or NormalizationMethod.Distance);

    public static ByIndex<IndexExplanation?> Explain(Evaluator evaluator, AreaColumns area, int member)
    {
        List<Part> resource = Parts(area.Resource, member);
        List<Part> quality = Parts(area.Quality, member);
        return new ByIndex<IndexExplanation?>(
            Explanation(area.Resource, resource, scores => Index(area.Resource, resource, scores)),
            Explanation(area.Quality, quality, scores => Index(area.Quality, quality, scores)),
            Explanation(area.Efficiency, [.. resource, .. quality], scores => area.Efficiency.Scale.Score(
                (Index(area.Resource, resource, scores) + Index(area.Quality, quality, scores[resource.Count..])) / 2,
                lowerIsBetter: false)));

        IndexExplanation? Explanation(IndexColumn column, List<Part> parts, IndexFunction index) =>
            column.Ranks[member] == 0 ? null : Explainer.Explanation(evaluator, column, member, parts, index);
    }

    private static IndexExplanation Explanation(Evaluator evaluator, IndexColumn column, int member, List<Part> parts, IndexFunction index)
    {
        double[] medians = [.. parts.Select(part => part.Median)];
        double[] own = [.. parts.Select(part => part.Score)];
        double[] shares = Shapley(index, medians, own);
        return new IndexExplanation
        {
            Index = column.Indices[member],
            ReferenceIndex = index(medians),
            MedianIndex = Moments.Median(column.Indices),
            Contributions = [.. parts.Select((part, j) => new Contribution
            {
                Kpi = part.Column.Kpi,
                Title = evaluator.TitleOf(part.Column.Kpi),
                Score = part.Score,
                MedianScore = part.Median,
                Points = shares[j],
                OneUnitBetter = index([.. own.Select((score, k) => k == j ? part.ScoreOfOneUnitBetter : score)]) - index(own),
            })],
        };
    }

    /// <summary>
    /// φ_j = Σ over sets S without j of |S|!·(n − |S| − 1)!/n! · (v(S ∪ j) − v(S)), where v(S) has the own scores in S and medians elsewhere.
    /// </summary>
    private static double[] Shapley(IndexFunction index, double[] medians, double[] own)
    {
        int n = own.Length;
        double[] values = new double[1 << n];
        double[] scores = new double[n];
        for (int set = 0; set < values.Length; set++)
        {
            for (int j = 0; j < n; j++)
            {
                scores[j] = (set & (1 << j)) != 0 ? own[j] : medians[j];
            }

            values[set] = index(scores);
        }

        // The last set lacks nobody.
        double[] weights = Weights(n);
        double[] shares = new double[n];
        for (int set = 0; set < values.Length - 1; set++)
        {
            double weight = weights[BitOperations.PopCount((uint)set)];
            for (int j = 0; j < n; j++)
            {
                shares[j] += (set & (1 << j)) == 0 ? weight * (values[set | (1 << j)] - values[set]) : 0;
            }
        }

        return shares;
    }

    /// <summary>The weight of a set by its size: 1 / (n · C(n − 1, size)).</summary>
    private static double[] Weights(int n)
    {
        double[] weights = new double[n];
        double choose = 1;
        for (int size = 0; size < n; size++)
        {
            weights[size] = 1 / (n * choose);
            choose = choose * (n - 1 - size) / (size + 1);
        }

        return weights;
    }

    /// <summary>The index of given scores, the scales held fixed; the scores may be followed by those of another index.</summary>
    private static double Index(IndexColumn column, List<Part> parts, ReadOnlySpan<double> scores) =>
        column.IndexOf(scores[..parts.Count], [.. parts.Select(part => part.Column.Component.Weight)]);

    private static List<Part> Parts(IndexColumn column, int member) =>
        [.. column.Components.Where(component => !double.IsNaN(component.Scores[member])).Select(component => new Part(component, member))];

    private delegate double IndexFunction(ReadOnlySpan<double> scores);

    private sealed record Part(ComponentColumn Column, int Member)
    {
        public double Score => Column.Scores[Member];

        public double Median { get; } = Moments.Median(Column.Scores);

        public double ScoreOfOneUnitBetter => Column.Score(Column.Values[Member] + (Column.Component.LowerIsBetter ? -1 : 1));
    }
}
