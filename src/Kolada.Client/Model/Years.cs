namespace Kolada;

/// <summary>Lists of years.</summary>
public static class Years
{
    internal const int Earliest = 1900;
    internal const int Latest = 2100;

    /// <summary>All years from the first to the last, both included.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year, not before the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A year is outside <see cref="DataQuery.MinYear"/> to <see cref="DataQuery.MaxYear"/>, or the last is before the first.
    /// </exception>
    public static IReadOnlyList<int> Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Latest);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    /// <summary>Years as text, runs of them joined: "2018–2020, 2023".</summary>
    /// <param name="years">The years, in any order; repeated ones count once.</param>
    /// <returns>The text; empty for no years.</returns>
    public static string Describe(IEnumerable<int> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        List<(int First, int Last)> runs = [];
        foreach (int year in years.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].Last == year - 1)
            {
                runs[^1] = (runs[^1].First, year);
            }
            else
            {
                runs.Add((year, year));
            }
        }

        return string.Join(
            ", ",
            runs.Select(run => run.First == run.Last ? FormattableString.Invariant($"{run.First}") : FormattableString.Invariant($"{run.First}–{run.Last}")));
    }
}
