using Kolada.Client.Lookup;

namespace Kolada;

/// <content>From what people say to entries: names, search words, similar municipalities.</content>
public sealed partial class KoladaClient
{
    /// <summary>One municipality, region or Riket by id or name.</summary>
    /// <param name="idOrName">An id (<c>1267</c>) or a name; an exact name comes before one that differs in case or diacritics (Habo, Håbo).</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several entries match; the message lists the nearest.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Municipality> GetMunicipalityAsync(string idOrName, CancellationToken cancellationToken = default) =>
        FindMunicipality(await GetMunicipalitiesAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), idOrName);

    /// <summary>Municipalities, regions or Riket by ids or names, in the order asked for, from one reading of the list.</summary>
    /// <param name="idsOrNames">Ids (<c>1267</c>) and names in any mixture; see <see cref="GetMunicipalityAsync"/>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="KoladaException">Some match none or several entries; <see cref="KoladaException.Missing"/> has all of these.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<IReadOnlyList<Municipality>> GetMunicipalitiesByNameAsync(
        IReadOnlyCollection<string> idsOrNames,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(idsOrNames);
        return NameLookup.FindAll(
            "municipality",
            idsOrNames,
            await GetMunicipalitiesAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false),
            municipality => municipality.Id.Value,
            municipality => municipality.Title);
    }

    /// <summary>One municipality group by id or title.</summary>
    /// <param name="idOrTitle">
    /// An id (<c>G33621</c>) or a title, with or without "(ovägt medel)"; an exact title comes before one that differs in case or diacritics.
    /// </param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several groups match; the message lists the nearest.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<MunicipalityGroup> GetMunicipalityGroupAsync(string idOrTitle, CancellationToken cancellationToken = default) =>
        FindMunicipalityGroup(
            await GetMunicipalityGroupsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false),
            idOrTitle);

    /// <summary>KPIs that match words, best first.</summary>
    /// <param name="text">
    /// Words that all must occur in a KPI's id, title, operating area, perspective or description, in any order. Case and diacritics do not count.
    /// </param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The matches by relevance: a word in the title counts most, one in the description least; retired KPIs come last. Empty if none match.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">The catalogue could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<IReadOnlyList<Kpi>> SearchKpisAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return CatalogueSearch.Rank(await GetKpisAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), text);
    }

    /// <summary>The official group of similar municipalities (or regions) that RKA publishes for a service area, the newest year.</summary>
    /// <param name="municipality">The municipality or region whose likes are wanted.</param>
    /// <param name="area">
    /// The area as in the groups' titles, such as <c>grundskola</c>, <c>äldreomsorg</c> or <c>LSS</c>, ignoring case and diacritics; null for the
    /// general one ("övergripande").
    /// </param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The group; it never contains the municipality itself, and its members come in id order, not by likeness.</returns>
    /// <exception cref="KoladaException">There is no such group; the message lists the areas that have one. Some municipalities lack some.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<MunicipalityGroup> GetSimilarMunicipalitiesAsync(
        Municipality municipality,
        string? area = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(municipality);
        List<MunicipalityGroup> candidates = await GetMunicipalityGroupsAsync(
            $", {municipality.Title}, ",
            cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return SimilarGroups.Newest(candidates, municipality, area);
    }

    /// <summary>
    /// One municipality, region or Riket by id or name, out of a list that is at hand; the rules of <see cref="GetMunicipalityAsync"/> without a call.
    /// </summary>
    /// <param name="municipalities">Where to look.</param>
    /// <param name="idOrName">An id (<c>1267</c>) or a name; an exact name comes before one that differs in case or diacritics (Habo, Håbo).</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several entries match; the message lists the nearest.</exception>
    public static Municipality FindMunicipality(IEnumerable<Municipality> municipalities, string idOrName)
    {
        ArgumentNullException.ThrowIfNull(municipalities);
        return NameLookup.Find("municipality", idOrName, [.. municipalities], municipality => municipality.Id.Value, municipality => municipality.Title);
    }

    /// <summary>
    /// One municipality group by id or title, out of a list that is at hand; the rules of <see cref="GetMunicipalityGroupAsync"/> without a call.
    /// </summary>
    /// <param name="groups">Where to look.</param>
    /// <param name="idOrTitle">
    /// An id (<c>G33621</c>) or a title, with or without "(ovägt medel)"; an exact title comes before one that differs in case or diacritics.
    /// </param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="KoladaException">No or several groups match; the message lists the nearest.</exception>
    public static MunicipalityGroup FindMunicipalityGroup(IEnumerable<MunicipalityGroup> groups, string idOrTitle)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return NameLookup.Find("municipality group", idOrTitle, [.. groups], group => group.Id.Value, group => group.Title);
    }
}
