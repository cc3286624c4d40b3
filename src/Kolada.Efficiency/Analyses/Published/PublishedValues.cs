using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Published;

/// <summary>Published indices: the best check of how the computed ones are made.</summary>
internal static class PublishedValues
{
    private static readonly PercentileType[] Types = [PercentileType.Type6, PercentileType.Type7];

    public static IReadOnlyList<PublishedComparison> Compare(Evaluator evaluator, AreaColumns area, int member) =>
    [
        .. from published in new ByIndex<KpiId?>(area.Area.Resource.Published, area.Area.Quality.Published, area.Area.PublishedEfficiency).AsPairs()
           where published.Value.HasValue
           select Compare(evaluator, area.Year, published.Key, published.Value.GetValueOrDefault(), area.Indices[published.Key].Indices, member),
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

    public static Calibration Calibrate(Evaluator evaluator, AreaColumns area, IndexKind kind)
    {
        (IndexDefinition definition, IndexColumn column) = kind switch
        {
            IndexKind.Resource => (area.Area.Resource, area.Resource),
            IndexKind.Quality => (area.Area.Quality, area.Quality),
            _ => throw new ArgumentException("An efficiency index has no single component; calibrate the resource or the quality index.", nameof(kind)),
        };
        if (!definition.IsRkas)
        {
            throw new ArgumentException(
                $"The {kind} index of {area.Area.Id} is not made by RKA's method, and only such an index tells RKA's percentiles.",
                nameof(kind));
        }

        if (column.Components.Count != 1 || definition.Published is not { } kpi)
        {
            throw new ArgumentException(FormattableString.Invariant($"The {kind} index of {area.Area.Id} has {column.Components.Count} component(s) in {area.Year} and {(definition.Published is null ? "no" : "a")} published KPI; a calibration needs one of each."), nameof(kind));
        }

        return Calibrate(column.Components[0].Measured, Values(evaluator, kpi, area.Year), column.Components[0].Component.LowerIsBetter);
    }

    private static PublishedComparison Compare(Evaluator evaluator, int year, IndexKind kind, KpiId kpi, double[] computed, int member)
    {
        double[] published = Values(evaluator, kpi, year);
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

    private static double[] Values(Evaluator evaluator, KpiId kpi, int year) =>
        [.. evaluator.Population.Members.Select(member => evaluator.Table.GetValue(kpi, member.Id, year) ?? double.NaN)];

    /// <summary>The least-squares line, with sums around the means, and its root mean square error.</summary>
    private static (double Slope, double MeanX, double MeanY, double Error) Line(List<(double X, double Y)> points)
    {
        (double meanX, double meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        double slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / points.Sum(point => (point.X - meanX) * (point.X - meanX));
        return (slope, meanX, meanY, Math.Sqrt(points.Average(point => Math.Pow(point.Y - meanY - (slope * (point.X - meanX)), 2))));
    }
}
