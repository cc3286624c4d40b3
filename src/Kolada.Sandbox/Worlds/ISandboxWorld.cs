namespace Kolada.Sandbox;

/// <summary>
/// Where a sandbox takes its answers from: a list in memory, a database, whatever has figures in Kolada's form. The sandbox does the
/// rest, from routes, limits and pages to errors and faults.
/// </summary>
/// <remarks>
/// Set it as <see cref="SandboxOptions.World"/>; <see cref="SandboxSnapshotBuilder"/> makes one from a few figures. Members are called by
/// several requests at the same time. The lists are read once, when they are first asked for; values are read for every request.
/// </remarks>
public interface ISandboxWorld
{
    /// <summary>What kind of figures these are, in one word of ASCII letters: the value of the header <c>X-Kolada-Sandbox</c>.</summary>
    string Kind { get; }

    /// <summary>The moment that answers are dated with; what is preliminary is judged as of then.</summary>
    DateTimeOffset AsOf { get; }

    /// <summary>The KPIs, in any order, each id once. Values of other KPIs are never asked for.</summary>
    IReadOnlyList<Kpi> Kpis { get; }

    /// <summary>The groups of KPIs, in any order, each id once; none by default.</summary>
    IReadOnlyList<KpiGroup> KpiGroups => [];

    /// <summary>The municipalities, regions and Riket, in any order, each id once.</summary>
    IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>The groups of municipalities, in any order, each id once; none by default.</summary>
    IReadOnlyList<MunicipalityGroup> MunicipalityGroups => [];

    /// <summary>The organisational units, in any order, each id once; none by default.</summary>
    IReadOnlyList<OrganizationalUnit> Units => [];

    /// <summary>The values of municipalities and groups that a question is about.</summary>
    /// <param name="question">What is asked.</param>
    /// <returns>
    /// The values in order of KPI id, year, municipality id (both ids ordinally) and gender (total, women, men); no two for the same four. The
    /// sandbox reads as far as the page goes, and fails with an <see cref="InvalidOperationException"/> on values out of order.
    /// </returns>
    IEnumerable<DataPoint> Read(SandboxQuestion question);

    /// <summary>The values of organisational units that a question is about; none by default.</summary>
    /// <param name="question">What is asked.</param>
    /// <returns>The values, as of <see cref="Read"/>, with the id of the unit in place of the municipality's.</returns>
    IEnumerable<UnitDataPoint> ReadUnits(SandboxQuestion question) => [];
}

/// <summary>Which values a sandbox needs for an answer. A dimension that is null is not restricted; one that is there has at least one entry.</summary>
public sealed record SandboxQuestion
{
    /// <summary>The KPIs, all of them the world's; null for all.</summary>
    public IReadOnlyList<KpiId>? Kpis { get; init; }

    /// <summary>
    /// The municipalities and groups, all of them the world's; null for all. Of a question about units, the municipalities that they belong to.
    /// </summary>
    public IReadOnlyList<MunicipalityId>? Municipalities { get; init; }

    /// <summary>The organisational units, all of them the world's; null for all, and always null in a question about municipalities.</summary>
    public IReadOnlyList<OrganizationalUnitId>? Units { get; init; }

    /// <summary>The years; null for all.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>
    /// Only values that were changed on this day or later, withdrawn ones marked as deleted; null for all values. A world that keeps no
    /// dates may ignore it.
    /// </summary>
    public DateOnly? ChangedSince { get; init; }

    /// <summary>
    /// Of a page behind the first: the last row of the pages before it, so that only values after it are needed. A world that can seek, as a
    /// database with an index can, saves reading what was given before; one that ignores it is right too. Null for all values.
    /// </summary>
    public SandboxRow? After { get; init; }
}

/// <summary>Where a row stands in the order that a world gives its values in.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Year">The year.</param>
/// <param name="Place">The id of the municipality, group or unit.</param>
public sealed record SandboxRow(KpiId Kpi, int Year, string Place)
{
    /// <summary>Compares by KPI id, year and place, ids ordinally; null comes before every row.</summary>
    internal int CompareTo(SandboxRow? other) => other is null ? 1
        : string.CompareOrdinal(Kpi.Value, other.Kpi.Value) is var byKpi and not 0 ? byKpi
        : Year != other.Year ? Year.CompareTo(other.Year)
        : string.CompareOrdinal(Place, other.Place);
}
