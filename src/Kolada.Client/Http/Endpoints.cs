using System.Globalization;

namespace Kolada.Http;

/// <summary>Builds the paths of the API. Ids have passed <see cref="IdRules"/>, everything else is escaped.</summary>
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

    public static string List(string endpoint, params ReadOnlySpan<(string Name, string? Value)> parameters) => endpoint + Query(parameters);

    public static string ByIds(string endpoint, IEnumerable<string> ids) => $"{endpoint}/{Segment(ids)}";

    public static string Segment(IEnumerable<string> values) => string.Join(',', values);

    public static string Segment(IEnumerable<int> years) => string.Join(',', years.Select(year => year.ToString(CultureInfo.InvariantCulture)));

    public static string Query(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        List<string> given = [];
        foreach ((string name, string? value) in parameters)
        {
            if (value is not null)
            {
                given.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    /// <summary>The endpoint of a path, one of few words.</summary>
    public static string NameOf(string path)
    {
        int end = path.AsSpan().IndexOfAny('/', '?');
        return end < 0 ? path : path[..end];
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
