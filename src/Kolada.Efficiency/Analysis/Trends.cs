using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;
using Kolada.Efficiency.Reporting;

namespace Kolada.Efficiency
{
    /// <summary>A service area through the years.</summary>
    public sealed record AreaTrend
    {
        /// <summary>The area's id.</summary>
        public required string Id { get; init; }

        /// <summary>The area's title.</summary>
        public required string Title { get; init; }

        /// <summary>The years that are covered well enough, ascending, with all indices and components. Indices are relative to their year.</summary>
        public required IReadOnlyList<AreaResult> Years { get; init; }

        /// <summary>What changed from the first to the last of these years: the indices that are there in both, then each component. Empty with fewer than two years.</summary>
        public required IReadOnlyList<TrendChange> Changes { get; init; }

        /// <summary>Where a series does not compare with itself, ascending.</summary>
        public required IReadOnlyList<TrendBreak> Breaks { get; init; }

        /// <summary>Which years were left out, and why, in sentences.</summary>
        public required IReadOnlyList<string> Notes { get; init; }
    }

    /// <summary>A change between two years, and the group's own.</summary>
    /// <remarks>
    /// There is one only where the municipality has both years; missing is never taken for 0. The group's change is the median over all that have
    /// both years, the municipality itself included: of an even number the mean of the middle two, for a municipality alone its own change.
    /// Of a component only measured values count, none that stand in for missing ones. Differences of two doubles, exact to the last place of the larger one.
    /// </remarks>
    public sealed record TrendChange
    {
        /// <summary>The index that changed; null for a component.</summary>
        public IndexKind? Index { get; init; }

        /// <summary>The component that changed, in the unit of its KPI; null for an index.</summary>
        public KpiId? Kpi { get; init; }

        /// <summary>What a user sees: the title of the KPI, or the name of the index.</summary>
        public required string Title { get; init; }

        /// <summary>The earlier year.</summary>
        public required int From { get; init; }

        /// <summary>The later year.</summary>
        public required int To { get; init; }

        /// <summary>The later minus the earlier.</summary>
        public required double Change { get; init; }

        /// <summary>The median of the same change over the compared municipalities that have both years.</summary>
        public required double GroupChange { get; init; }

        /// <summary>Change − GroupChange: what is one's own.</summary>
        public double OwnChange => Change - GroupChange;

        /// <summary>Places won (positive) or lost between the years, for an index; null for a component.</summary>
        public int? PlacesWon { get; init; }

        /// <summary>True when a break lies between the two years, so that the change mixes two ways of measuring.</summary>
        public required bool IsAcrossBreak { get; init; }
    }

    /// <summary>A break in a component's series.</summary>
    /// <param name="Kpi">The KPI of the new series.</param>
    /// <param name="Year">Its first year.</param>
    /// <param name="Reason">What changed.</param>
    public sealed record TrendBreak(KpiId Kpi, int Year, string Reason);
}

namespace Kolada.Efficiency.Analysis
{
    /// <summary>Follows an area through the years.</summary>
    internal static class Trends
    {
        public static AreaTrend Follow(Evaluation evaluation, ServiceArea area, int member, IReadOnlyList<int>? years)
        {
            List<AreaColumns> all = [.. (years?.Distinct().Order() ?? evaluation.YearsWithValues(area.GetKpis()).AsEnumerable()).Select(year => evaluation.Compute(area, year))];
            List<AreaColumns> used = [.. all.Where(columns => columns.Covers(EfficiencyOptions.DefaultCoverage))];
            List<TrendBreak> breaks = used.Count == 0 ? [] : [.. Breaks(evaluation.Wording, area, used)];
            ReportBuilder builder = new(evaluation, member);
            return new AreaTrend
            {
                Id = area.Id,
                Title = area.Title,
                Years = [.. used.Select(columns => builder.Area(columns, whyThisYear: null))],
                Changes = used.Count < 2 ? [] : [.. Changes(evaluation, used[0], used[^1], member, breaks)],
                Breaks = breaks,
                Notes = [.. all.Except(used).GroupBy(columns => columns.Covered).Select(gap => LeftOut(evaluation, gap.Key, [.. gap.Select(columns => columns.Year)]))],
            };
        }

        private static string LeftOut(Evaluation evaluation, int covered, List<int> years) => evaluation.Wording.Say(
            $"{Years.Describe(years)} {(years.Count == 1 ? "is" : "are")} left out: {covered} of {evaluation.Size} compared municipalities have all indices of the area, fewer than nine tenths.",
            $"{Years.Describe(years)} är inte med: {covered} av {evaluation.Size} jämförda kommuner har områdets alla index, färre än nio tiondelar.");

        private static IEnumerable<TrendBreak> Breaks(Wording wording, ServiceArea area, List<AreaColumns> used) =>
            from component in area.Resource.Components.Concat(area.Quality.Components)
            from item in component.Breaks.Select(item => new TrendBreak(component.KpiFor(item.Year), item.Year, item.ReasonIn(wording.Language)))
                .Concat(component.Successors.Select(next => new TrendBreak(next.Kpi, next.From, wording.Say(
                    $"{next.Kpi} continues {component.KpiFor(next.From - 1)}.",
                    $"{next.Kpi} fortsätter serien efter {component.KpiFor(next.From - 1)}."))))
            where item.Year > used[0].Year && item.Year <= used[^1].Year
            orderby item.Year
            select item;

        private static IEnumerable<TrendChange> Changes(Evaluation evaluation, AreaColumns first, AreaColumns last, int member, List<TrendBreak> breaks)
        {
            foreach ((IndexKind kind, IndexColumn before, IndexColumn after) in new[] { (IndexKind.Resource, first.Resource, last.Resource), (IndexKind.Quality, first.Quality, last.Quality), (IndexKind.Efficiency, first.Efficiency, last.Efficiency) })
            {
                if (before.Ranks[member] > 0 && after.Ranks[member] > 0)
                {
                    HashSet<KpiId> parts = [.. Parts(last, kind).Select(column => column.Kpi)];
                    yield return Change(before.Indices, after.Indices, member, first.Year, last.Year) with
                    {
                        Index = kind,
                        Title = Title(evaluation.Wording, kind),
                        PlacesWon = before.Ranks[member] - after.Ranks[member],
                        IsAcrossBreak = breaks.Exists(item => parts.Contains(item.Kpi)),
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
                        Title = evaluation.TitleOf(after.Kpi),
                        IsAcrossBreak = before.Kpi != after.Kpi || breaks.Exists(item => item.Kpi == after.Kpi),
                    };
                }
            }
        }

        private static string Title(Wording wording, IndexKind kind) => kind switch
        {
            IndexKind.Resource => wording.Word("Resource", "Resursindex"),
            IndexKind.Quality => wording.Word("Quality", "Kvalitetsindex"),
            _ => wording.Word("Efficiency", "Effektivitetsindex"),
        };

        private static IEnumerable<ComponentColumn> Parts(AreaColumns area, IndexKind kind) => kind switch
        {
            IndexKind.Resource => area.Resource.Components,
            IndexKind.Quality => area.Quality.Components,
            _ => area.Resource.Components.Concat(area.Quality.Components),
        };

        private static TrendChange Change(double[] before, double[] after, int member, int from, int to) => new()
        {
            Title = "",
            From = from,
            To = to,
            Change = after[member] - before[member],
            GroupChange = Moments.Median([.. before.Zip(after, (earlier, later) => later - earlier)]),
            IsAcrossBreak = false,
        };
    }
}
