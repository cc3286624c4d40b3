using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency
{
    /// <summary>An index as RKA publishes it beside the one computed here.</summary>
    /// <remarks>
    /// Missing on either side is null, never 0; the mean is over those that have both, and null where nobody has. Differences of two doubles, exact
    /// to the last place; the computed index has the error that <see cref="EfficiencyCalculator"/> states, and the published one its rounding.
    /// </remarks>
    public sealed record PublishedComparison
    {
        /// <summary>Which index.</summary>
        public required IndexKind Kind { get; init; }

        /// <summary>The KPI under which RKA publishes it.</summary>
        public required KpiId Kpi { get; init; }

        /// <summary>The published value; null when the table does not have it.</summary>
        public double? Published { get; init; }

        /// <summary>The computed index; null when it cannot be computed.</summary>
        public double? Computed { get; init; }

        /// <summary>Computed − Published; null when one of them is missing.</summary>
        public double? Difference => Computed - Published;

        /// <summary>How many compared municipalities have both.</summary>
        public int Count { get; init; }

        /// <summary>The mean of |computed − published| over these; null when there are none. RKA compares all municipalities: against a smaller population the two differ by construction.</summary>
        public double? MeanAbsoluteDifference { get; init; }
    }

    /// <summary>What a published index of one component tells about how it was made.</summary>
    /// <remarks>
    /// The index is a clamped linear function of its component. A straight line through the points strictly between 0 and 100 (least
    /// squares) meets 0 and 100 at the cut-offs that were used; and the index computed with each percentile definition is held against the published one.
    /// At least two such points with different values and different indices are needed, a line in the component's direction, and percentiles that differ by both definitions; else
    /// (all missing, one municipality, all equal) an <see cref="ArgumentException"/> says what is lacking. Municipalities without one of the two
    /// values are left out of line and errors; the percentiles stand on all who have the component. With exact input the cut-offs are exact to about
    /// 1e-9 of their distance.
    /// </remarks>
    public sealed record Calibration
    {
        /// <summary>The cut-off P2.5 as recovered from the published values, in the component's unit.</summary>
        public required double LowPercentile { get; init; }

        /// <summary>The cut-off P97.5 as recovered from the published values.</summary>
        public required double HighPercentile { get; init; }

        /// <summary>The root mean square distance of the points from the straight line, in points of the index: large when the scale is not linear.</summary>
        public required double LineError { get; init; }

        /// <summary>The root mean square error of the index computed with percentiles of type 6, in points.</summary>
        public required double Type6Error { get; init; }

        /// <summary>The same with type 7.</summary>
        public required double Type7Error { get; init; }

        /// <summary>The type that fits better; null when both fit equally (to 1e-9).</summary>
        public PercentileType? BestType => Math.Abs(Type6Error - Type7Error) <= 1e-9 ? null : Type6Error < Type7Error ? PercentileType.Type6 : PercentileType.Type7;

        /// <summary>How many municipalities have both the component and the published index.</summary>
        public required int Count { get; init; }
    }
}

namespace Kolada.Efficiency.Analysis
{
    /// <summary>Published indices: the best check of how the computed ones are made.</summary>
    internal static class PublishedValues
    {
        private static readonly PercentileType[] Types = [PercentileType.Type6, PercentileType.Type7];

        public static IReadOnlyList<PublishedComparison> Compare(Evaluation evaluation, AreaColumns area, int member) =>
        [
            .. from pair in new (IndexKind Kind, KpiId? Kpi, IndexColumn Column)[]
               {
                   (IndexKind.Resource, area.Area.Resource.Published, area.Resource),
                   (IndexKind.Quality, area.Area.Quality.Published, area.Quality),
                   (IndexKind.Efficiency, area.Area.PublishedEfficiency, area.Efficiency),
               }
               where pair.Kpi.HasValue
               select Compare(evaluation, area.Year, pair.Kind, pair.Kpi.GetValueOrDefault(), pair.Column.Indices, member),
        ];

