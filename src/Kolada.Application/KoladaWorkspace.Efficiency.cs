using Kolada.Efficiency;

namespace Kolada.Application;

/// <content>Efficiency: one municipality against others, rankings, calibrations.</content>
public sealed partial class KoladaWorkspace
{
    /// <summary>Evaluates one municipality against others.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The request cannot be met: it contradicts itself, a file is wrong, or the snapshot lacks a criterion.</exception>
    /// <exception cref="KoladaException">A name or a group is not known, or an answer is not complete.</exception>
    /// <exception cref="ArgumentException">The years or the model are not valid, or the nearest cannot be told.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Answer<EfficiencyReport>> CompareAsync(EfficiencyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Comparison.Validate();
        EfficiencyModel model = request.Model ?? DefaultModel;
        IReadOnlyList<DataPoint> own = await OwnFiguresFile.ReadAsync(
            request.OwnFiguresPath,
            _places,
            _options.ProblemLanguage,
            cancellationToken).ConfigureAwait(false);
        if (Source.IsSnapshot)
        {
            SnapshotNotices.RequireKpis(request.Comparison.NearestBy.Select(criterion => criterion.Kpi));
        }

        Municipality chosen = await _places.ResolveMunicipalityAsync(request.Municipality, cancellationToken).ConfigureAwait(false);
        if (chosen.Type != MunicipalityType.Municipality)
        {
            throw RequestException.Invalid(NoticeCode.NotMunicipality, ("id", [chosen.Id.Value]), ("title", [chosen.Title]));
        }

        EfficiencyReport report = await EvaluateAsync(chosen, request, model, own, cancellationToken).ConfigureAwait(false);
        return new Answer<EfficiencyReport>(
            report with { Offline = Source.IsSnapshot },
            [.. UnusedFigures(own, model), .. Source.IsSnapshot ? SnapshotRemarks(SnapshotNotices.Partial(report, model), request.Model, model) : []]);
    }

    /// <summary>Puts the municipalities of a group, or all of them, in the order of an index.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The model has no such area, a file is wrong, or no municipality has a value.</exception>
    /// <exception cref="KoladaException">The group is not known, or an answer is not complete.</exception>
    /// <exception cref="ArgumentException">The year or the model is not valid.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<Answer<AreaRanking>> RankAsync(RankingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        EfficiencyModel model = request.Model ?? DefaultModel;
        EfficiencyModel asked = model with { Areas = [model.GetArea(request.Area)] };
        IReadOnlyList<Municipality> known = await _places.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DataPoint> own = await OwnFiguresFile.ReadAsync(
            request.OwnFiguresPath,
            _places,
            _options.ProblemLanguage,
            cancellationToken).ConfigureAwait(false);
        Population population = request.Group is { } group && !PlaceDirectory.IsAll(group)
            ? Population.Create(await _places.ResolveGroupAsync(group, cancellationToken).ConfigureAwait(false), known)
            : Population.All(known);
        IReadOnlyList<int>? years = request.Year is { } year ? [year] : null;
        PopulationIndices indices = await Client.EvaluatePopulationAsync(
            population,
            years,
            asked,
            ownFigures: own,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return indices.Areas.Count > 0
            ? new Answer<AreaRanking>(
                AreaRankings.Create(indices, request.Index),
                [.. UnusedFigures(own, model), .. Source.IsSnapshot ? SnapshotRemarks(SnapshotNotices.Partial(indices, asked), request.Model, model) : []])
            : throw RequestException.NotFound(NoticeCode.NothingToRank);
    }

    /// <summary>Recovers, from an index of one component that RKA publishes, the percentiles that it was made with.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="RequestException">The model has no such area, the index cannot be calibrated, or there are no values.</exception>
    /// <exception cref="KoladaException">An answer is not complete.</exception>
    /// <exception cref="ArgumentException">The values do not tell, see the remarks of <see cref="Calibration"/>.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<PublishedCalibration> CalibrateAsync(CalibrationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        EfficiencyModel model = request.Model ?? EfficiencyModel.Get(EfficiencyModel.RkaId);
        ServiceArea area = model.GetArea(request.Area);
        IndexDefinition index = request.Index == IndexKind.Resource ? area.Resource : area.Quality;
        if (index.Components.Count != 1 || index.Published is not { } published)
        {
            throw RequestException.Invalid(
                NoticeCode.NotCalibratable,
                ("area", [area.Id]),
                ("components", [index.Components.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)]),
                ("published", index.Published is { } kpi ? [kpi.Value] : []));
        }

        KpiId component = index.Components[0].Kpi;
        if (Source.IsSnapshot)
        {
            SnapshotNotices.RequireKpis([component, published]);
        }

        Population all = Population.All(await _places.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false));
        KpiTable table = await Client.GetTableAsync(
            new DataQuery
            {
                Kpis = [component, published],
                Municipalities = [.. all.Members.Select(member => member.Id)],
                Years = request.Year is { } only ? [only] : null,
                Genders = [Gender.Total],
            },
            cancellationToken).ConfigureAwait(false);
        int year = request.Year ?? LatestWithBoth(table, all, component, published)
            ?? throw RequestException.NotFound(NoticeCode.NoCommonYear, ("kpis", [component.Value, published.Value]));
        Calibration found = new EfficiencyAnalysis(table, [], model, all).Calibrate(area.Id, request.Index, year);
        return new PublishedCalibration { Published = published, Component = component, Year = year, Found = found };
    }

    private async Task<EfficiencyReport> EvaluateAsync(
        Municipality chosen, EfficiencyRequest request, EfficiencyModel model, IReadOnlyList<DataPoint> own, CancellationToken cancellationToken)
    {
        EfficiencyQuery query = new()
        {
            Municipality = chosen.Id.Value,
            Population = await request.Comparison.ResolveAsync(Client, _places, chosen, cancellationToken).ConfigureAwait(false),
            Years = request.Years.Count == 0 ? null : request.Years,
            Model = model,
            Options = request.Options,
            OwnFigures = own,
        };
        return await Client.EvaluateEfficiencyAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Own figures that no component draws on change nothing, which is hardly what was meant.</summary>
    private static IEnumerable<Notice> UnusedFigures(IReadOnlyList<DataPoint> own, EfficiencyModel model)
    {
        List<string> unused = [.. own.Select(figure => figure.Kpi).Distinct().Except(model.GetKpis()).Select(kpi => kpi.Value)];
        return unused.Count == 0 ? [] : [Notice.Create(NoticeCode.OwnFiguresUnused, ("model", [model.Id]), ("kpis", unused))];
    }

    private static IEnumerable<Notice> SnapshotRemarks(IReadOnlyList<Notice> partial, EfficiencyModel? asked, EfficiencyModel used) =>
    [
        .. asked is null ? [Notice.Create(
            NoticeCode.DefaultModelReplaced,
            ("used", [used.Id]),
            ("usual", [EfficiencyModel.RkaId]))] : Array.Empty<Notice>(),
        .. partial,
        SnapshotNotices.Describe(complete: partial.Count == 0),
    ];

    private static int? LatestWithBoth(KpiTable table, Population all, KpiId component, KpiId published) => table.Years
        .OrderDescending()
        .Where(year => all.Members.Any(member =>
            table.GetValue(component, member.Id, year) is not null && table.GetValue(published, member.Id, year) is not null))
        .Select(year => (int?)year)
        .FirstOrDefault();
}
