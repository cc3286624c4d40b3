namespace Kolada.Application;

/// <summary>From what people type to municipalities and groups; the lists are fetched when first needed, and once.</summary>
internal sealed class PlaceDirectory(KoladaClient client)
{
    /// <summary>What stands for all municipalities in place of a name or a group.</summary>
    public const string All = "all";

    private IReadOnlyList<Municipality>? _municipalities;
    private IReadOnlyList<MunicipalityGroup>? _groups;

    public async Task<IReadOnlyList<Municipality>> GetMunicipalitiesAsync(CancellationToken cancellationToken = default) =>
        _municipalities ??= await client.GetMunicipalitiesAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<MunicipalityGroup>> GetGroupsAsync(CancellationToken cancellationToken = default) =>
        _groups ??= await client.GetMunicipalityGroupsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    public static bool IsAll(string text) => string.Equals(text.Trim(), All, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids for names, ids of municipalities and ids of groups (for their mean rows).</summary>
    /// <exception cref="KoladaException">A part is not known, or means several; the message lists the nearest.</exception>
    public async Task<IReadOnlyList<MunicipalityId>> ResolveAsync(IEnumerable<string> parts, CancellationToken cancellationToken = default)
    {
        List<MunicipalityId> ids = [];
        foreach (string part in parts)
        {
            ids.Add(IsGroupId(part)
                ? new MunicipalityId(part.ToUpperInvariant())
                : (await ResolveMunicipalityAsync(part, cancellationToken).ConfigureAwait(false)).Id);
        }

        return [.. ids.Distinct()];
    }

    /// <summary>One municipality by id or name.</summary>
    public async Task<Municipality> ResolveMunicipalityAsync(string idOrName, CancellationToken cancellationToken = default) =>
        KoladaClient.FindMunicipality(await GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false), idOrName);

    /// <summary>Groups for a list of values. A title may contain commas, so a value is first taken as a whole, then apart.</summary>
    /// <exception cref="KoladaException">A value is neither a group nor a list of groups; the message lists the nearest.</exception>
    public async Task<IReadOnlyList<MunicipalityGroup>> ResolveGroupsAsync(IEnumerable<string> values, CancellationToken cancellationToken = default)
    {
        List<MunicipalityGroup> groups = [];
        foreach (string value in values)
        {
            groups.AddRange(await GroupsOfAsync(value, cancellationToken).ConfigureAwait(false));
        }

        return [.. groups.DistinctBy(group => group.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>One group by id or title.</summary>
    public async Task<MunicipalityGroup> ResolveGroupAsync(string idOrTitle, CancellationToken cancellationToken = default) => IsGroupId(idOrTitle.Trim())
        ? (
            await client.GetMunicipalityGroupsByIdAsync(
                [new MunicipalityGroupId(idOrTitle.Trim().ToUpperInvariant())],
                cancellationToken).ConfigureAwait(false))[0]
        : await client.GetMunicipalityGroupAsync(idOrTitle, cancellationToken).ConfigureAwait(false);

    /// <summary>Titles by id for the municipalities, and for the groups too where any of their rows are asked for.</summary>
    public async Task<IReadOnlyDictionary<MunicipalityId, string>> GetTitlesAsync(bool withGroups, CancellationToken cancellationToken = default)
    {
        Dictionary<MunicipalityId, string> titles = [];
        foreach (Municipality municipality in await GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false))
        {
            titles[municipality.Id] = municipality.Title;
        }

        foreach (MunicipalityGroup group in withGroups ? await GetGroupsAsync(cancellationToken).ConfigureAwait(false) : [])
        {
            titles[group.Id.ToMunicipalityId()] = group.Title;
        }

        return titles;
    }

    private static bool IsGroupId(string text) => MunicipalityGroupId.IsValid(text.ToUpperInvariant()) && text[0] is 'G' or 'g';

    private async Task<IReadOnlyList<MunicipalityGroup>> GroupsOfAsync(string value, CancellationToken cancellationToken)
    {
        string[] parts = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 1 && parts.All(IsGroupId))
        {
            return await client.GetMunicipalityGroupsByIdAsync(
                [.. parts.Select(part => new MunicipalityGroupId(part.ToUpperInvariant()))],
                cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return [await ResolveGroupAsync(value, cancellationToken).ConfigureAwait(false)];
        }
        catch (KoladaException unknown) when (unknown is { Kind: KoladaErrorKind.NotFound, StatusCode: null } && parts.Length > 1)
        {
            return await PartsAsync(parts, unknown, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The parts one by one; when the first of them is no group either, the value as a whole was meant and its message is the right one.</summary>
    private async Task<IReadOnlyList<MunicipalityGroup>> PartsAsync(string[] parts, KoladaException whole, CancellationToken cancellationToken)
    {
        List<MunicipalityGroup> groups = [];
        foreach (string part in parts)
        {
            try
            {
                groups.Add(await ResolveGroupAsync(part, cancellationToken).ConfigureAwait(false));
            }
            catch (KoladaException unknown) when (unknown.Kind == KoladaErrorKind.NotFound && groups.Count == 0)
            {
                throw new KoladaException(whole.Message, unknown)
                {
                    Kind = KoladaErrorKind.NotFound,
                    Missing = whole.Missing,
                    Nearest = whole.Nearest,
                    IsAmbiguous = whole.IsAmbiguous,
                };
            }
        }

        return groups;
    }
}
