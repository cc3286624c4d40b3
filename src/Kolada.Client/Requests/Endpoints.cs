namespace Kolada.Client.Requests;

/// <summary>The names of the API's endpoints, and the limits that all of them share.</summary>
internal static class Endpoints
{
    /// <summary>The most values that a path segment takes.</summary>
    public const int MaxSegmentValues = 25;

    /// <summary>The most rows that a page takes.</summary>
    public const int MaxPageSize = 5000;

    public const string Kpis = "kpi";
    public const string KpiGroups = "kpi_groups";
    public const string Municipalities = "municipality";
    public const string MunicipalityGroups = "municipality_groups";
    public const string OrganizationalUnits = "ou";
    public const string Data = "data";
    public const string UnitData = "oudata";

    /// <summary>What metrics call a path that the client does not know.</summary>
    public const string Other = "other";

    /// <summary>The endpoints that the client knows.</summary>
    public static IReadOnlyList<string> All { get; } = [Kpis, KpiGroups, Municipalities, MunicipalityGroups, OrganizationalUnits, Data, UnitData];
}
