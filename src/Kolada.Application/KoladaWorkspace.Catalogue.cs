using System.Text.RegularExpressions;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <content>The catalogue of KPIs, and models held against it.</content>
public sealed partial class KoladaWorkspace
{
    /// <summary>The KPIs that match words, best first.</summary>
    /// <param name="text">Words that all must occur in a KPI's id, title, operating area, perspective or description.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">No KPI matches.</exception>
    /// <exception cref="KoladaException">The catalogue could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Answer<IReadOnlyList<Kpi>>> SearchKpisAsync(string text, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Kpi> found = await Client.SearchKpisAsync(text, cancellationToken).ConfigureAwait(false);
        return found.Count > 0
            ? new Answer<IReadOnlyList<Kpi>>(found, Source.IsSnapshot ? [SnapshotNotices.Describe(complete: false)] : [])
            : throw RequestException.NotFound(NoticeCode.NoKpiMatches, ("text", [text]));
    }

    /// <summary>One KPI; with the snapshot, also what it has of it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The snapshot does not have it.</exception>
    /// <exception cref="KoladaException">Kolada does not know it.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Answer<Kpi>> GetKpiAsync(KpiId id, CancellationToken cancellationToken = default)
    {
        if (Source.IsSnapshot)
        {
            SnapshotNotices.RequireKpis([id]);
        }

        Kpi kpi = await Client.GetKpiAsync(id, cancellationToken).ConfigureAwait(false);
        return new Answer<Kpi>(kpi, Source.IsSnapshot ? [SnapshotNotices.Cover(id)] : []);
    }

    /// <summary>Holds a model, whose format is right already, against the source's catalogue.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">Kolada does not know some of the KPIs, or they are about regions.</exception>
    /// <exception cref="KoladaException">The catalogue could not be read to its end.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<ModelCheck> CheckModelAsync(EfficiencyModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        HashSet<KpiId> wanted = [.. model.GetKpis().Concat(model.GetPublishedKpis()).Where(kpi => !kpi.IsOwn)];
        List<Kpi> known = await Client.GetKpisAsync(cancellationToken: cancellationToken)
            .Where(kpi => wanted.Contains(kpi.Id))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        List<KpiId> unknown = [.. wanted.Except(known.Select(kpi => kpi.Id))];
        List<Notice> problems = [.. known.Where(kpi => kpi.MunicipalityType == MunicipalityType.Region)
            .Select(kpi => Notice.Create(NoticeCode.KpiOfRegions, ("kpi", [kpi.Id.Value]), ("title", [kpi.Title])))];
        if (unknown.Count > 0 && !Source.IsSnapshot)
        {
            problems.Add(Notice.Create(NoticeCode.KpisUnknown, ("kpis", [.. unknown.Select(kpi => kpi.Value)])));
        }

        return problems.Count == 0
            ? new ModelCheck { Retired = [.. known.Where(kpi => RetiredTitle().IsMatch(kpi.Title))], Unchecked = unknown }
            : throw new RequestException(isNotFound: true, problems);
    }

    /// <summary>Titles mark retired KPIs: "… (-2024)".</summary>
    [GeneratedRegex(@"\(- ?\d{4}\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RetiredTitle();
}
