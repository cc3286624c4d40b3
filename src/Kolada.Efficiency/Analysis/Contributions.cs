using System.Numerics;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency
{
    /// <summary>Why the three indices of an area are what they are. One that is missing has no reasons (null).</summary>
    /// <param name="Resource">The resource index.</param>
    /// <param name="Quality">The quality index.</param>
    /// <param name="Efficiency">The efficiency index; its components are those of both.</param>
    public sealed record AreaReasons(IndexReasons? Resource, IndexReasons? Quality, IndexReasons? Efficiency);

    /// <summary>Why an index is what it is: Index = MedianIndex + Rest + the sum of the contributions.</summary>
    /// <remarks>
    /// The contributions are Shapley values of the components over the distance between the municipality's index and that of a hypothetical
    /// one with the group's median score in every component, the percentiles held fixed: each component's change of the index, averaged over
    /// all orders in which the components could be changed from the median to the municipality's own score. They sum to that distance within
    /// 1e-9, whatever the clamping does. Source: Shapley (1953). A component that the municipality lacks takes no part; at most 20 can.
    /// Medians are over those that have the component or the index; of an even number they are the mean of the middle two. Equal scores
    /// contribute equally where weights and medians are equal. An index that is missing (all missing, one municipality, all equal) has no reasons.
    /// </remarks>
    public sealed record IndexReasons
    {
        /// <summary>The municipality's index, 0 to 100.</summary>
        public required double Index { get; init; }

        /// <summary>The index of a hypothetical municipality with the group's median score in every component, 0 to 100.</summary>
        public required double ReferenceIndex { get; init; }

        /// <summary>The median of the group's indices, 0 to 100.</summary>
        public required double MedianIndex { get; init; }

        /// <summary>ReferenceIndex − MedianIndex: medians of components do not make a median index, and this is the difference.</summary>
        public double Rest => ReferenceIndex - MedianIndex;

        /// <summary>What each component contributes, in the model's order.</summary>
        public required IReadOnlyList<Contribution> Contributions { get; init; }
    }

    /// <summary>What one component contributes to an index.</summary>
    public sealed record Contribution
    {
        /// <summary>The KPI.</summary>
        public required KpiId Kpi { get; init; }

        /// <summary>Its title.</summary>
        public required string Title { get; init; }

        /// <summary>The municipality's score, 0 to 100.</summary>
        public required double Score { get; init; }

        /// <summary>The median of the group's scores.</summary>
        public required double MedianScore { get; init; }

        /// <summary>Points of the index that the component adds (or takes, when negative) against the median score.</summary>
        public required double Points { get; init; }

        /// <summary>
        /// How many points the index would gain if the value were one unit better (one lower where lower is better), with the percentiles and
        /// everybody else held fixed. 0 beyond the cut-offs.
        /// </summary>
        public required double OneUnitBetter { get; init; }
    }
}

namespace Kolada.Efficiency.Analysis
{
    /// <summary>Shapley values of components, and the effect of one unit.</summary>
    internal static class Contributions
    {
        /// <summary>2²⁰ sets of components are a second's work; more components than this no index has.</summary>
        private const int MaxComponents = 20;

        public static AreaReasons Explain(Evaluation evaluation, AreaColumns area, int member)
        {
            List<Part> resource = Parts(area.Resource, member);
            List<Part> quality = Parts(area.Quality, member);
            return new AreaReasons(
                Reasons(area.Resource, resource, scores => Index(area.Resource, resource, scores)),
                Reasons(area.Quality, quality, scores => Index(area.Quality, quality, scores)),
                Reasons(area.Efficiency, [.. resource, .. quality], scores => area.Efficiency.Scale.Score(
                    (Index(area.Resource, resource, scores) + Index(area.Quality, quality, scores[resource.Count..])) / 2,
                    lowerIsBetter: false)));

            IndexReasons? Reasons(IndexColumn column, List<Part> parts, IndexFunction index) =>
                column.Ranks[member] == 0 ? null : Contributions.Reasons(evaluation, column, member, parts, index);
        }

        private static IndexReasons Reasons(Evaluation evaluation, IndexColumn column, int member, List<Part> parts, IndexFunction index)
        {
            if (parts.Count > MaxComponents)
            {
                throw new ArgumentException(FormattableString.Invariant($"Contributions are computed for at most {MaxComponents} components, and the index has {parts.Count}."));
            }

            double[] medians = [.. parts.Select(part => part.Median)];
            double[] own = [.. parts.Select(part => part.Score)];
            double[] shares = Shapley(index, medians, own);
            return new IndexReasons
            {
                Index = column.Indices[member],
                ReferenceIndex = index(medians),
                MedianIndex = Moments.Median(column.Indices),
                Contributions = [.. parts.Select((part, j) => new Contribution
                {
                    Kpi = part.Column.Kpi,
                    Title = evaluation.TitleOf(part.Column.Kpi),
                    Score = part.Score,
                    MedianScore = part.Median,
                    Points = shares[j],
                    OneUnitBetter = index([.. own.Select((score, k) => k == j ? part.ScoreOfOneUnitBetter : score)]) - index(own),
                })],
            };
        }

        /// <summary>φ_j = Σ over sets S without j of |S|!·(n − |S| − 1)!/n! · (v(S ∪ j) − v(S)), where v(S) has the own scores in S and medians elsewhere.</summary>
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

        /// <summary>The index of given scores, the percentiles held fixed.</summary>
        private static double Index(IndexColumn column, List<Part> parts, ReadOnlySpan<double> scores)
        {
            if (column.Components.Count == 1)
            {
                return scores[0];
            }

            (double sum, double weight) = (0, 0);
            for (int j = 0; j < parts.Count; j++)
            {
                sum += parts[j].Column.Component.Weight * scores[j];
                weight += parts[j].Column.Component.Weight;
            }

            return column.Scale.Score(sum / weight, lowerIsBetter: false);
        }

        private static List<Part> Parts(IndexColumn column, int member) =>
            [.. column.Components.Where(component => !double.IsNaN(component.Scores[member])).Select(component => new Part(component, member))];

        private delegate double IndexFunction(ReadOnlySpan<double> scores);

        private sealed record Part(ComponentColumn Column, int Member)
        {
            public double Score => Column.Scores[Member];

            public double Median { get; } = Moments.Median(Column.Scores);

            public double ScoreOfOneUnitBetter => Column.Scale.Score(Column.Values[Member] + (Column.Component.LowerIsBetter ? -1 : 1), Column.Component.LowerIsBetter);
        }
    }
}
