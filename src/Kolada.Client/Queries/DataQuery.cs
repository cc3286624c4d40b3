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
    public const int MinYear = Kolada.Years.Earliest;

    /// <summary>The latest year that a query may name.</summary>
    public const int MaxYear = Kolada.Years.Latest;

    /// <summary>The KPIs; null for all of them.</summary>
    public IReadOnlyList<KpiId>? Kpis { get; init; }

    /// <summary>
    /// Municipalities and regions; null for all of them and Riket, or for none where <see cref="Groups"/> are named. For the members of a
    /// group pass <see cref="MunicipalityGroup.Members"/>.
    /// </summary>
    public IReadOnlyList<MunicipalityId>? Municipalities { get; init; }

    /// <summary>
    /// Municipality groups whose mean rows (unweighted) are wanted, beside <see cref="Municipalities"/>; null for none. The values come under the
    /// group's id, <see cref="MunicipalityGroupId.ToMunicipalityId"/>.
    /// </summary>
    public IReadOnlyList<MunicipalityGroupId>? Groups { get; init; }

    /// <summary>All that the query names as places, groups included; null where it names none.</summary>
    internal IReadOnlyList<MunicipalityId>? Places => Groups is null
        ? Municipalities
        : [.. Municipalities ?? [], .. Groups.Select(group => group.ToMunicipalityId())];

    /// <summary>The years, <see cref="MinYear"/> to <see cref="MaxYear"/>; null for all. See <see cref="Kolada.Years.Range"/>.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>The genders wanted; null for all. Kolada always sends all: this restricts what comes out.</summary>
    public IReadOnlyList<Gender>? Genders { get; init; }

    /// <summary>
    /// True to have the mean rows of all municipality groups as well where <see cref="Municipalities"/> and <see cref="Groups"/> are null: some 3,600 rows
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
