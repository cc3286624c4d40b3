using System.Runtime.CompilerServices;
using Kolada.Http;
using Kolada.Json;
using Kolada.Query;

namespace Kolada;

/// <content>Data of municipalities.</content>
public sealed partial class KoladaClient
{
    /// <summary>The calls that a query takes, without making them (the list of municipalities may be fetched).</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">The list of municipalities could not be read.</exception>
    public async Task<QueryPlan> PlanAsync(DataQuery query, CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        IReadOnlyList<MunicipalityId> all = query is { Municipalities: null, IncludeGroups: false }
            ? await GetMunicipalitiesAsync(cancellationToken: cancellationToken).Select(municipality => municipality.Id).ToListAsync(cancellationToken).ConfigureAwait(false)
            : [];
        return QueryPlanner.Plan(query, all);
    }

    /// <summary>The values that a query asks for, as they arrive, in the server's order. Memory does not grow with their number.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>Values as Kolada has them, missing ones included where Kolada lists them. When the enumeration ends without an exception, it was complete.</returns>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what. Values handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<DataPoint> QueryAsync(DataQuery query, CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        return RunAsync(query, new QueryOutcome(), cancellationToken);
    }

    /// <summary>The values that a query asks for, as a table.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<KpiTable> GetTableAsync(DataQuery query, CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        QueryOutcome outcome = new();
        List<DataPoint> rows = await RunAsync(query, outcome, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return KpiTable.Create(rows, outcome.OldestAnswer, outcome.UnknownIds);
    }

    /// <summary>The values that changed on or after a day, as they arrive: new ones, revised ones, and withdrawn ones, which are marked.</summary>
    /// <param name="since">The first day of interest (Kolada's from_date).</param>
    /// <param name="query">Which values; its <see cref="DataQuery.ChangedSince"/> and <see cref="DataQuery.IncludeDeleted"/> are set for you.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>
    /// Changed values as they now are; <see cref="DataPoint.IsDeleted"/> marks the withdrawn. It is a feed of changes: values that did not change are not in it, whatever their year.
    /// </returns>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what. Values handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<DataPoint> GetChangesAsync(DateOnly since, DataQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return QueryAsync(query with { ChangedSince = since, IncludeDeleted = true }, cancellationToken);
    }

    /// <summary>The latest value of a KPI for a municipality, region or group, with its year.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">The municipality, region or group.</param>
    /// <param name="gender">Whom the value is about.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The value of the newest year that has one; null when no year has. Later years in which it is missing are passed over.</returns>
    /// <exception cref="ArgumentException">An id is a default value or a figure of your own.</exception>
    /// <exception cref="KoladaException">Kolada does not know one of the ids, or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<DataPoint?> GetLatestAsync(KpiId kpi, MunicipalityId municipality, Gender gender = Gender.Total, CancellationToken cancellationToken = default)
    {
        DataPoint? latest = null;
        await foreach (DataPoint row in QueryAsync(new DataQuery { Kpis = [kpi], Municipalities = [municipality], Genders = [gender] }, cancellationToken).ConfigureAwait(false))
        {
            if (row.Value is not null && !(latest?.Year >= row.Year))
            {
                latest = row;
            }
        }

        return latest;
    }

    private async IAsyncEnumerable<DataPoint> RunAsync(DataQuery query, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DataIds ids = DataIds.ForMunicipalities();
        QueryFilter<MunicipalityId> filter = FilterFor(query, ids);
        await foreach (DataPage page in Operation.StreamAsync("data", _options, token => PagesAsync(query, ids, filter, outcome, token), page => page.Count, cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < page.Count; i++)
            {
                if (filter.Admits(page.Entries[i]))
                {
                    yield return ids.ToDataPoint(page.Entries[i]);
                }
            }

            page.Dispose();
        }
    }

    private static QueryFilter<MunicipalityId> FilterFor(DataQuery query, DataIds ids)
    {
        HashSet<MunicipalityId>? places = query.Municipalities?.ToHashSet();
        return new(
            new Wanted(query.Kpis, query.Years, query.Genders, query.IncludeDeleted),
            ids.Kpis,
            ids.Municipalities!,
            id => places?.Contains(id) ?? (query.IncludeGroups || !id.IsGroup));
    }

    /// <summary>The pages of a query. When the last has been dealt with, the filter knows which ids had no rows, and these are looked up.</summary>
    private async IAsyncEnumerable<DataPage> PagesAsync(DataQuery query, DataIds ids, QueryFilter<MunicipalityId> filter, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryPlan plan = await PlanAsync(query, cancellationToken).ConfigureAwait(false);
        await foreach (DataPage page in QueryRunner.RunAsync(plan.Calls, new DataCalls(_api, _catalogue, ids, _options.TimeProvider).GetAsync, _options, cancellationToken).ConfigureAwait(false))
        {
            outcome.See(page.AnsweredAt);
            yield return page;
        }

        await CheckIdsAsync(query, filter, outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An id without a single row is either one that has no values, which is an answer, or one that does not exist, which is not.</summary>
    private async Task CheckIdsAsync(DataQuery query, QueryFilter<MunicipalityId> filter, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        ILookup<bool, string> silent = filter.PlacesWithoutRows(query.Municipalities).ToLookup(id => id.IsGroup, id => id.Value);
        outcome.UnknownIds =
        [
            .. await _catalogue.UnknownAsync(Endpoints.Kpis, filter.KpisWithoutRows, cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(Endpoints.Municipalities, [.. silent[false]], cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(Endpoints.MunicipalityGroups, [.. silent[true]], cancellationToken).ConfigureAwait(false),
        ];
        RefuseUnknown(outcome.UnknownIds, query.UnknownIds);
    }

    private static void RefuseUnknown(IReadOnlyList<string> unknown, UnknownIds rule)
    {
        if (unknown.Count > 0 && rule == UnknownIds.Throw)
        {
            throw new KoladaException($"Kolada does not know {string.Join(", ", unknown)}. Check the ids, or set {nameof(DataQuery)}.{nameof(DataQuery.UnknownIds)} to {nameof(UnknownIds.Report)} to go on without them.")
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = unknown,
            };
        }
    }
}
