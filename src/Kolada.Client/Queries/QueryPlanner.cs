using System.Globalization;
using Kolada.Client.Requests;

namespace Kolada.Client.Queries;

/// <summary>Turns a question into the fewest calls that Kolada's limits allow.</summary>
/// <remarks>
/// The limits are 25 values a segment and 5,000 rows a page. Of the ways that take equally few requests, the planner prefers calls
/// that fit on one page: they can be in flight together, and nothing can shift between pages that are not there.
/// </remarks>
internal static class QueryPlanner
{
    /// <summary>Municipalities, regions, Riket and all groups: what a query without municipalities returns for one KPI and year.</summary>
    private const int RowsWithGroups = 3942;

    /// <summary>KPI-years of such a query a call: long enough that the last, half-filled page matters little, short enough to go in parallel.</summary>
    private const int KpiYearsWithGroups = 16;

    /// <summary>The calls for a query that <see cref="QueryRules"/> let pass.</summary>
    /// <param name="query">The query.</param>
    /// <param name="allMunicipalities">Every id of /municipality; used where the query names none and wants no groups.</param>
    public static QueryPlan Plan(DataQuery query, IReadOnlyList<MunicipalityId> allMunicipalities)
    {
        string[]? kpis = Texts(query.Kpis, id => id.Value);
        string[]? places = Texts(query.Places, id => id.Value);
        string[]? years = Texts(query.Years, year => year.ToString(CultureInfo.InvariantCulture));
        List<string> notes = [];
        int listed = 0;
        if (places is null && !query.IncludeGroups)
        {
            places = [.. allMunicipalities.Select(id => id.Value)];
            listed = places.Length;
            notes.Add(
                Invariant($"All {places.Length} municipalities and regions are listed by id: ")
                + "a query without ids would also bring some 3,600 group rows for each KPI and year.");
        }

        IEnumerable<Block> blocks = places is null ? BlocksWithGroups(kpis!, years!) : Blocks(kpis, places, years);
        List<ApiRequest> calls = [.. blocks.Select(block => ApiRequest.Rows(
            Endpoints.Data, [("kpi", block.Kpis), ("municipality", block.Places), ("year", block.Years)], query.ChangedSince))];
        long? rows = kpis is null || years is null ? null : (long)kpis.Length * years.Length * (places?.Length ?? RowsWithGroups);
        notes.Add(Explain(calls.Count, rows));
        return ToPlan(calls, notes) with { MaxRows = rows, ListedMunicipalities = listed };
    }

    /// <summary>The calls for a query about organisational units.</summary>
    public static QueryPlan Plan(UnitDataQuery query)
    {
        string? municipality = query is { Kpis: not null, Municipalities: [MunicipalityId only] } ? only.Value : null;
        string[]? kpis = Texts(query.Kpis, id => id.Value);
        string[]? units = Texts(query.Units, id => id.Value);
        string[]? years = Texts(query.Years, year => year.ToString(CultureInfo.InvariantCulture));
        string[]? places = kpis is null && units is null ? Texts(query.Municipalities, id => id.Value) : null;
        List<ApiRequest> calls =
        [
            .. from kpi in Chunks(kpis)
               from unit in Chunks(units)
               from place in Chunks(places)
               from year in Chunks(years)
               select ApiRequest.Rows(
                   Endpoints.UnitData, [("kpi", kpi), ("ou", unit), ("municipality", place), ("year", year)], query.ChangedSince, municipality),
        ];
        long? rows = kpis is null || units is null || years is null ? null : (long)kpis.Length * units.Length * years.Length;
        return ToPlan(calls, [Explain(calls.Count, rows)]) with { MaxRows = rows };
    }

    private static IEnumerable<Block> Blocks(string[]? kpis, string[]? places, string[]? years) =>
        from kpi in Chunks(kpis)
        from place in Chunks(places)
        from year in Chunks(years)
        from part in OnePageParts(new Block(kpi, place, year))
        select part;

    /// <summary>
    /// Cuts a block that would take several pages into as many that take one each, along the years or else the KPIs; leaves it whole
    /// where that would take more requests.
    /// </summary>
    private static IEnumerable<Block> OnePageParts(Block block)
    {
        if (block is not { Kpis: { } kpis, Places: { } places, Years: { } years })
        {
            return [block];
        }

        int pages = Pages(kpis.Length * places.Length * years.Length);
        int yearsAPage = Endpoints.MaxPageSize / (kpis.Length * places.Length);
        if (yearsAPage > 0 && Parts(years.Length, yearsAPage) <= pages)
        {
            return years.Chunk(yearsAPage).Select(some => block with { Years = some });
        }

        int kpisAPage = Endpoints.MaxPageSize / (places.Length * years.Length);
        return kpisAPage > 0 && Parts(kpis.Length, kpisAPage) <= pages
            ? kpis.Chunk(kpisAPage).Select(some => block with { Kpis = some })
            : [block];
    }

    private static IEnumerable<Block> BlocksWithGroups(string[] kpis, string[] years)
    {
        int yearsACall = Math.Min(years.Length, Endpoints.MaxSegmentValues);
        int kpisACall = Math.Clamp(KpiYearsWithGroups / yearsACall, 1, Endpoints.MaxSegmentValues);
        return from kpi in kpis.Chunk(kpisACall)
               from year in years.Chunk(yearsACall)
               select new Block(kpi, null, year);
    }

    private static string Explain(int calls, long? maxRows)
    {
        string rows = maxRows is null ? "how many rows come is not known beforehand" : Invariant($"at most {maxRows} rows");
        return Invariant($"{calls} calls of at most {Endpoints.MaxSegmentValues} values a segment; {rows}, at most {Endpoints.MaxPageSize} a page.");
    }

    private static string[]? Texts<T>(IReadOnlyList<T>? values, Func<T, string> text) => values is null ? null : [.. values.Distinct().Select(text)];

    private static IEnumerable<string[]?> Chunks(string[]? values) =>
        values is null ? new string[]?[] { null } : values.Chunk(Endpoints.MaxSegmentValues).Select(string[]? (chunk) => chunk);

    private static QueryPlan ToPlan(List<ApiRequest> calls, IReadOnlyList<string> notes) =>
        new([.. calls.Select(call => call.Path)], notes) { Requests = calls };

    private static int Pages(int rows) => Parts(rows, Endpoints.MaxPageSize);

    private static int Parts(int whole, int part) => (whole + part - 1) / part;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The values of one call; null for a dimension that is left open.</summary>
    private sealed record Block(string[]? Kpis, string[]? Places, string[]? Years);
}
