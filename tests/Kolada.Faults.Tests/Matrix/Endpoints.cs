namespace Kolada.Faults.Tests.Matrix;

/// <summary>The endpoints of the matrix, and what is read from each: from the made-up Kolada of full size, so that lists have pages.</summary>
internal static class Endpoints
{
    /// <summary>An id that no catalogue has; the table is asked to report it.</summary>
    public const string UnknownKpi = "N99999";

    /// <summary>KPIs of every made-up catalogue.</summary>
    private static readonly KpiId[] Kpis =
    [
        "N00097", "N01951", "N11010", "N11024", "N11032", "N11052", "N11800", "N11810", "N11821", "N15001", "N15027", "N15033", "N15428", "N15507",
        "N15813", "N15816", "N17001", "N17461", "N17538", "N20900", "N28013", "N28015", "N28018", "N30001", "N31814", "U11001", "U11404", "U11901", "U15010", "U15049",
    ];

    /// <summary>Ten and three of them whose rows at the seams of pages are of KPIs by gender: without its total such a row still has values.</summary>
    private static readonly KpiId[] KpisOfAllYears = [.. Kpis[..7], "N15428", "N15507", "N17461"];

    private static readonly KpiId[] KpisOfAllPlaces = ["N00097", "N01951", "N15428"];

    private static readonly MunicipalityId[] Municipalities =
    [
        "1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261", "1262", "1263", "1264", "1265", "1266", "1267", "1270", "1272", "1273", "1275", "1276",
        "1277", "1278", "1280", "1281", "1282", "1283", "1284",
    ];

    /// <summary>KPIs of which several of the units below have made-up values with seed 1.</summary>
    private static readonly KpiId[] UnitKpis = ["N15818", "U23503", "U26424", "U28132"];

    /// <summary>Schools in Höör.</summary>
    private static readonly OrganizationalUnitId[] Units =
    [
        "V11E160196", "V11E186142", "V11E204755", "V11E253381", "V11E291668", "V11E376973", "V11E403175", "V11E480442", "V11E485485", "V11E581697", "V11E626564",
        "V11E725127", "V11E871383", "V11E907228", "V15E126700102", "V15E126700201", "V15E126700301", "V15E126700401", "V15E126700701", "V15E126700901",
        "V15E126701001", "V15E126701501", "V15E126701701", "V17E21363125", "V17E45101776", "V21E10750", "V21E10751", "V21E10752", "V21E10753", "V21E10754",
    ];

    private static readonly MunicipalityGroupId[] Groups =
    [
        "G114418", "G114419", "G114798", "G114915", "G116237", "G116238", "G122469", "G122931", "G128518", "G128681",
    ];

    private static readonly KpiGroupId[] KpiGroups = ["G2KPI110397", "G2KPI113774", "G2KPI113802"];

    public static Endpoint KpiList { get; } = Endpoint.OfList("/kpi", 2, client => client.GetKpisAsync());

    /// <summary>Four calls, and a look-up of the id that has no rows.</summary>
    public static Endpoint Data { get; } = Endpoint.OfTable("/data/kpi/{ids}/municipality/{ids}/year/{years}", 1, new DataQuery
    {
        Kpis = [UnknownKpi, .. Kpis],
        Municipalities = Municipalities,
        Years = [2023, 2024],
        UnknownIds = UnknownIds.Report,
        IncludeCounts = true,
    });

    public static IReadOnlyList<Endpoint> Others { get; } =
    [
        Endpoint.OfEntities("/kpi/{ids}", 1, (client, token) => client.GetKpisByIdAsync(Kpis, token)),
        Endpoint.OfList("/kpi_groups", 1, client => client.GetKpiGroupsAsync()),
        Endpoint.OfEntities("/kpi_groups/{ids}", 1, (client, token) => client.GetKpiGroupsByIdAsync(KpiGroups, token)),
        Endpoint.OfList("/municipality", 1, client => client.GetMunicipalitiesAsync()),
        Endpoint.OfEntities("/municipality/{ids}", 1, (client, token) => client.GetMunicipalitiesByIdAsync(Municipalities, token)),
        Endpoint.OfList("/municipality_groups", 1, client => client.GetMunicipalityGroupsAsync()),
        Endpoint.OfEntities("/municipality_groups/{ids}", 1, (client, token) => client.GetMunicipalityGroupsByIdAsync(Groups, token)),
        Endpoint.OfList("/ou", 8, client => client.GetOrganizationalUnitsAsync()),
        Endpoint.OfEntities("/ou/{ids}", 1, (client, token) => client.GetOrganizationalUnitsByIdAsync(Units, token)),
        Endpoint.OfTable("/data/kpi/{ids}/municipality/{ids}", 2, new DataQuery { Kpis = KpisOfAllYears, Municipalities = Municipalities[..20] }),
        Endpoint.OfTable("/data/kpi/{ids}/year/{years}", 3, new DataQuery { Kpis = KpisOfAllPlaces, Years = [2024], IncludeGroups = true }),
        Endpoint.OfTable("/data/municipality/{ids}/year/{years}", 2, new DataQuery { Municipalities = ["1267"], Years = [2024] }),
        Endpoint.OfUnits("/oudata/kpi/{ids}/ou/{ids}/year/{years}", 1, new UnitDataQuery { Kpis = UnitKpis, Units = Units, Years = [2022, 2023, 2024] }),
        Endpoint.OfUnits("/oudata/kpi/{ids}/ou/{ids}", 1, new UnitDataQuery { Kpis = UnitKpis, Units = Units }),
        Endpoint.OfUnits("/oudata/ou/{ids}/year/{years}", 1, new UnitDataQuery { Units = Units, Years = [2024] }),
        Endpoint.OfUnits("/oudata/kpi/{ids}/year/{years}", 2, new UnitDataQuery { Kpis = UnitKpis[..3], Years = [2024] }),
        Endpoint.OfUnits("/oudata/municipality/{ids}/year/{years}", 1, new UnitDataQuery { Municipalities = ["1267"], Years = [2024] }),
    ];

    public static IReadOnlyList<Endpoint> OfSeveralPages { get; } = [.. Others.Where(endpoint => endpoint.Pages > 1)];

    public static Endpoint Named(string path) => Others.Append(KpiList).Append(Data).Single(endpoint => endpoint.Path == path);
}
