namespace Kolada;

/// <summary>
/// A question to Kolada's data: which KPIs, for which municipalities, in which years. At least two of the three must be given,
/// otherwise Kolada would answer with nothing.
/// </summary>
/// <remarks>
/// A dimension that is null is not restricted. An empty list is refused, since it is nearly always a list that should have been
/// filled. The same value twice counts once. The client turns a query into as few calls as Kolada's limits allow.
/// </remarks>
public sealed record DataQuery
{
    /// <summary>The earliest year that a query may name.</summary>
    public const int MinYear = 1900;

    /// <summary>The latest year that a query may name.</summary>
    public const int MaxYear = 2100;

    /// <summary>The KPIs; null for all of them.</summary>
    public IReadOnlyList<KpiId>? Kpis { get; init; }

    /// <summary>
    /// Municipalities, regions or groups; null for all municipalities, all regions and Riket. A group's id stands for its mean
    /// row (unweighted); for the members pass <see cref="MunicipalityGroup.Members"/>.
    /// </summary>
    public IReadOnlyList<MunicipalityId>? Municipalities { get; init; }

    /// <summary>The years, <see cref="MinYear"/> to <see cref="MaxYear"/>; null for all. See <see cref="Kolada.Years.Range"/>.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>The genders wanted; null for all. Kolada always sends all: this restricts what comes out.</summary>
    public IReadOnlyList<Gender>? Genders { get; init; }

    /// <summary>
    /// True to have the mean rows of all municipality groups as well where <see cref="Municipalities"/> is null: some 3,600 rows
    /// a KPI and year, twelve times as much to transfer.
    /// </summary>
    public bool IncludeGroups { get; init; }

    /// <summary>True to have withdrawn values as well, marked by <see cref="DataPoint.IsDeleted"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to have a table keep how many stand behind each value (<see cref="DataPoint.Count"/>), which takes memory; streamed values always have it.
    /// </summary>
    public bool IncludeCounts { get; init; }

    /// <summary>
    /// Only rows that changed on or after this day (Kolada's from_date); null for no such restriction. It is a change feed, not a
    /// filter on years.
    /// </summary>
    public DateOnly? ChangedSince { get; init; }

    /// <summary>What happens when Kolada does not know an id that the query names.</summary>
    public UnknownIds UnknownIds { get; init; } = UnknownIds.Throw;
}

/// <summary>What happens when Kolada does not know an id that was asked for.</summary>
public enum UnknownIds
{
    /// <summary>A <see cref="KoladaException"/> that names the ids. The default: a misspelt id must not look like missing data.</summary>
    Throw,

    /// <summary>The result comes without them, and <see cref="KpiTable.UnknownIds"/> names them.</summary>
    Report,
}

/// <summary>Lists of years.</summary>
public static class Years
{
    /// <summary>All years from the first to the last, both included.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year, not before the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A year is outside <see cref="DataQuery.MinYear"/> to <see cref="DataQuery.MaxYear"/>, or the last is before the first.</exception>
    public static IReadOnlyList<int> Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, DataQuery.MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, DataQuery.MaxYear);
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

        return string.Join(", ", runs.Select(run => run.First == run.Last ? FormattableString.Invariant($"{run.First}") : FormattableString.Invariant($"{run.First}–{run.Last}")));
    }
}
