namespace Kolada.Application;

/// <content>From what people type to municipalities and groups.</content>
public sealed partial class KoladaWorkspace
{
    /// <summary>All municipalities, regions and Riket.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The answer is not complete.</exception>
    public Task<IReadOnlyList<Municipality>> GetMunicipalitiesAsync(CancellationToken cancellationToken = default) =>
        _places.GetMunicipalitiesAsync(cancellationToken);

    /// <summary>All groups of municipalities.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">The answer is not complete.</exception>
    public Task<IReadOnlyList<MunicipalityGroup>> GetGroupsAsync(CancellationToken cancellationToken = default) =>
        _places.GetGroupsAsync(cancellationToken);

    /// <summary>The groups with a text in their title.</summary>
    /// <param name="text">The text; null or empty for all groups.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">No group has it.</exception>
    /// <exception cref="KoladaException">The answer is not complete.</exception>
    public async Task<IReadOnlyList<MunicipalityGroup>> FindGroupsAsync(string? text, CancellationToken cancellationToken = default)
    {
        List<MunicipalityGroup> groups = await Client.GetMunicipalityGroupsAsync(text, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return groups.Count > 0 ? groups : throw RequestException.NotFound(NoticeCode.NoGroupMatches, ("text", [text ?? ""]));
    }

    /// <summary>One municipality, region or Riket by id or name.</summary>
    /// <param name="idOrName">An id (<c>1267</c>) or a name; case and diacritics do not count where one entry alone matches.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">No or several entries match; the exception lists the nearest.</exception>
    public Task<Municipality> ResolveMunicipalityAsync(string idOrName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrName);
        return _places.ResolveMunicipalityAsync(idOrName, cancellationToken);
    }

    /// <summary>One group by id or title.</summary>
    /// <param name="idOrTitle">An id (<c>G33621</c>) or a title, with or without "(ovägt medel)".</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">No or several groups match; the exception lists the nearest.</exception>
    public Task<MunicipalityGroup> ResolveGroupAsync(string idOrTitle, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrTitle);
        return _places.ResolveGroupAsync(idOrTitle, cancellationToken);
    }

    /// <summary>One municipality or region with its groups.</summary>
    /// <param name="idOrName">An id or a name, as in <see cref="ResolveMunicipalityAsync"/>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="KoladaException">No or several entries match; the exception lists the nearest.</exception>
    public async Task<MunicipalityProfile> DescribeMunicipalityAsync(string idOrName, CancellationToken cancellationToken = default)
    {
        Municipality municipality = await ResolveMunicipalityAsync(idOrName, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MunicipalityGroup> groups = await GetGroupsAsync(cancellationToken).ConfigureAwait(false);
        return new MunicipalityProfile
        {
            Municipality = municipality,
            Groups = [.. groups.Where(group => group.Members.Contains(municipality.Id) && !IsGroupOfSimilar(group))],
            SimilarGroups = [.. groups.Where(group => group.Title.Contains($", {municipality.Title}, ", StringComparison.Ordinal))],
        };
    }

    /// <summary>Whether a group is one of RKA's of similar municipalities, of which there are thousands, issued anew each year.</summary>
    /// <param name="group">The group.</param>
    public static bool IsGroupOfSimilar(MunicipalityGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Title.StartsWith("Liknande ", StringComparison.Ordinal);
    }
}
