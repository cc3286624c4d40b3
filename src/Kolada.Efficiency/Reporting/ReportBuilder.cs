using Kolada.Efficiency.Analysis;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency.Reporting;

/// <summary>One municipality's view of an evaluated population.</summary>
/// <param name="evaluation">What was evaluated.</param>
/// <param name="member">The municipality's place in the population.</param>
internal sealed class ReportBuilder(Evaluation evaluation, int member)
{
    private const int DefaultPeers = 5;
    private readonly Reasons _reasons = new(evaluation, member);

    /// <summary>An area in one year.</summary>
    public AreaResult Area(AreaColumns area, string? whyThisYear)
    {
        IndexResult resource = Index(area, area.Area.Resource, area.Resource, IndexKind.Resource);
        IndexResult quality = Index(area, area.Area.Quality, area.Quality, IndexKind.Quality);
        return new AreaResult
        {
            Id = area.Area.Id,
            Title = area.Area.Title,
            Year = area.Year,
            Resource = resource,
            Quality = quality,
            Efficiency = Index(area.Efficiency, [], _reasons.ForEfficiency(area, resource.Missing, quality.Missing)),
            Covered = area.Covered,
            WhyThisYear = whyThisYear,
        };
    }

    /// <summary>An area in one year with the analyses that were asked for.</summary>
    public AreaResult AreaWithParts(AreaColumns area, string? whyThisYear)
    {
        ReportParts parts = evaluation.Options.Parts;
        return Area(area, whyThisYear) with
        {
            Reasons = parts.HasFlag(ReportParts.Reasons) ? Contributions.Explain(evaluation, area, member) : null,
            Peers = parts.HasFlag(ReportParts.Peers) ? Analysis.Peers.Find(evaluation, area, member, evaluation.Population.Distances, DefaultPeers) : null,
            Published = parts.HasFlag(ReportParts.Published) ? PublishedValues.Compare(evaluation, area, member) : null,
            Robustness = parts.HasFlag(ReportParts.Robustness) ? MonteCarlo.Run(area, member, evaluation.Options.Robustness ?? new RobustnessOptions(), evaluation.Options.Language) : null,
        };
    }

    private IndexResult Index(AreaColumns area, IndexDefinition definition, IndexColumn index, IndexKind kind)
    {
        IReadOnlyList<ComponentResult> components = index.Components.Count > 0
            ? [.. index.Components.Select(Component)]
            : [.. definition.Components.Select(component => Unused(component, area.Year))];
        return Index(index, components, _reasons.ForIndex(area, definition, index, kind));
    }

    private IndexResult Index(IndexColumn index, IReadOnlyList<ComponentResult> components, string? missing)
    {
        int rank = index.Ranks[member];
        return rank > 0
            ? new IndexResult { Index = index.Indices[member], Rank = rank, Of = index.Count, Quartile = Ranking.Quartile(rank, index.Count), Components = components }
            : new IndexResult { Of = index.Count, Missing = missing, Components = components };
    }

    private ComponentResult Component(ComponentColumn column) => new()
    {
        Kpi = column.Kpi,
        Title = evaluation.TitleOf(column.Kpi),
        LowerIsBetter = column.Component.LowerIsBetter,
        Weight = column.Component.Weight,
        Value = Known(column.Values[member]),
        Score = Known(column.Scores[member]),
        LowPercentile = Known(column.Scale.Low),
        HighPercentile = Known(column.Scale.High),
        N = column.Scale.Count,
        Year = column.YearOf(member),
        IsImputed = column.IsImputed(member),
        Preliminary = column.IsImputed(member) ? null : evaluation.IsPreliminary(column.Kpi, column.YearOf(member)),
        Missing = _reasons.ForComponent(column),
    };

    /// <summary>A component of an index that the model does not give for the year: named, but without numbers.</summary>
    private ComponentResult Unused(IndexComponent component, int year) => new()
    {
        Kpi = component.KpiFor(year),
        Title = evaluation.TitleOf(component.KpiFor(year)),
        LowerIsBetter = component.LowerIsBetter,
        Weight = component.Weight,
        Year = year,
        Preliminary = evaluation.IsPreliminary(component.KpiFor(year), year),
    };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
