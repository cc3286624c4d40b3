namespace Kolada.Efficiency.Evaluation;

/// <summary>One municipality's view of an evaluated population.</summary>
/// <param name="evaluator">What was evaluated.</param>
/// <param name="member">The municipality's place in the population.</param>
internal sealed class MemberView(Evaluator evaluator, int member)
{
    private readonly MissingReasons _reasons = new(evaluator, member);

    /// <summary>An area in one year.</summary>
    /// <param name="area">The area.</param>
    /// <param name="whyThisYear">Why this year was chosen; null when it was named.</param>
    public AreaResult Area(AreaColumns area, Reason? whyThisYear)
    {
        IndexResult resource = Index(area, area.Area.Resource, IndexKind.Resource);
        IndexResult quality = Index(area, area.Area.Quality, IndexKind.Quality);
        IndexResult efficiency = Index(area.Efficiency, [], _reasons.ForEfficiency(area, resource.MissingReasons, quality.MissingReasons));
        return new AreaResult
        {
            Id = area.Area.Id,
            Title = area.Area.Title,
            Year = area.Year,
            Indices = new ByIndex<IndexResult>(resource, quality, efficiency),
            Covered = area.Covered,
            WhyThisYear = whyThisYear,
        };
    }

    private IndexResult Index(AreaColumns area, IndexDefinition definition, IndexKind kind)
    {
        IndexColumn index = area.Indices[kind];
        IReadOnlyList<ComponentResult> components = index.Components.Count > 0
            ? [.. index.Components.Select(Component)]
            : [.. definition.Components.Select(component => Unused(component, area.Year))];
        return Index(index, components, _reasons.ForIndex(area, definition, kind));
    }

    private IndexResult Index(IndexColumn index, IReadOnlyList<ComponentResult> components, IReadOnlyList<Reason> missing)
    {
        int rank = index.Ranks[member];
        return rank > 0
            ? new IndexResult
            {
                Index = index.Indices[member],
                Rank = rank,
                Count = index.Count,
                Quartile = Ranking.Quartile(rank, index.Count),
                Components = components,
            }
            : new IndexResult { Count = index.Count, MissingReasons = missing, Components = components };
    }

    private ComponentResult Component(ComponentColumn column) => new()
    {
        Kpi = column.Kpi,
        Title = evaluator.TitleOf(column.Kpi),
        LowerIsBetter = column.Component.LowerIsBetter,
        Weight = column.Component.Weight,
        Value = Known(column.Values[member]),
        Score = Known(column.Scores[member]),
        LowPercentile = Known(column.Percentiles.Low),
        HighPercentile = Known(column.Percentiles.High),
        Count = column.Scale.Count,
        Year = column.YearOf(member),
        IsImputed = column.IsImputed(member),
        IsTreated = column.IsTreated(member),
        Preliminary = IsPreliminary(column),
        Components = column.Index is { } index ? [.. index.Components.Select(Component)] : [],
        MissingReasons = _reasons.ForComponent(column),
    };

    /// <summary>A component that is an index is preliminary when anything in it is, and final when all is.</summary>
    private bool? IsPreliminary(ComponentColumn column)
    {
        if (column.Index is not { } index)
        {
            return column.IsImputed(member) ? null : evaluator.IsPreliminary(column.Kpi, column.YearOf(member));
        }

        List<bool?> parts = [.. index.Components.Where(part => !double.IsNaN(part.Values[member])).Select(IsPreliminary)];
        return parts.Contains(true) ? true : parts.Count == 0 || parts.Contains(null) ? null : false;
    }

    /// <summary>A component of an index that the model does not give for the year: named, but without numbers.</summary>
    private ComponentResult Unused(IndexComponent component, int year) => new()
    {
        Kpi = component.KpiFor(year),
        Title = evaluator.TitleOf(component.KpiFor(year)),
        LowerIsBetter = component.LowerIsBetter,
        Weight = component.Weight,
        Year = year,
        Preliminary = component.Index is null ? evaluator.IsPreliminary(component.KpiFor(year), year) : null,
        Components = component.Index is { } index ? [.. index.Components.Select(part => Unused(part, year))] : [],
    };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
