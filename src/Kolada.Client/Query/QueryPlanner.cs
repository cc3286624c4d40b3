using Kolada.Http;

namespace Kolada.Query;

/// <summary>Turns a question into the fewest calls that Kolada's limits allow, and refuses what Kolada would answer with silence.</summary>
internal static class QueryPlanner
{
    /// <summary>Refuses what cannot be asked.</summary>
    /// <exception cref="ArgumentException">The message names the value, the rule and the way out.</exception>
    public static void Validate(DataQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        RefuseEmpty(query.Kpis, nameof(query.Kpis));
        RefuseEmpty(query.Municipalities, nameof(query.Municipalities));
        RefuseEmpty(query.Years, nameof(query.Years));
        RefuseEmpty(query.Genders, nameof(query.Genders));
        int dimensions = (query.Kpis is null ? 0 : 1) + (query.Municipalities is null ? 0 : 1) + (query.Years is null ? 0 : 1);
        if (dimensions < 2)
        {
            throw new ArgumentException("A data query needs at least two of Kpis, Municipalities and Years; Kolada answers fewer with nothing. Name the KPIs and the years, for instance.", nameof(query));
        }

        foreach (KpiId kpi in query.Kpis ?? [])
        {
            Refuse(kpi.Value.Length == 0, "A KPI id in the query is a default value; give an id such as N15428.");
            Refuse(kpi.IsOwn, $"{kpi} is a figure of your own, which Kolada does not have; join it to the table after fetching.");
        }

        foreach (MunicipalityId municipality in query.Municipalities ?? [])
        {
            Refuse(municipality.Value.Length == 0, "A municipality id in the query is a default value; give an id such as 1267.");
        }

        foreach (int year in query.Years ?? [])
        {
            Refuse(year is < DataQuery.MinYear or > DataQuery.MaxYear, FormattableString.Invariant($"The year {year} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}."));
        }
    }

    /// <summary>The calls for a valid query.</summary>
    /// <param name="query">A query that <see cref="Validate"/> let pass.</param>
    /// <param name="allMunicipalities">Every id of /municipality; used where the query names none and wants no groups.</param>
    public static QueryPlan Plan(DataQuery query, IReadOnlyList<MunicipalityId> allMunicipalities)
    {
        List<string> notes = [];
        IReadOnlyList<MunicipalityId>? municipalities = query.Municipalities;
        if (municipalities is null && !query.IncludeGroups)
        {
            municipalities = allMunicipalities;
            notes.Add(FormattableString.Invariant($"All {municipalities.Count} municipalities and regions are listed by id: a query without ids would drag along some 3,600 group rows a KPI and year."));
        }

        string suffix = Endpoints.Query(("from_date", query.ChangedSince is { } day ? Endpoints.Date(day) : null));
        List<string> calls =
        [
            .. from kpis in Segments(query.Kpis?.Distinct().Select(id => id.Value))
               from places in Segments(municipalities?.Distinct().Select(id => id.Value))
               from years in Segments(query.Years?.Distinct().Select(year => Endpoints.Segment([year])))
               select "data" + Part("kpi", kpis) + Part("municipality", places) + Part("year", years) + suffix,
        ];
        notes.Add(FormattableString.Invariant($"{calls.Count} call(s) of at most {Endpoints.MaxSegmentValues} values a segment; each goes on to its last page."));
        return new QueryPlan(calls, notes);
    }

    private static IEnumerable<string?> Segments(IEnumerable<string>? values) =>
        values is null ? new string?[] { null } : values.Chunk(Endpoints.MaxSegmentValues).Select(string? (chunk) => Endpoints.Segment(chunk));

    private static string Part(string name, string? segment) => segment is null ? "" : $"/{name}/{segment}";

    private static void RefuseEmpty<T>(IReadOnlyList<T>? list, string name) =>
        Refuse(list is { Count: 0 }, $"{name} is an empty list; leave it null for no restriction, or name at least one.");

    private static void Refuse(bool wrong, string message)
    {
        if (wrong)
        {
            throw new ArgumentException(message);
        }
    }
}
