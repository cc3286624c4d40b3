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
        .. areas.GroupBy(area => area.Area).SelectMany(years => Coverage(evaluation, years.Key, [.. years])),
        .. areas.SelectMany(area => Substitutions(evaluation, member, area)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Population(Evaluation evaluation)
    {
        if (evaluation.Size < CoarseBelow)
        {
            yield return evaluation.Wording.Say(
                $"Only {English(evaluation.Size)} {(evaluation.Size == 1 ? "is" : "are")} compared: with fewer than {CoarseBelow} the percentiles P2.5 and P97.5 are coarse, little else than the lowest and the highest value.",
                $"Endast {Swedish(evaluation.Size)} jämförs: med färre än {CoarseBelow} blir percentilerna P2,5 och P97,5 grova, knappt mer än det lägsta och det högsta värdet.");
        }

        if (evaluation.Population.Excluded.Count > 0)
        {
            string excluded = string.Join(", ", evaluation.Population.Excluded);
            yield return evaluation.Wording.Say(
                $"Left out of the comparison, since they are not municipalities that Kolada lists: {excluded}.",
                $"Ingår inte i jämförelsen, eftersom de inte finns bland Koladas kommuner: {excluded}.");
        }
    }

    private static IEnumerable<string> OwnFigures(Evaluation evaluation)
    {
        string own = string.Join(", ", evaluation.Model.GetKpis().Where(kpi => kpi.IsOwn));
        if (own.Length > 0)
        {
            yield return evaluation.Wording.Say($"Not from Kolada but the user's own: {own}.", $"Inte från Kolada utan egna uppgifter: {own}.");
        }
    }

    /// <summary>Ranks are among those that have an index; where that is not the whole group it is said.</summary>
    private static IEnumerable<string> Coverage(Evaluation evaluation, ServiceArea area, IReadOnlyList<AreaColumns> years) =>
        from index in new (IndexKind Kind, Func<AreaColumns, IndexColumn> Of)[] { (IndexKind.Resource, a => a.Resource), (IndexKind.Quality, a => a.Quality), (IndexKind.Efficiency, a => a.Efficiency) }
        from gap in years.Where(year => index.Of(year).Count > 0 && index.Of(year).Count < evaluation.Size).GroupBy(year => index.Of(year).Count)
        let listed = string.Join(", ", gap.Select(year => year.Year.ToString(CultureInfo.InvariantCulture)))
        select evaluation.Wording.Say(
            $"{area.Title}: {gap.Key} of {evaluation.Size} compared municipalities have the {evaluation.Wording.Full(index.Kind)} in {listed}; ranks and quarters are among these.",
            $"{area.Title}: {gap.Key} av {evaluation.Size} jämförda kommuner har {evaluation.Wording.Full(index.Kind)} för {listed}; placeringar och fjärdedelar avser dessa.");

    private static IEnumerable<string> Substitutions(Evaluation evaluation, int member, AreaColumns area)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"{area.Area.Title} {area.Year}");
        return area.Resource.Components.Concat(area.Quality.Components)
            .Where(column => column.Scale.Count > 0)
            .SelectMany(column => Whole(column).Concat(ByMunicipality(column)))
            .Select(sentence => $"{where}: {sentence}");

        IEnumerable<string> Whole(ComponentColumn column)
        {
            if (column.Kpi != column.Component.Kpi)
            {
                yield return evaluation.Wording.Say($"{column.Kpi} stands in for {column.Component.Kpi}, as the model says.", $"{column.Kpi} ersätter {column.Component.Kpi}, som modellen anger.");
            }

            if (column.Year != area.Year)
            {
                yield return evaluation.Wording.Say(
                    $"{column.Kpi} has no values that year; those of {column.Year} are used.",
                    $"{column.Kpi} saknar värden det året; värdena för {column.Year} används.");
            }
        }

        IEnumerable<string> ByMunicipality(ComponentColumn column)
        {
            if (column.FromYearBefore is { } before)
            {
                int filled = before.Count(one => one);
                string own = before[member] ? AmongThem("") : "";
                yield return evaluation.Wording.Say(
                    $"for {English(filled)} without a value of {column.Kpi}{own}, the value of {column.Year - 1} is used.",
                    $"för {Swedish(filled)} utan värde för {column.Kpi}{own} används värdet för {column.Year - 1}.");
            }

            if (Enumerable.Range(0, evaluation.Size).Count(column.IsImputed) is var imputed and > 0)
            {
                string own = column.IsImputed(member) ? AmongThem(",") : "";
                bool isMean = column.Component.FillWith == GapFilling.Mean;
                yield return evaluation.Wording.Say(
                    $"{English(imputed)} without a value of {column.Kpi}{own} {(imputed == 1 ? "is" : "are")} given the {(isMean ? "mean" : "median")} of the others, as the model says; the percentiles stand on measured values only.",
                    $"{Swedish(imputed)} utan värde för {column.Kpi}{own} får de övrigas {(isMean ? "medelvärde" : "median")}, som modellen anger; percentilerna bygger enbart på uppmätta värden.");
            }
        }

        string AmongThem(string comma)
        {
            string name = evaluation.Population.Members[member].Title;
            return evaluation.Wording.Say($", {name} among them{comma}", $", däribland {name},");
        }
    }

    private static string English(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "municipality" : "municipalities")}");

    private static string Swedish(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "kommun" : "kommuner")}");
}
