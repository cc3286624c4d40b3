namespace Kolada.Efficiency.Comparison;

/// <summary>The year in which an area is reported when the caller names none.</summary>
/// <param name="Columns">The area in the chosen year.</param>
/// <param name="Why">Why that year, in a sentence.</param>
internal sealed record YearChoice(AreaColumns Columns, string Why)
{
    /// <summary>
    /// The latest year in which all indices that the model has components for can be computed for at least the wanted share of the
    /// population; else the best-covered year, the latest of equals.
    /// </summary>
    /// <param name="years">The years to choose from, ascending; at least one.</param>
    /// <param name="evaluate">Evaluates the area in a year.</param>
    /// <param name="size">How many are compared.</param>
    /// <param name="coverage">The wanted share.</param>
    /// <param name="wording">The language of the sentence.</param>
    public static YearChoice Of(IReadOnlyList<int> years, Func<int, AreaColumns> evaluate, int size, double coverage, Wording wording)
    {
        AreaColumns? best = null;
        foreach (int year in years.Reverse())
        {
            AreaColumns columns = evaluate(year);
            if (columns.Covers(coverage))
            {
                return new YearChoice(columns, Latest(columns, size, coverage, wording));
            }

            best = best is null || columns.Covered > best.Covered ? columns : best;
        }

        return new YearChoice(best!, best!.Covered > 0 ? BestCovered(best, size, coverage, wording) : NeverCovered(best, size, wording));
    }

    private static string Latest(AreaColumns columns, int size, double coverage, Wording wording) => wording.Say(
        $"{columns.Area.Title}: {columns.Year} is the latest year in which {Wanted(columns.Area, wording)} can be computed for at least {coverage * 100:0.##} % of the compared municipalities ({columns.Covered} of {size}).",
        $"{columns.Area.Title}: {columns.Year} är det senaste år för vilket {Wanted(columns.Area, wording)} kan beräknas för minst {coverage * 100:0.##} % av de jämförda kommunerna ({columns.Covered} av {size}).");

    private static string BestCovered(AreaColumns best, int size, double coverage, Wording wording) => wording.Say(
        $"{best.Area.Title}: in no year can {Wanted(best.Area, wording)} be computed for at least {coverage * 100:0.##} % of the compared municipalities; {best.Year} is the best-covered year, the latest of equals ({best.Covered} of {size}).",
        $"{best.Area.Title}: för inget år kan {Wanted(best.Area, wording)} beräknas för minst {coverage * 100:0.##} % av de jämförda kommunerna; {best.Year} är året med bäst täckning, det senaste av lika ({best.Covered} av {size}).");

    private static string NeverCovered(AreaColumns best, int size, Wording wording) => wording.Say(
        $"{best.Area.Title}: in no year can {Wanted(best.Area, wording)} be computed for any of the {size} compared municipalities; {best.Year} is the latest year with values.",
        $"{best.Area.Title}: för inget år kan {Wanted(best.Area, wording)} beräknas för någon av de {size} jämförda kommunerna; {best.Year} är det senaste året med värden.");

    private static string Wanted(ServiceArea area, Wording wording) => (area.Resource.Components.Count > 0, area.Quality.Components.Count > 0) switch
    {
        (true, true) => wording.Word("the resource, quality and efficiency index", "resurs-, kvalitets- och effektivitetsindex"),
        (true, false) => wording.Word("the resource index", "resursindex"),
        _ => wording.Word("the quality index", "kvalitetsindex"),
    };
}
