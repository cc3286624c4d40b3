using System.Net;
using Kolada.Client.Api;
using Kolada.Client.Paging;
using Kolada.Client.Requests;

namespace Kolada.Client.Lookup;

/// <summary>Looks entries up by id, from a service that leaves unknown ids out as well as from one that answers them with 404.</summary>
internal sealed class Catalogue(KoladaApi api, KoladaClientOptions options)
{
    /// <summary>Those of the ids that exist, with their entries.</summary>
    /// <param name="endpoint">The endpoint, such as <c>kpi</c>.</param>
    /// <param name="ids">Distinct ids that have passed their type's rules; any number.</param>
    /// <param name="get">Reads a page of the endpoint.</param>
    /// <param name="idOf">The id of an entry.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async Task<Dictionary<string, T>> FindAsync<T>(
        string endpoint,
        IReadOnlyCollection<string> ids,
        Func<ApiRequest, CancellationToken, Task<Page<T>>> get,
        Func<T, string> idOf,
        CancellationToken cancellationToken)
    {
        ApiRequest[] calls = [.. ids.Chunk(Endpoints.MaxSegmentValues).Select(chunk => ApiRequest.ByIds(endpoint, chunk))];
        Dictionary<string, T> found = new(StringComparer.Ordinal);
        try
        {
            foreach (T entry in await new KoladaList<T>(calls, get, options, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                found[idOf(entry)] = entry;
            }

            return found;
        }
        catch (KoladaException refused) when (IsNotFound(refused))
        {
            return ids.Count == 1 ? [] : await FindInHalvesAsync(endpoint, [.. ids], get, idOf, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Those of the ids that no catalogue has.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(string endpoint, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        IReadOnlyCollection<string> known = endpoint switch
        {
            Endpoints.Kpis => (await FindAsync(endpoint, ids, api.GetKpisAsync, kpi => kpi.Id.Value, cancellationToken).ConfigureAwait(false)).Keys,
            Endpoints.Municipalities => (await FindAsync(
                endpoint,
                ids,
                api.GetMunicipalitiesAsync,
                place => place.Id.Value,
                cancellationToken).ConfigureAwait(false)).Keys,
            Endpoints.MunicipalityGroups => (await FindAsync(
                endpoint,
                ids,
                api.GetMunicipalityGroupsAsync,
                group => group.Id.Value,
                cancellationToken).ConfigureAwait(false)).Keys,
            Endpoints.OrganizationalUnits => (await FindAsync(
                endpoint,
                ids,
                api.GetOrganizationalUnitsAsync,
                unit => unit.Id.Value,
                cancellationToken).ConfigureAwait(false)).Keys,
            _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "Not an endpoint with ids that data is about."),
        };
        return [.. ids.Except(known, StringComparer.Ordinal)];
    }

    public static bool IsNotFound(KoladaException refused) => refused.StatusCode == HttpStatusCode.NotFound;

    private async Task<Dictionary<string, T>> FindInHalvesAsync<T>(
        string endpoint,
        string[] ids,
        Func<ApiRequest, CancellationToken, Task<Page<T>>> get,
        Func<T, string> idOf,
        CancellationToken cancellationToken)
    {
        Dictionary<string, T> first = await FindAsync(endpoint, ids[..(ids.Length / 2)], get, idOf, cancellationToken).ConfigureAwait(false);
        Dictionary<string, T> second = await FindAsync(endpoint, ids[(ids.Length / 2)..], get, idOf, cancellationToken).ConfigureAwait(false);
        return new(first.Concat(second), StringComparer.Ordinal);
    }
}
