namespace Kolada.Query;

/// <summary>Lets through the rows that a query asked for, and remembers which of its ids had any.</summary>
internal sealed class QueryFilter
{
    private readonly HashSet<KpiId>? _kpis;
    private readonly HashSet<MunicipalityId>? _municipalities;
    private readonly HashSet<int>? _years;
    private readonly HashSet<Gender>? _genders;
    private readonly bool _includeGroups;
    private readonly bool _includeDeleted;
    private readonly HashSet<KpiId> _seenKpis = [];
    private readonly HashSet<MunicipalityId> _seenMunicipalities = [];

    public QueryFilter(DataQuery query)
    {
        _kpis = query.Kpis?.ToHashSet();
        _municipalities = query.Municipalities?.ToHashSet();
        _years = query.Years?.ToHashSet();
        _genders = query.Genders?.ToHashSet();
        _includeGroups = query.IncludeGroups;
        _includeDeleted = query.IncludeDeleted;
    }

    public IReadOnlyList<string> KpisWithoutRows => [.. _kpis?.Except(_seenKpis).Select(id => id.Value) ?? []];

    public IReadOnlyList<string> MunicipalitiesWithoutRows => [.. Unseen(group: false)];

    public IReadOnlyList<string> GroupsWithoutRows => [.. Unseen(group: true)];

    public bool Admits(DataPoint row)
    {
        _seenKpis.Add(row.Kpi);
        _seenMunicipalities.Add(row.Municipality);
        return (_kpis is null || _kpis.Contains(row.Kpi))
            && (_municipalities is null ? _includeGroups || !row.Municipality.IsGroup : _municipalities.Contains(row.Municipality))
            && (_years is null || _years.Contains(row.Year))
            && (_genders is null || _genders.Contains(row.Gender))
            && (_includeDeleted || !row.IsDeleted);
    }

    private IEnumerable<string> Unseen(bool group) =>
        _municipalities?.Except(_seenMunicipalities).Where(id => id.IsGroup == group).Select(id => id.Value) ?? [];
}

/// <summary>What became known while a query ran, besides its rows.</summary>
internal sealed class QueryOutcome
{
    public DateTimeOffset? OldestAnswer { get; private set; }

    public IReadOnlyList<string> UnknownIds { get; set; } = [];

    public void See(DateTimeOffset answeredAt) =>
        OldestAnswer = OldestAnswer is { } oldest && oldest < answeredAt ? oldest : answeredAt;
}
