using System.Runtime.CompilerServices;
using Kolada.Client.Json;
using Kolada.Client.Paging;
using Kolada.Client.Queries;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;

namespace Kolada;

/// <content>Data of organisational units.</content>
public sealed partial class KoladaClient
{
    /// <summary>The values of organisational units that a query asks for, as they arrive, in the server's order.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>
    /// Values as Kolada has them, missing ones included where Kolada lists them. When the enumeration ends without an exception, it was complete.
    /// </returns>
    /// <remarks>
    /// Where KPIs are asked for in one municipality, the municipality's units are looked up and other units' values left out, whether
    /// or not the service heeds the municipality itself.
    /// </remarks>
    /// <exception cref="ArgumentException">The query cannot be asked; the message says why and what to do.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what. Values handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<UnitDataPoint> QueryUnitsAsync(UnitDataQuery query, CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        return RunUnitsAsync(query, cancellationToken);
    }

    private async IAsyncEnumerable<UnitDataPoint> RunUnitsAsync(UnitDataQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        UnitDataIds ids = new();
        HashSet<OrganizationalUnitId>? units = await WantedUnitsAsync(query, cancellationToken).ConfigureAwait(false);
        QueryFilter<OrganizationalUnitId> filter = new(
            new Wanted(query.Kpis, query.Years, query.Genders, query.IncludeDeleted),
            ids.Kpis,
            ids.Units,
            id => units?.Contains(id) ?? true);
        await foreach (DataPage page in Operation.StreamAsync(
            "unit data",
            _options,
            token => UnitPagesAsync(query, ids, filter, token),
            page => page.Count,
            cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < page.Count; i++)
            {
                if (filter.Admits(page.Entries[i]))
                {
                    yield return ids.ToUnitDataPoint(page.Entries[i]);
                }
            }

            page.Dispose();
        }
    }

    private async IAsyncEnumerable<DataPage> UnitPagesAsync(
        UnitDataQuery query,
        UnitDataIds ids,
        QueryFilter<OrganizationalUnitId> filter,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DataCalls calls = new(_api, _catalogue, ids, _options.TimeProvider);
        await foreach (DataPage page in QueryRunner.RunAsync(
            QueryPlanner.Plan(query).Requests,
            calls.GetAsync,
            ids.NewPosition,
            _options,
            cancellationToken).ConfigureAwait(false))
        {
            yield return page;
        }

        await CheckUnitIdsAsync(query, filter, calls, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The units that a query is restricted to, by name or by their municipality; null for all.</summary>
    private async Task<HashSet<OrganizationalUnitId>?> WantedUnitsAsync(UnitDataQuery query, CancellationToken cancellationToken) => query switch
    {
        { Units: { } named } => [.. named],
        { Kpis: not null, Municipalities: [MunicipalityId municipality] } =>
        [
            .. from unit in await GetOrganizationalUnitsAsync(municipality, null, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
               where unit.Municipality == municipality
               select unit.Id,
        ],
        _ => null,
    };

    private async Task CheckUnitIdsAsync(
        UnitDataQuery query,
        QueryFilter<OrganizationalUnitId> filter,
        DataCalls calls,
        CancellationToken cancellationToken)
    {
        // Which municipalities had rows cannot be told from the rows, which name units: all that were named are looked up.
        string[] unknown =
        [
            .. await _catalogue.UnknownAsync(Endpoints.Kpis, filter.KpisWithoutRows, cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(
                Endpoints.OrganizationalUnits,
                [.. filter.PlacesWithoutRows(query.Units).Select(id => id.Value)],
                cancellationToken).ConfigureAwait(false),
            .. await _catalogue.UnknownAsync(
                Endpoints.Municipalities,
                [.. (query.Municipalities ?? []).Select(id => id.Value).Distinct(StringComparer.Ordinal)],
                cancellationToken).ConfigureAwait(false),
            .. calls.LeftOut,
        ];
        RefuseUnknown([.. unknown.Distinct(StringComparer.Ordinal)], UnknownIds.Throw);
    }
}
