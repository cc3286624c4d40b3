namespace Kolada.Application;

/// <summary>From a question about values as people say it to the client's query.</summary>
internal static class DataQueries
{
    /// <summary>The query, with names turned into ids.</summary>
    /// <exception cref="RequestException">The request contradicts itself.</exception>
    /// <exception cref="KoladaException">A name is not known, or means several.</exception>
    public static async Task<DataQuery> ResolveAsync(this DataRequest request, PlaceDirectory places, CancellationToken cancellationToken = default)
    {
        bool all = (request.Municipalities.Count == 0 && request.Groups.Count == 0) || request.Municipalities.Any(PlaceDirectory.IsAll);
        if (request.IncludeGroups && !all)
        {
            throw RequestException.Invalid(NoticeCode.GroupMeansNeedAll);
        }

        return new DataQuery
        {
            Kpis = request.Kpis,
            Municipalities = all
                ? await AllAsync(request, places, cancellationToken).ConfigureAwait(false)
                : await NamedAsync(request, places, cancellationToken).ConfigureAwait(false),
            Years = request.Years.Count == 0 ? null : request.Years,
            Genders = request.Genders,
            IncludeGroups = request.IncludeGroups,
            IncludeCounts = true,
        };
    }

    /// <summary>Those of a user's own figures that the query is about.</summary>
    public static IReadOnlyList<DataPoint> Matching(this DataQuery query, IEnumerable<DataPoint> own) =>
    [
        .. own.Where(figure => query.Municipalities?.Contains(figure.Municipality) != false
            && query.Years?.Contains(figure.Year) != false
            && query.Genders?.Contains(figure.Gender) != false),
    ];

    /// <summary>With years the query needs no list; without them Kolada must be given one. Group ids named beside "all" need it too.</summary>
    private static async Task<IReadOnlyList<MunicipalityId>?> AllAsync(DataRequest request, PlaceDirectory places, CancellationToken cancellationToken)
    {
        IEnumerable<string> named = request.Municipalities.Where(part => !PlaceDirectory.IsAll(part));
        IReadOnlyList<MunicipalityId> besides = await places.ResolveAsync(named, cancellationToken).ConfigureAwait(false);
        if (request.Years.Count > 0 && (request.IncludeGroups || !besides.Any(id => id.IsGroup)))
        {
            return null;
        }

        IReadOnlyList<Municipality> municipalities = await places.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<MunicipalityId> groups = request.IncludeGroups
            ? (await places.GetGroupsAsync(cancellationToken).ConfigureAwait(false)).Select(group => group.Id.ToMunicipalityId())
            : besides;
        return [.. municipalities.Select(municipality => municipality.Id).Concat(groups).Distinct()];
    }

    private static async Task<IReadOnlyList<MunicipalityId>> NamedAsync(DataRequest request, PlaceDirectory places, CancellationToken cancellationToken)
    {
        IReadOnlyList<MunicipalityId> named = await places.ResolveAsync(request.Municipalities, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MunicipalityGroup> groups = await places.ResolveGroupsAsync(request.Groups, cancellationToken).ConfigureAwait(false);
        return [.. named.Concat(groups.SelectMany(group => group.Members)).Distinct()];
    }
}
