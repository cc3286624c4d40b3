using Kolada.Efficiency;

namespace Kolada.Cli.Session;

/// <summary>Whom a municipality is compared with, as it was typed. Nothing said means its county.</summary>
internal sealed record Comparison
{
    /// <summary>All municipalities, in place of a group.</summary>
    public const string All = "all";

    /// <summary>RKA's similar municipalities, in place of a group; with <c>:AREA</c> those of a service area.</summary>
    public const string Similar = "similar";

    /// <summary>A title, an id, <see cref="All"/> or <see cref="Similar"/>.</summary>
    public string? Group { get; init; }

    /// <summary>Names or ids.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>How many of the nearest.</summary>
    public int? Nearest { get; init; }

    /// <summary>Nearest in what.</summary>
    public IReadOnlyList<SimilarityCriterion> Criteria { get; init; } = [];

    /// <summary>The year of the criteria; null to choose it.</summary>
    public int? CriteriaYear { get; init; }

    /// <summary>The population; null for the county, which the library finds.</summary>
    /// <exception cref="KoladaException">A name, a group or a key figure is not known.</exception>
    /// <exception cref="ArgumentException">The chosen one is not a municipality, or the nearest cannot be told.</exception>
    public async Task<Population?> PopulationAsync(KoladaClient client, Places places, Municipality chosen, CancellationToken cancellationToken = default)
    {
        if (Nearest is { } count)
        {
            return await client.GetNearestPopulationAsync(chosen.Id.Value, Criteria, count, CriteriaYear, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Municipality> known = await places.MunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        if (With.Count > 0)
        {
            IReadOnlyList<MunicipalityId> members = await places.ResolveAsync(With, cancellationToken).ConfigureAwait(false);
            return Population.Create($"{With.Count} valda kommuner", members, chosen.Id, known);
        }

        return Group is null ? null
            : string.Equals(Group, All, StringComparison.OrdinalIgnoreCase) ? Population.All(known)
            : Population.Create(await GroupAsync(client, places, chosen, Group.Trim(), cancellationToken).ConfigureAwait(false), chosen.Id, known);
    }

    private static Task<MunicipalityGroup> GroupAsync(KoladaClient client, Places places, Municipality chosen, string group, CancellationToken cancellationToken) =>
        string.Equals(group, Similar, StringComparison.OrdinalIgnoreCase) ? client.GetSimilarMunicipalitiesAsync(chosen, area: null, cancellationToken)
        : group.StartsWith(Similar + ":", StringComparison.OrdinalIgnoreCase) ? client.GetSimilarMunicipalitiesAsync(chosen, group[(Similar.Length + 1)..].Trim(), cancellationToken)
        : places.GroupAsync(group, cancellationToken);
}
