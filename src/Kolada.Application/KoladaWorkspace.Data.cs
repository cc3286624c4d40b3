using Kolada.Efficiency;

namespace Kolada.Application;

/// <content>Values of KPIs.</content>
public sealed partial class KoladaWorkspace
{
    /// <summary>The calls that a question would take, without making them. Names are looked up, which may take calls.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The request contradicts itself, or the snapshot lacks a KPI.</exception>
    /// <exception cref="ArgumentException">The query is one that the client refuses: without KPIs, or with a year out of range.</exception>
    /// <exception cref="KoladaException">A name is not known, or means several.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<QueryPlan> PlanAsync(DataRequest request, CancellationToken cancellationToken = default) =>
        await Client.PlanAsync(await ResolveAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Fetches values into a table.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The request contradicts itself, a file is wrong, or the snapshot has nothing of what is asked.</exception>
    /// <exception cref="ArgumentException">The query is one that the client refuses: without KPIs, or with a year out of range.</exception>
    /// <exception cref="KoladaException">A name is not known, or an answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Answer<DataAnswer>> QueryAsync(DataRequest request, CancellationToken cancellationToken = default)
    {
        (DataQuery query, IReadOnlyDictionary<MunicipalityId, string> titles, IReadOnlyList<DataPoint> own) =
            await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        KpiTable table = await Client.GetTableAsync(query, cancellationToken).ConfigureAwait(false);
        DataObserver observer = new(query, own, Source.IsSnapshot);
        observer.Observe(table);
        IReadOnlyList<Notice> notices = observer.GetNotices(table.Count);
        return new Answer<DataAnswer>(new DataAnswer { Query = query, Table = table.WithOwnFigures(own), Titles = titles }, notices);
    }

    /// <summary>Values as they arrive, for amounts that no table should hold.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls, those that bring the values too.</param>
    /// <exception cref="RequestException">The request contradicts itself, a file is wrong, or the snapshot lacks a KPI.</exception>
    /// <exception cref="ArgumentException">The query is one that the client refuses: without KPIs, or with a year out of range.</exception>
    /// <exception cref="KoladaException">A name is not known.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<StreamedData> StreamAsync(DataRequest request, CancellationToken cancellationToken = default)
    {
        (DataQuery query, IReadOnlyDictionary<MunicipalityId, string> titles, IReadOnlyList<DataPoint> own) =
            await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        DataObserver observer = new(query, own, Source.IsSnapshot);
        IAsyncEnumerable<DataPoint> rows = observer.Observe(Client.QueryAsync(query, cancellationToken));
        return new StreamedData(query, titles, own.Count == 0 ? rows : rows.Concat(own.ToAsyncEnumerable()), observer);
    }

    private async Task<DataQuery> ResolveAsync(DataRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Source.IsSnapshot)
        {
            SnapshotNotices.RequireKpis(request.Kpis);
        }

        return await request.ResolveAsync(_places, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(DataQuery Query, IReadOnlyDictionary<MunicipalityId, string> Titles, IReadOnlyList<DataPoint> Own)> PrepareAsync(
        DataRequest request, CancellationToken cancellationToken)
    {
        DataQuery query = await ResolveAsync(request, cancellationToken).ConfigureAwait(false);
        bool withGroups = query.IncludeGroups || query.Municipalities?.Any(id => id.IsGroup) == true;
        IReadOnlyDictionary<MunicipalityId, string> titles = await _places.GetTitlesAsync(withGroups, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DataPoint> own = await OwnFiguresFile.ReadAsync(
            request.OwnFiguresPath,
            _places,
            _options.ProblemLanguage,
            cancellationToken).ConfigureAwait(false);
        return (query, titles, query.Matching(own));
    }
}
