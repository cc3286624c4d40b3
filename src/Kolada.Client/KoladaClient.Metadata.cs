using Kolada.Client.Paging;
using Kolada.Client.Requests;

namespace Kolada;

/// <content>KPIs, municipalities, groups and organisational units: lists, and entries by id.</content>
public sealed partial class KoladaClient
{
    /// <summary>The KPI catalogue, some 6,000 entries, in Kolada's order.</summary>
    /// <param name="title">Only KPIs whose title contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public KoladaList<Kpi> GetKpisAsync(string? title = null, CancellationToken cancellationToken = default) =>
        List(ApiRequest.List(Endpoints.Kpis, ("title", title)), _api.GetKpisAsync, cancellationToken);

    /// <summary>KPIs by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value or a figure of your own.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<Kpi>> GetKpisByIdAsync(IReadOnlyCollection<KpiId> ids, CancellationToken cancellationToken = default) =>
        ByIdsAsync(Endpoints.Kpis, "KPI", [.. ids.Select(id => id.Value)], _api.GetKpisAsync, kpi => kpi.Id.Value, cancellationToken);

    /// <summary>One KPI.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The id is a default value or a figure of your own.</exception>
    /// <exception cref="KoladaException">There is no such KPI, or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Kpi> GetKpiAsync(KpiId id, CancellationToken cancellationToken = default) =>
        (await GetKpisByIdAsync([id], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>All KPI groups with their members, in Kolada's order.</summary>
    /// <param name="title">Only groups whose title contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public KoladaList<KpiGroup> GetKpiGroupsAsync(string? title = null, CancellationToken cancellationToken = default) =>
        List(ApiRequest.List(Endpoints.KpiGroups, ("title", title)), _api.GetKpiGroupsAsync, cancellationToken);

    /// <summary>KPI groups by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<KpiGroup>> GetKpiGroupsByIdAsync(IReadOnlyCollection<KpiGroupId> ids, CancellationToken cancellationToken = default) =>
        ByIdsAsync(Endpoints.KpiGroups, "KPI group", [.. ids.Select(id => id.Value)], _api.GetKpiGroupsAsync, group => group.Id.Value, cancellationToken);

    /// <summary>All municipalities, regions and Riket, in Kolada's order.</summary>
    /// <param name="title">Only those whose name contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public KoladaList<Municipality> GetMunicipalitiesAsync(string? title = null, CancellationToken cancellationToken = default) =>
        List(ApiRequest.List(Endpoints.Municipalities, ("title", title)), _api.GetMunicipalitiesAsync, cancellationToken);

    /// <summary>Municipalities and regions by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number; not those of groups.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<Municipality>> GetMunicipalitiesByIdAsync(
        IReadOnlyCollection<MunicipalityId> ids,
        CancellationToken cancellationToken = default) =>
        ByIdsAsync(
            Endpoints.Municipalities,
            "municipality",
            [.. ids.Select(id => id.Value)],
            _api.GetMunicipalitiesAsync,
            place => place.Id.Value,
            cancellationToken);

    /// <summary>All municipality groups with their members, some 3,600, in Kolada's order.</summary>
    /// <param name="title">Only groups whose title contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public KoladaList<MunicipalityGroup> GetMunicipalityGroupsAsync(string? title = null, CancellationToken cancellationToken = default) =>
        List(ApiRequest.List(Endpoints.MunicipalityGroups, ("title", title)), _api.GetMunicipalityGroupsAsync, cancellationToken);

    /// <summary>Municipality groups by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<MunicipalityGroup>> GetMunicipalityGroupsByIdAsync(
        IReadOnlyCollection<MunicipalityGroupId> ids,
        CancellationToken cancellationToken = default) =>
        ByIdsAsync(
            Endpoints.MunicipalityGroups,
            "municipality group",
            [.. ids.Select(id => id.Value)],
            _api.GetMunicipalityGroupsAsync,
            group => group.Id.Value,
            cancellationToken);

    /// <summary>Organisational units (schools, preschools, homes, …), in Kolada's order; some 35,000 in all.</summary>
    /// <param name="municipality">Only those in this municipality; null for all.</param>
    /// <param name="title">Only those whose name contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public KoladaList<OrganizationalUnit> GetOrganizationalUnitsAsync(
        MunicipalityId? municipality = null,
        string? title = null,
        CancellationToken cancellationToken = default) =>
        List(
            ApiRequest.List(Endpoints.OrganizationalUnits, ("municipality", municipality?.Value), ("title", title)),
            _api.GetOrganizationalUnitsAsync,
            cancellationToken);

    /// <summary>Organisational units by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<OrganizationalUnit>> GetOrganizationalUnitsByIdAsync(
        IReadOnlyCollection<OrganizationalUnitId> ids,
        CancellationToken cancellationToken = default) =>
        ByIdsAsync(
            Endpoints.OrganizationalUnits,
            "organisational unit",
            [.. ids.Select(id => id.Value)],
            _api.GetOrganizationalUnitsAsync,
            unit => unit.Id.Value,
            cancellationToken);

    private KoladaList<T> List<T>(ApiRequest call, Func<ApiRequest, CancellationToken, Task<Page<T>>> get, CancellationToken cancellationToken) =>
        new([call], get, _options, cancellationToken);

    private async Task<IReadOnlyList<T>> ByIdsAsync<T>(
        string endpoint,
        string what,
        IReadOnlyList<string> ids,
        Func<ApiRequest, CancellationToken, Task<Page<T>>> get,
        Func<T, string> idOf,
        CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || ids.Any(id => id.Length == 0 || id.Contains(':', StringComparison.Ordinal)))
        {
            throw new ArgumentException($"Give at least one {what} id, each of them one that Kolada can have.", nameof(ids));
        }

        List<string> wanted = [.. ids.Distinct(StringComparer.Ordinal)];
        Dictionary<string, T> found = await _catalogue.FindAsync(endpoint, wanted, get, idOf, cancellationToken).ConfigureAwait(false);
        List<string> missing = [.. wanted.Where(id => !found.ContainsKey(id))];
        return missing.Count == 0
            ? [.. wanted.Select(id => found[id])]
            : throw new KoladaException(
                $"Kolada has no {what} {string.Join(", ", missing)}. Check the ids; KPIs are withdrawn and groups are issued anew from time to time.")
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = missing,
            };
    }
}
