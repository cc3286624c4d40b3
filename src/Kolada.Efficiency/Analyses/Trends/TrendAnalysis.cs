using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Trends;

/// <summary>Follows an area through the years.</summary>
internal static class TrendAnalysis
{
    public static AreaTrend Follow(Evaluator evaluator, ServiceArea area, int member, IReadOnlyList<int>? years)
    {
        List<AreaColumns> all = [.. (
            years?.Distinct().Order() ?? evaluator.YearsWithValues(area.GetKpis()).AsEnumerable()).Select(year => evaluator.Compute(area, year))];
        List<AreaColumns> used = [.. all.Where(columns => columns.Covers(AreaColumns.DefaultCoverage))];
        List<TrendBreak> breaks = used.Count == 0 ? [] : [.. Breaks(area, used)];
        MemberView view = new(evaluator, member);
        return new AreaTrend
        {
            Id = area.Id,
            Title = area.Title,
            Years = [.. used.Select(columns => view.Area(columns, whyThisYear: null))],
            Changes = used.Count < 2 ? [] : [.. Changes(evaluator, used[0], used[^1], member, breaks)],
            Breaks = breaks,
            Notes = [.. all.Except(used).GroupBy(columns => columns.Covered).Select(
                gap => LeftOut(evaluator, gap.Key, [.. gap.Select(columns => columns.Year)]))],
        };
    }

    private static Reason LeftOut(Evaluator evaluator, int covered, List<int> years) => Reason.Create(
        ReasonCodes.YearsLeftOut,
        (ReasonCodes.Years, years.ToArray()),
        (ReasonCodes.Covered, covered),
        (ReasonCodes.Compared, evaluator.Size));

    private static IEnumerable<TrendBreak> Breaks(ServiceArea area, List<AreaColumns> used) =>
        from component in area.Leaves
        from item in component.Breaks.Select(item => new TrendBreak(component.KpiFor(item.Year), item.Year, Reason.FromText(item.Reason, item.ReasonInSwedish)))
            .Concat(component.Successors.Select(next => new TrendBreak(
                next.Kpi,
                next.From,
                Reason.Create(ReasonCodes.SeriesContinued, (ReasonCodes.Kpi, next.Kpi.Value), (ReasonCodes.Continues, component.KpiFor(next.From - 1).Value)))))
        where item.Year > used[0].Year && item.Year <= used[^1].Year
        orderby item.Year
        select item;

    private static IEnumerable<TrendChange> Changes(Evaluator evaluator, AreaColumns first, AreaColumns last, int member, List<TrendBreak> breaks)
    {
        foreach (IndexKind kind in Enum.GetValues<IndexKind>())
        {
            (IndexColumn before, IndexColumn after) = (first.Indices[kind], last.Indices[kind]);
            if (before.Ranks[member] > 0 && after.Ranks[member] > 0)
            {
                HashSet<KpiId> parts = [.. Parts(first, kind).Concat(Parts(last, kind)).Select(column => column.Kpi)];
                bool isOfAnother = Parts(last, kind).Any(column => IsOfAnotherKpi(column, Parts(first, kind)));
                yield return Change(before.Indices, after.Indices, member, first.Year, last.Year) with
                {
                    Index = kind,
                    PlacesWon = before.Ranks[member] - after.Ranks[member],
                    IsAcrossBreak = isOfAnother || breaks.Exists(item => parts.Contains(item.Kpi)),
                };
            }
        }

        foreach (ComponentColumn after in Parts(last, IndexKind.Efficiency))
        {
            ComponentColumn? before = Parts(first, IndexKind.Efficiency).FirstOrDefault(column => column.Component == after.Component);
            if (before is not null && !double.IsNaN(before.Measured[member]) && !double.IsNaN(after.Measured[member]))
            {
                yield return Change(before.Measured, after.Measured, member, first.Year, last.Year) with
                {
                    Kpi = after.Kpi,
                    Title = evaluator.TitleOf(after.Kpi),
                    IsAcrossBreak = before.Kpi != after.Kpi || breaks.Exists(item => item.Kpi == after.Kpi),
                };
            }
        }
    }

    /// <summary>Whether a component had the values of another key figure in the first year.</summary>
    private static bool IsOfAnotherKpi(ComponentColumn last, IEnumerable<ComponentColumn> first) =>
        first.FirstOrDefault(column => column.Component == last.Component) is { } before && before.Kpi != last.Kpi;

    private static IEnumerable<ComponentColumn> Parts(AreaColumns area, IndexKind kind) => kind switch
    {
        IndexKind.Resource => area.Resource.Leaves,
        IndexKind.Quality => area.Quality.Leaves,
        _ => area.Resource.Leaves.Concat(area.Quality.Leaves),
    };

    private static TrendChange Change(double[] before, double[] after, int member, int from, int to) => new()
    {
        From = from,
        To = to,
        Change = after[member] - before[member],
        GroupChange = Moments.Median([.. before.Zip(after, (earlier, later) => later - earlier)]),
        IsAcrossBreak = false,
    };
}
