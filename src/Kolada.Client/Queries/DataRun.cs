using Kolada.Client.Json;
using Kolada.Client.Paging;
using Kolada.Client.Tables;

namespace Kolada.Client.Queries;

/// <summary>A query under way: the ids its pages speak of, which values it lets through, and what becomes known besides them.</summary>
internal sealed class DataRun
{
    public DataRun(DataQuery query)
    {
        Query = query;
        HashSet<MunicipalityId>? places = query.Places?.ToHashSet();
        Filter = new(
            new Wanted(query.Kpis, query.Years, query.Genders, query.IncludeDeleted),
            Ids.Kpis,
            Ids.Municipalities,
            id => places?.Contains(id) ?? (query.IncludeGroups || !id.IsGroup));
    }

    public DataQuery Query { get; }

    public MunicipalityDataIds Ids { get; } = new();

    public QueryFilter<MunicipalityId> Filter { get; }

    /// <summary>Whether its lists are read again, after one of them changed while it was read.</summary>
    public bool IsExact { get; init; }

    public DateTimeOffset? OldestAnswer { get; private set; }

    public IReadOnlyList<string> UnknownIds { get; set; } = [];

    /// <summary>The beginning of one of its lists.</summary>
    public ListPosition NewPosition()
    {
        ListPosition position = Ids.NewPosition();
        position.IsExact = IsExact;
        return position;
    }

    public void See(DateTimeOffset answeredAt) =>
        OldestAnswer = OldestAnswer is { } oldest && oldest < answeredAt ? oldest : answeredAt;

    /// <summary>Adds the values of a page that the query asked for to a table.</summary>
    public void AddTo(KpiTableBuilder table, DataPage page)
    {
        foreach (ref readonly DataEntry entry in page.Entries)
        {
            if (Filter.Admits(entry))
            {
                table.Add(entry, Ids);
            }
        }
    }
}
