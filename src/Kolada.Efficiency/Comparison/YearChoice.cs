using System.Globalization;

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
    public static YearChoice Of(IReadOnlyList<int> years, Func<int, AreaColumns> evaluate, int size, double coverage)
    {
        AreaColumns? best = null;
        foreach (int year in years.Reverse())
        {
            AreaColumns columns = evaluate(year);
            if (columns.Covers(coverage))
            {
                return new YearChoice(columns, Text($"{columns.Area.Title}: {year} is the latest year in which {Wanted(columns.Area)} can be computed for at least {Percent(coverage)} of the compared municipalities ({columns.Covered} of {size})."));
            }

            best = best is null || columns.Covered > best.Covered ? columns : best;
        }

        return new YearChoice(best!, best!.Covered > 0
            ? Text($"{best.Area.Title}: in no year can {Wanted(best.Area)} be computed for at least {Percent(coverage)} of the compared municipalities; {best.Year} is the best-covered year, the latest of equals ({best.Covered} of {size}).")
            : Text($"{best.Area.Title}: in no year can {Wanted(best.Area)} be computed for any of the {size} compared municipalities; {best.Year} is the latest year with values."));
    }

    private static string Wanted(ServiceArea area) => (area.Resource.Components.Count > 0, area.Quality.Components.Count > 0) switch
    {
        (true, true) => "the resource, quality and efficiency index",
        (true, false) => "the resource index",
        _ => "the quality index",
    };

    private static string Percent(double share) => Text($"{share * 100:0.##} %");

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
