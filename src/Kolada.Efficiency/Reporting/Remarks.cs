using System.Globalization;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency.Reporting;

/// <summary>What a reader should know before trusting the numbers: gaps in coverage, substitutions, small groups.</summary>
internal static class Remarks
{
    /// <summary>Below this many municipalities P2.5 and P97.5 lie within half a step of the lowest and the highest value.</summary>
    private const int CoarseBelow = 20;

    /// <summary>The remarks of a report.</summary>
    /// <param name="evaluation">What was evaluated.</param>
    /// <param name="member">The municipality's place in the population.</param>
    /// <param name="areas">The reported areas and years.</param>
    /// <param name="whys">Why years were chosen; empty when the caller named them.</param>
    public static IReadOnlyList<string> For(Evaluation evaluation, int member, IReadOnlyList<AreaColumns> areas, IReadOnlyList<string> whys) =>
    [
        .. whys,
        .. Population(evaluation),
        .. OwnFigures(evaluation),
        .. areas.GroupBy(area => area.Area).SelectMany(years => Coverage(years.Key, [.. years], evaluation.Size)),
        .. areas.SelectMany(area => Substitutions(evaluation, member, area)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Population(Evaluation evaluation)
    {
        if (evaluation.Size < CoarseBelow)
        {
            yield return Text($"Only {evaluation.Size} municipalities are compared: with fewer than {CoarseBelow} the percentiles P2.5 and P97.5 are coarse, little else than the lowest and the highest value.");
        }

        if (evaluation.Population.Excluded.Count > 0)
        {
            yield return Text($"Left out of the comparison, since they are not municipalities that Kolada lists: {string.Join(", ", evaluation.Population.Excluded)}.");
        }
    }

    private static IEnumerable<string> OwnFigures(Evaluation evaluation)
    {
        List<KpiId> own = [.. evaluation.Model.GetKpis().Where(kpi => kpi.IsOwn)];
        if (own.Count > 0)
        {
            yield return Text($"Not from Kolada but the user's own: {string.Join(", ", own)}.");
        }
    }

    /// <summary>Ranks are among those that have an index; where that is not the whole group it is said.</summary>
    private static IEnumerable<string> Coverage(ServiceArea area, IReadOnlyList<AreaColumns> years, int size) =>
        from index in new (string Name, Func<AreaColumns, IndexColumn> Of)[] { ("resource", a => a.Resource), ("quality", a => a.Quality), ("efficiency", a => a.Efficiency) }
        from gap in years.Where(year => index.Of(year).Count > 0 && index.Of(year).Count < size).GroupBy(year => index.Of(year).Count)
        select Text($"{area.Title}: {gap.Key} of {size} compared municipalities have the {index.Name} index in {string.Join(", ", gap.Select(year => year.Year.ToString(CultureInfo.InvariantCulture)))}; ranks and quarters are among these.");

    private static IEnumerable<string> Substitutions(Evaluation evaluation, int member, AreaColumns area)
    {
        foreach (ComponentColumn column in area.Resource.Components.Concat(area.Quality.Components).Where(column => column.Scale.Count > 0))
        {
            if (column.Kpi != column.Component.Kpi)
            {
                yield return Text($"{area.Area.Title} {area.Year}: {column.Kpi} stands in for {column.Component.Kpi}, as the model says.");
            }

            if (column.Year != area.Year)
            {
                yield return Text($"{area.Area.Title} {area.Year}: {column.Kpi} has no values that year; those of {column.Year} are used.");
            }

            if (column.FromYearBefore is { } before)
            {
                string own = before[member] ? $", {evaluation.Population.Members[member].Title} among them" : "";
                yield return Text($"{area.Area.Title} {area.Year}: for {before.Count(filled => filled)} municipalities without a value of {column.Kpi}{own}, the value of {column.Year - 1} is used.");
            }

            if (Enumerable.Range(0, evaluation.Size).Count(column.IsImputed) is var imputed and > 0)
            {
                string own = column.IsImputed(member) ? $", {evaluation.Population.Members[member].Title} among them," : "";
                string middle = column.Component.FillWith == GapFilling.Mean ? "mean" : "median";
                yield return Text($"{area.Area.Title} {area.Year}: {imputed} municipalities without a value of {column.Kpi}{own} are given the {middle} of the others, as the model says; the percentiles stand on measured values only.");
            }
        }
    }

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
