using Kolada.Cli.Language;
using Kolada.Cli.Options;

namespace Kolada.Cli.Session;

/// <summary>What <c>kolada data</c> was asked, as it was typed.</summary>
internal sealed record DataQuestion
{
    /// <summary>Every entry of /municipality.</summary>
    public const string All = "all";

    public required IReadOnlyList<KpiId> Kpis { get; init; }

    /// <summary>Names, ids, group ids, <see cref="All"/>.</summary>
    public IReadOnlyList<string> Municipalities { get; init; } = [];

    /// <summary>Groups whose members are meant.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Empty for every year that Kolada has.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public IReadOnlyList<Gender> Genders { get; init; } = [Gender.Total];

    /// <summary>The mean rows of all groups as well.</summary>
    public bool IncludeGroups { get; init; }

    /// <summary>A file with own figures to join; null for none.</summary>
    public string? OwnFile { get; init; }

    /// <summary>Everything is meant when nothing, or "all", is named.</summary>
    private bool IsAboutAll => (Municipalities.Count == 0 && Groups.Count == 0) || Municipalities.Contains(All, StringComparer.OrdinalIgnoreCase);

    /// <summary>The query, with names turned into ids.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    /// <exception cref="KoladaException">A name is not known, or means several.</exception>
    public async Task<DataQuery> ToQueryAsync(Places places, Texts texts, CancellationToken cancellationToken = default)
    {
        if (IncludeGroups && !IsAboutAll)
        {
            throw new UsageException(texts.Say(
                "--include-groups adds the mean rows of all groups to --municipality all. For one group's mean row give its id: --municipality G33621.",
                "--include-groups lägger alla gruppers medelvärdesrader till --municipality all. För en grupps medelvärde, ange dess id: --municipality G33621."));
        }

        return new DataQuery
        {
            Kpis = Kpis,
            Municipalities = IsAboutAll ? await AllAsync(places, cancellationToken).ConfigureAwait(false) : await NamedAsync(places, cancellationToken).ConfigureAwait(false),
            Years = Years.Count == 0 ? null : Years,
            Genders = Genders,
            IncludeGroups = IncludeGroups,
            IncludeCounts = true,
        };
    }

    /// <summary>Those of a user's own figures that the query is about.</summary>
    public static IReadOnlyList<DataPoint> Matching(IEnumerable<DataPoint> own, DataQuery query) =>
    [
        .. own.Where(figure => query.Municipalities?.Contains(figure.Municipality) != false
            && query.Years?.Contains(figure.Year) != false
            && query.Genders?.Contains(figure.Gender) != false),
    ];

    /// <summary>With years the query needs no list; without them Kolada must be given one. Group ids named beside "all" need it too.</summary>
    private async Task<IReadOnlyList<MunicipalityId>?> AllAsync(Places places, CancellationToken cancellationToken)
    {
        IReadOnlyList<MunicipalityId> besides = await places.ResolveAsync(Municipalities.Where(part => !string.Equals(part, All, StringComparison.OrdinalIgnoreCase)), cancellationToken).ConfigureAwait(false);
        if (Years.Count > 0 && (IncludeGroups || !besides.Any(id => id.IsGroup)))
        {
            return null;
        }

        IEnumerable<MunicipalityId> municipalities = (await places.MunicipalitiesAsync(cancellationToken).ConfigureAwait(false)).Select(municipality => municipality.Id);
        IEnumerable<MunicipalityId> groups = IncludeGroups
            ? (await places.GroupsAsync(cancellationToken).ConfigureAwait(false)).Select(group => group.Id)
            : besides;
        return [.. municipalities.Concat(groups).Distinct()];
    }

    private async Task<IReadOnlyList<MunicipalityId>> NamedAsync(Places places, CancellationToken cancellationToken)
    {
        IReadOnlyList<MunicipalityId> named = await places.ResolveAsync(Municipalities, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MunicipalityGroup> groups = await places.ResolveGroupsAsync(Groups, cancellationToken).ConfigureAwait(false);
        return [.. named.Concat(groups.SelectMany(group => group.Members)).Distinct()];
    }
}
