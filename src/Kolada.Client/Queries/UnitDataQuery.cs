namespace Kolada;

/// <summary>
/// A question to the data of organisational units: two of KPIs, units and years; or KPIs and years in one municipality; or
/// municipalities and years.
/// </summary>
/// <remarks>
/// A dimension that is null is not restricted; an empty list is refused. The same value twice counts once. Ids that Kolada does not
/// know are named in a <see cref="KoladaException"/> when all the others have been handed out.
/// </remarks>
public sealed record UnitDataQuery
{
    /// <summary>The KPIs; null for all. Only KPIs with <see cref="Kpi.HasOrganizationalUnitData"/> have values.</summary>
    public IReadOnlyList<KpiId>? Kpis { get; init; }

    /// <summary>The units; null for all.</summary>
    public IReadOnlyList<OrganizationalUnitId>? Units { get; init; }

    /// <summary>Only units in these municipalities: one with <see cref="Kpis"/>, any number without; null for all.</summary>
    public IReadOnlyList<MunicipalityId>? Municipalities { get; init; }

    /// <summary>The years, <see cref="DataQuery.MinYear"/> to <see cref="DataQuery.MaxYear"/>; null for all.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>The genders wanted; null for all.</summary>
    public IReadOnlyList<Gender>? Genders { get; init; }

    /// <summary>True to have withdrawn values as well, marked by <see cref="UnitDataPoint.IsDeleted"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>Only rows that changed on or after this day (Kolada's from_date); null for no such restriction.</summary>
    public DateOnly? ChangedSince { get; init; }
}
