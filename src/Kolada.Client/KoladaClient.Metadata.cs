using Kolada.Http;
using Kolada.Query;

namespace Kolada;

/// <content>KPIs, municipalities and groups.</content>
public sealed partial class KoladaClient
{
    /// <summary>The KPI catalogue, some 6,000 entries, in Kolada's order.</summary>
    /// <param name="title">Only KPIs whose title contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<Kpi> GetKpisAsync(string? title = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(_api.GetKpisAsync, [Endpoints.List(Endpoints.Kpis, ("title", title))], cancellationToken);

    /// <summary>KPIs by id, in the order asked for, each once.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">There are no ids, or one is a default value or a figure of your own.</exception>
    /// <exception cref="KoladaException">Some ids are not known (<see cref="KoladaException.Missing"/>), or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public Task<IReadOnlyList<Kpi>> GetKpisAsync(IReadOnlyCollection<KpiId> ids, CancellationToken cancellationToken = default) =>
        ByIdsAsync(Endpoints.Kpis, "KPI", [.. ids.Select(id => id.Value)], _api.GetKpisAsync, kpi => kpi.Id.Value, cancellationToken);

    /// <summary>One KPI.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KoladaException">There is no such KPI, or the answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Kpi> GetKpiAsync(KpiId id, CancellationToken cancellationToken = default) =>
        (await GetKpisAsync([id], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>All municipalities, regions and Riket, in Kolada's order.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<Municipality> GetMunicipalitiesAsync(CancellationToken cancellationToken = default) =>
        ItemsAsync(_api.GetMunicipalitiesAsync, [Endpoints.Municipalities], cancellationToken);

    /// <summary>One municipality, region or Riket by id or name.</summary>
    /// <param name="idOrName">An id (<c>1267</c>) or a name; an exact name comes before one that differs in case or diacritics (Habo, Håbo).</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several entries match; the message lists the nearest.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Municipality> GetMunicipalityAsync(string idOrName, CancellationToken cancellationToken = default) =>
        NameLookup.Find(
            "municipality",
            idOrName,
            await GetMunicipalitiesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false),
            municipality => municipality.Id.Value,
            municipality => municipality.Title);

    /// <summary>All municipality groups with their members, some 3,600, in Kolada's order.</summary>
    /// <param name="title">Only groups whose title contains this, ignoring case; null for all.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The list could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<MunicipalityGroup> GetMunicipalityGroupsAsync(string? title = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(_api.GetMunicipalityGroupsAsync, [Endpoints.List(Endpoints.MunicipalityGroups, ("title", title))], cancellationToken);

    /// <summary>One municipality group by id or title.</summary>
    /// <param name="idOrTitle">
    /// An id (<c>G33621</c>) or a title, with or without "(ovägt medel)"; an exact title comes before one that differs in case or diacritics.
    /// </param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several groups match; the message lists the nearest.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<MunicipalityGroup> GetMunicipalityGroupAsync(string idOrTitle, CancellationToken cancellationToken = default) =>
        NameLookup.Find(
            "municipality group",
            idOrTitle,
            await GetMunicipalityGroupsAsync(null, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false),
            group => group.Id.Value,
            group => group.Title);

    private async Task<IReadOnlyList<T>> ByIdsAsync<T>(
        string endpoint,
        string what,
        IReadOnlyList<string> ids,
        Func<string, CancellationToken, Task<Page<T>>> get,
        Func<T, string> idOf,
        CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || ids.Any(id => id.Length == 0 || id.Contains(':', StringComparison.Ordinal)))
        {
            throw new ArgumentException($"Give at least one {what} id, each of them one that Kolada can have.", nameof(ids));
        }

        List<string> wanted = [.. ids.Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> calls = [.. wanted.Chunk(Endpoints.MaxSegmentValues).Select(chunk => Endpoints.ByIds(endpoint, chunk))];
        Dictionary<string, T> found = new(StringComparer.Ordinal);
        await foreach (T item in ItemsAsync(get, calls, cancellationToken).ConfigureAwait(false))
        {
            found[idOf(item)] = item;
        }

        List<string> missing = [.. wanted.Where(id => !found.ContainsKey(id))];
        return missing.Count == 0
            ? [.. wanted.Select(id => found[id])]
            : throw new KoladaException($"Kolada has no {what} {string.Join(", ", missing)}. Check the ids; KPIs are withdrawn and groups are issued anew from time to time.") { Kind = KoladaErrorKind.NotFound, Missing = missing };
    }
}