        /// <summary>The calibration of columns: values and published indices, NaN where missing.</summary>
        /// <exception cref="ArgumentException">Too few points lie between 0 and 100, or they do not follow the values.</exception>
        public static Calibration Calibrate(double[] values, double[] published, bool lowerIsBetter)
        {
            List<(double X, double Y)> both = [.. values.Zip(published).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))];
            List<(double X, double Y)> inside = [.. both.Where(point => point.Y > 0 && point.Y < Normalizer.Top)];
            if (inside.Select(point => point.X).Distinct().Take(2).Count() < 2)
            {
                throw new ArgumentException(FormattableString.Invariant($"A calibration needs two municipalities with different values and a published index between 0 and 100, and there are {inside.Count} in between."));
            }

            if (inside.TrueForAll(point => point.Y == inside[0].Y) || Types.Any(type => Normalizer.Over(values, type).IsFlat))
            {
                throw new ArgumentException("A calibration needs published indices that vary between 0 and 100, and a component whose P2.5 and P97.5 differ.");
            }

            (double slope, double meanX, double meanY, double error) = Line(inside);
            if (lowerIsBetter ? slope >= 0 : slope <= 0)
            {
                throw new ArgumentException($"The published index does not {(lowerIsBetter ? "fall as the values rise" : "rise with the values")}, so it is not made of them. Check the component, its direction and the published KPI.");
            }

            double atZero = meanX - (meanY / slope);
            double atTop = meanX + ((Normalizer.Top - meanY) / slope);
            return new Calibration
            {
                LowPercentile = lowerIsBetter ? atTop : atZero,
                HighPercentile = lowerIsBetter ? atZero : atTop,
                LineError = error,
                Type6Error = Error(PercentileType.Type6),
                Type7Error = Error(PercentileType.Type7),
                Count = both.Count,
            };

            double Error(PercentileType type)
            {
                Normalizer scale = Normalizer.Over(values, type);
                return Math.Sqrt(both.Average(point => Math.Pow(scale.Score(point.X, lowerIsBetter) - point.Y, 2)));
            }
        }

        public static Calibration Calibrate(Evaluation evaluation, AreaColumns area, IndexKind kind)
        {
            (IndexDefinition definition, IndexColumn column) = kind switch
            {
                IndexKind.Resource => (area.Area.Resource, area.Resource),
                IndexKind.Quality => (area.Area.Quality, area.Quality),
                _ => throw new ArgumentException("An efficiency index has no single component; calibrate the resource or the quality index.", nameof(kind)),
            };
            if (column.Components.Count != 1 || definition.Published is not { } kpi)
            {
                throw new ArgumentException(FormattableString.Invariant($"The {kind} index of {area.Area.Id} has {column.Components.Count} component(s) in {area.Year} and {(definition.Published is null ? "no" : "a")} published KPI; a calibration needs one of each."), nameof(kind));
            }

            return Calibrate(column.Components[0].Measured, Values(evaluation, kpi, area.Year), column.Components[0].Component.LowerIsBetter);
        }

        private static PublishedComparison Compare(Evaluation evaluation, int year, IndexKind kind, KpiId kpi, double[] computed, int member)
        {
            double[] published = Values(evaluation, kpi, year);
            List<double> differences = [.. computed.Zip(published, (one, other) => Math.Abs(one - other)).Where(difference => !double.IsNaN(difference))];
            return new PublishedComparison
            {
                Kind = kind,
                Kpi = kpi,
                Published = double.IsNaN(published[member]) ? null : published[member],
                Computed = double.IsNaN(computed[member]) ? null : computed[member],
                Count = differences.Count,
                MeanAbsoluteDifference = differences.Count == 0 ? null : differences.Average(),
            };
        }

        private static double[] Values(Evaluation evaluation, KpiId kpi, int year) =>
            [.. evaluation.Population.Members.Select(member => evaluation.Table.GetValue(kpi, member.Id, year) ?? double.NaN)];

        /// <summary>The least-squares line, with sums around the means, and its root mean square error.</summary>
        private static (double Slope, double MeanX, double MeanY, double Error) Line(List<(double X, double Y)> points)
        {
            (double meanX, double meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
            double slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / points.Sum(point => (point.X - meanX) * (point.X - meanX));
            return (slope, meanX, meanY, Math.Sqrt(points.Average(point => Math.Pow(point.Y - meanY - (slope * (point.X - meanX)), 2))));
        }
    }
}
