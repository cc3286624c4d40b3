using Kolada.Efficiency.Models;
using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Evaluation;

/// <summary>What a reader should know before trusting the numbers: gaps in coverage, substitutions, small groups.</summary>
/// <param name="evaluator">What was evaluated.</param>
internal sealed class Remarks(Evaluator evaluator)
{
    /// <summary>
    /// Below this many values P2.5 and P97.5 lie within half a step of the lowest and the highest one, or by type 6 are these.
    /// </summary>
    private int CoarseBelow => evaluator.PercentileType == PercentileType.Type6 ? 39 : 20;

    /// <summary>The remarks of a report.</summary>
    /// <param name="member">The municipality's place in the population.</param>
    /// <param name="areas">The reported areas and years.</param>
    /// <param name="whys">Why years were chosen; empty when the caller named them.</param>
    public IReadOnlyList<Reason> About(int member, IReadOnlyList<AreaColumns> areas, IReadOnlyList<Reason> whys) => areas.Count == 0
        ? [Reason.Create(Codes.NoYear)]
        :
        [
            .. whys,
            .. Population(),
            .. OwnFigures(),
            .. OtherMethods(),
            .. areas.GroupBy(area => area.Area).SelectMany(years => Coverage(years.Key, [.. years])),
            .. areas.GroupBy(area => area.Area).SelectMany(years => FewValues(years.Key, [.. years])),
            .. areas.SelectMany(area => Substitutions(member, area)).Distinct(),
        ];

    private IEnumerable<Reason> Population()
    {
        if (evaluator.Size < CoarseBelow)
        {
            yield return Reason.Create(Codes.FewCompared, (Codes.Compared, evaluator.Size), (Codes.CoarseBelow, CoarseBelow));
        }

        if (evaluator.Population.Excluded.Count > 0)
        {
            yield return Reason.Create(Codes.ExcludedMembers, (Codes.Ids, evaluator.Population.Excluded.Select(id => id.Value).ToArray()));
        }
    }

    private IEnumerable<Reason> OwnFigures()
    {
        string[] own = [.. evaluator.Model.GetKpis().Where(kpi => kpi.IsOwn).Select(kpi => kpi.Value)];
        return own.Length > 0 ? [Reason.Create(Codes.OwnFigures, (Codes.Kpis, own))] : [];
    }

    /// <summary>An index that is made otherwise than RKA makes its own says so: its scale may be another.</summary>
    private IEnumerable<Reason> OtherMethods() =>
        from area in evaluator.Model.Areas
        from index in new[] { (Kind: IndexKind.Resource, Definition: area.Resource), (Kind: IndexKind.Quality, Definition: area.Quality) }
        where !index.Definition.IsRkas
        select Reason.Create(
            Codes.OtherMethod,
            (Codes.Area, area.Id),
            (Codes.AreaTitle, area.Title),
            (Codes.Index, IndexNames.ForMachines(index.Kind)),
            (Codes.Normalise, ModelFormat.WordOf(index.Definition.Normalization)));

    /// <summary>Ranks are among those that have an index; where that is not the whole group it is said.</summary>
    private IEnumerable<Reason> Coverage(ServiceArea area, IReadOnlyList<AreaColumns> years) =>
        from kind in Enum.GetValues<IndexKind>()
        from gap in years.Where(year => year.Indices[kind].Count > 0 && year.Indices[kind].Count < evaluator.Size).GroupBy(year => year.Indices[kind].Count)
        select Reason.Create(
            Codes.PartlyCovered,
            (Codes.Area, area.Id),
            (Codes.AreaTitle, area.Title),
            (Codes.Index, IndexNames.ForMachines(kind)),
            (Codes.Years, gap.Select(year => year.Year).ToArray()),
            (Codes.Count, gap.Key),
            (Codes.Compared, evaluator.Size));

    /// <summary>A component whose cut-offs rest on few values says so, where that is not said of the whole group.</summary>
    private IEnumerable<Reason> FewValues(ServiceArea area, IReadOnlyList<AreaColumns> years) =>
        from year in years
        where evaluator.Size >= CoarseBelow
        from column in year.Resource.Leaves.Concat(year.Quality.Leaves)
        where column.Scale.Method == NormalizationMethod.Rka && !column.Scale.IsFlat && column.Scale.Count < CoarseBelow
        group year.Year by (column.Kpi, column.Scale.Count) into few
        select Reason.Create(
            Codes.FewValues,
            (Codes.Area, area.Id),
            (Codes.AreaTitle, area.Title),
            (Codes.Years, few.Distinct().ToArray()),
            (Codes.Kpi, few.Key.Kpi.Value),
            (Codes.Count, few.Key.Count),
            (Codes.CoarseBelow, CoarseBelow));

    private IEnumerable<Reason> Substitutions(int member, AreaColumns area) =>
        from column in area.Resource.Leaves.Concat(area.Quality.Leaves)
        where column.Scale.Count > 0
        from reason in InWhole(area, column).Concat(ByMunicipality(member, area, column))
        select reason;

    private static IEnumerable<Reason> InWhole(AreaColumns area, ComponentColumn column)
    {
        if (column.Kpi != column.Component.Kpi)
        {
            yield return About(Codes.KpiSubstituted, area, column, (Codes.InsteadOf, column.Component.Kpi.Value));
        }

        if (column.Year != area.Year)
        {
            yield return About(Codes.YearSubstituted, area, column, (Codes.ValueYear, column.Year));
        }
    }

    private IEnumerable<Reason> ByMunicipality(int member, AreaColumns area, ComponentColumn column)
    {
        string name = evaluator.Population.Members[member].Title;
        if (column.FromYearBefore is { } before)
        {
            yield return About(
                Codes.YearBeforeUsed,
                area,
                column,
                (Codes.ValueYear, column.Year - 1),
                (Codes.Count, before.Count(one => one)),
                (Codes.Municipality, before[member] ? name : null));
        }

        if (column.Treatment.IsLogarithm)
        {
            yield return About(Codes.LogarithmTaken, area, column);
        }

        if (Enumerable.Range(0, evaluator.Size).Count(column.IsImputed) is var imputed and > 0)
        {
            yield return About(
                Codes.GapsFilled,
                area,
                column,
                (Codes.Count, imputed),
                (Codes.FilledWith, FilledWith(column.FilledWith)),
                (Codes.Municipality, column.IsImputed(member) ? name : null));
        }
    }

    private static string FilledWith(GapFilling filling) => filling switch
    {
        GapFilling.Mean => "mean",
        GapFilling.Median => "median",
        _ => "county-mean",
    };

    private static Reason About(string code, AreaColumns area, ComponentColumn column, params ReadOnlySpan<(string Name, object? Value)> more) =>
        Reason.Create(code, [(Codes.Area, area.Area.Id), (Codes.AreaTitle, area.Area.Title), (Codes.Year, area.Year), (Codes.Kpi, column.Kpi.Value), .. more]);
}
