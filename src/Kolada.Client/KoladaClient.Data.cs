using System.Runtime.CompilerServices;
using Kolada.Client.Json;
using Kolada.Client.Paging;
using Kolada.Client.Queries;
using Kolada.Client.Requests;
using Kolada.Client.Tables;
using Kolada.Client.Telemetry;

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
        IReadOnlyList<MunicipalityId> all = query is { Municipalities: null, Groups: null, IncludeGroups: false }
            ?
            [
                .. from municipality in await GetMunicipalitiesAsync(null, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
                   select municipality.Id,
            ]
            : [];
        return QueryPlanner.Plan(query, all);
    }

    /// <summary>The values that a query asks for, as they arrive, in the server's order. Memory does not grow with their number.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>
    /// Values as Kolada has them, missing ones included where Kolada lists them. When the enumeration ends without an exception, it was complete.
    /// </returns>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what. Values handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<DataPoint> QueryAsync(DataQuery query, CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        return new QueryResult(query, PagesAsync, cancellationToken);
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
        return await MovedLists.ReadAgainAsync(again => ReadTableAsync(query, again, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<KpiTable> ReadTableAsync(DataQuery query, bool isExact, CancellationToken cancellationToken)
    {
        DataRun run = new(query) { IsExact = isExact };
        using KpiTableBuilder builder = new(query.IncludeCounts);
        await foreach (DataPage page in PagesAsync(run, cancellationToken).ConfigureAwait(false))
        {
            run.AddTo(builder, page);
            page.Dispose();
        }

        (TableColumns? columns, string? problem) = ColumnArranger.Arrange(builder, number => run.Ids.Kpis[number], number => run.Ids.Municipalities[number]);
        return columns is null
            ? throw new KoladaException($"Kolada's answers do not make a table: {problem}") { Kind = KoladaErrorKind.InvalidAnswer }
            : new KpiTable(columns, run.OldestAnswer, run.UnknownIds);
    }

    /// <summary>The values that changed on or after a day, as they arrive: new ones, revised ones, and withdrawn ones, which are marked.</summary>
    /// <param name="since">The first day of interest (Kolada's from_date).</param>
    /// <param name="query">Which values; its <see cref="DataQuery.ChangedSince"/> and <see cref="DataQuery.IncludeDeleted"/> are set for you.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>
    /// Changed values as they now are; <see cref="DataPoint.IsDeleted"/> marks the withdrawn. It is a feed of changes: values that did not change are
    /// not in it, whatever their year.
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
    public async Task<DataPoint?> GetLatestAsync(
        KpiId kpi,
        MunicipalityId municipality,
        Gender gender = Gender.Total,
        CancellationToken cancellationToken = default)
    {
        DataPoint? latest = null;
        await foreach (DataPoint row in QueryAsync(
            new DataQuery { Kpis = [kpi], Municipalities = [municipality], Genders = [gender] },
            cancellationToken).ConfigureAwait(false))
        {
            if (row.Value is not null && !(latest?.Year >= row.Year))
            {
                latest = row;
            }
        }

        return latest;
    }

    private IAsyncEnumerable<DataPage> PagesAsync(DataRun run, CancellationToken cancellationToken) =>
        Operation.StreamAsync("data", _options, token => CallsAsync(run, token), page => page.Count, cancellationToken);

    /// <summary>The pages of a query. When the last has been dealt with, the filter knows which ids had no rows, and these are looked up.</summary>
    private async IAsyncEnumerable<DataPage> CallsAsync(DataRun run, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryPlan plan = await PlanAsync(run.Query, cancellationToken).ConfigureAwait(false);
        DataCalls calls = new(_api, _catalogue, run.Ids, _options.TimeProvider);
        await foreach (DataPage page in QueryRunner.RunAsync(
            plan.Requests,
            calls.GetAsync,
            run.NewPosition,
            _options,
            cancellationToken).ConfigureAwait(false))
        {
            run.See(page.AnsweredAt);
            yield return page;
        }

        await CheckIdsAsync(run, calls, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An id without a single row is either one that has no values, which is an answer, or one that does not exist, which is not.</summary>
    private async Task CheckIdsAsync(DataRun run, DataCalls calls, CancellationToken cancellationToken)
    {
        ILookup<bool, string> silent = run.Filter.PlacesWithoutRows(run.Query.Places).ToLookup(id => id.IsGroup, id => id.Value);
        string[] unknown =
        [
            .. await _catalogue.UnknownAsync(Endpoints.Kpis, run.Filter.KpisWithoutRows, cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(Endpoints.Municipalities, [.. silent[false]], cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(Endpoints.MunicipalityGroups, [.. silent[true]], cancellationToken).ConfigureAwait(false),
            .. calls.LeftOut,
        ];
        run.UnknownIds = [.. unknown.Distinct(StringComparer.Ordinal)];
        RefuseUnknown(run.UnknownIds, run.Query.UnknownIds);
    }

    private static void RefuseUnknown(IReadOnlyList<string> unknown, UnknownIds rule)
    {
        if (unknown.Count > 0 && rule == UnknownIds.Throw)
        {
            throw new KoladaException(
                $"Kolada does not know {string.Join(", ", unknown)}. "
                + $"Check the ids, or set {nameof(DataQuery)}.{nameof(DataQuery.UnknownIds)} to {nameof(UnknownIds.Report)} to go on without them.")
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = unknown,
            };
        }
    }
}
