using System.Collections.Specialized;
using System.Globalization;
using System.Web;

namespace Kolada.Faults.Tests.Services;

/// <summary>A request as the service understands it.</summary>
/// <param name="Path">The path as it was asked for.</param>
/// <param name="Query">The parameters of the query.</param>
internal sealed record Call(string Path, NameValueCollection Query)
{
    private const string Base = "/v3/";

    private static readonly Dictionary<string, Subject> Endpoints = new(StringComparer.Ordinal)
    {
        ["kpi"] = Services.Subject.Kpis,
        ["kpi_groups"] = Services.Subject.KpiGroups,
        ["municipality"] = Services.Subject.Municipalities,
        ["municipality_groups"] = Services.Subject.MunicipalityGroups,
        ["ou"] = Services.Subject.Units,
        ["data"] = Services.Subject.Data,
        ["oudata"] = Services.Subject.UnitData,
    };

    /// <summary>What it is about; null for a path that there is not.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The ids and years that the path names by dimension; those of an entity under an empty name.</summary>
    public IReadOnlyDictionary<string, string[]> Segments { get; init; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    public bool IsData => Subject is Services.Subject.Data or Services.Subject.UnitData;

    public string? Title => Query["title"];

    public string? Municipality => Query["municipality"] ?? Query["municipality_id"];

    public bool IsChangeFeed => Query["from_date"] is not null;

    public int? Page => Number("page");

    public int? Size => Number("per_page");

    /// <summary>A place in the list that only the service can read; see <see cref="LieKind.LinkWithoutNumber"/>.</summary>
    public int? Cursor => Number("cursor");

    /// <summary>What it asks for, without the page.</summary>
    public string List => $"{Path}?{Title}&{Municipality}&{IsChangeFeed}";

    /// <summary>Whether it asks for a whole list.</summary>
    public bool IsWholeList => !IsData && Segments.Count == 0 && Title is null && Municipality is null;

    public static Call Parse(string pathAndQuery)
    {
        string[] parts = pathAndQuery.Split('?', 2);
        Call call = new(parts[0], HttpUtility.ParseQueryString(parts.Length > 1 ? parts[1] : ""));
        string[] path = Uri.UnescapeDataString(parts[0]).Trim('/')[(Base.Length - 1)..].Split('/');
        if (!Endpoints.TryGetValue(path[0], out Subject subject))
        {
            return call;
        }

        Dictionary<string, string[]> segments = new(StringComparer.Ordinal);
        bool isData = subject is Services.Subject.Data or Services.Subject.UnitData;
        for (int i = 1; i < path.Length; i += isData ? 2 : 1)
        {
            segments[isData ? path[i] : ""] = [.. path[isData ? i + 1 : i].Split(',').Distinct(StringComparer.Ordinal)];
        }

        return call with { Subject = subject, Segments = segments };
    }

    /// <summary>The address of another page of the same list, or of the same list with another filter.</summary>
    /// <param name="host">Scheme and host.</param>
    /// <param name="sizeFirst">Whether the page size comes before the page.</param>
    /// <param name="page">The parameters that name the page; null leaves one out.</param>
    public string Link(string host, bool sizeFirst, params IEnumerable<(string Name, int? Value)> page)
    {
        IEnumerable<string> filter = Query.AllKeys
            .Where(name => name is not ("page" or "per_page" or "cursor"))
            .Select(name => $"{name}={Uri.EscapeDataString(Query[name]!)}");
        IEnumerable<string> place = from parameter in sizeFirst ? page.Reverse() : page
                                    where parameter.Value is not null
                                    select string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}={parameter.Value}");
        return $"{host}{Path}?{string.Join('&', filter.Concat(place))}";
    }

    private int? Number(string name) => int.TryParse(Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
