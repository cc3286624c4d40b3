using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Evaluation;

/// <summary>The year in which an area is reported when the caller names none.</summary>
/// <param name="Columns">The area in the chosen year.</param>
/// <param name="Why">Why that year.</param>
internal sealed record YearChoice(AreaColumns Columns, Reason Why)
{
    /// <summary>
    /// The latest year in which all indices that the model has components for can be computed for at least the wanted share of the
    /// population; else the best-covered year, the latest of equals.
    /// </summary>
    /// <param name="years">The years to choose from, ascending; at least one.</param>
    /// <param name="evaluate">Evaluates the area in a year.</param>
    /// <param name="size">How many are compared.</param>
    /// <param name="coverage">The wanted share.</param>
    public static YearChoice Make(IReadOnlyList<int> years, Func<int, AreaColumns> evaluate, int size, double coverage)
    {
        AreaColumns? best = null;
        foreach (int year in years.Reverse())
        {
            AreaColumns columns = evaluate(year);
            if (columns.Covers(coverage))
            {
                return new YearChoice(columns, Explain(Codes.LatestCoveredYear, columns, size, coverage));
            }

            best = best is null || columns.Covered > best.Covered ? columns : best;
        }

        return new YearChoice(
            best!,
            best!.Covered > 0 ? Explain(Codes.BestCoveredYear, best, size, coverage) : Explain(Codes.NoCoveredYear, best, size, coverage: null));
    }

    private static Reason Explain(string code, AreaColumns columns, int size, double? coverage) => Reason.Create(
        code,
        (Codes.Area, columns.Area.Id),
        (Codes.AreaTitle, columns.Area.Title),
        (Codes.Year, columns.Year),
        (Codes.Indices, Wanted(columns.Area)),
        (Codes.Coverage, coverage),
        (Codes.Covered, coverage is null ? null : columns.Covered),
        (Codes.Compared, size));

    private static string[] Wanted(ServiceArea area) => (area.Resource.Components.Count > 0, area.Quality.Components.Count > 0) switch
    {
        (true, true) => [.. Enum.GetValues<IndexKind>().Select(IndexNames.ForMachines)],
        (true, false) => [IndexNames.ForMachines(IndexKind.Resource)],
        _ => [IndexNames.ForMachines(IndexKind.Quality)],
    };
}
