using System.Globalization;
using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Application;

/// <summary>What the embedded snapshot covers of a question, and what it does not.</summary>
internal static class SnapshotNotices
{
    private const int AllMunicipalities = 290;

    private static SandboxSnapshot Snapshot => SandboxSnapshot.Embedded;

    /// <summary>What the snapshot is as a whole.</summary>
    /// <param name="complete">Whether it had everything that was asked for.</param>
    public static Notice Describe(bool complete) => Notice.Create(
        complete ? NoticeCode.SnapshotUsed : NoticeCode.SnapshotIncomplete,
        ("kpis", [Text(Snapshot.Kpis.Count)]),
        ("nationalKpis", [Text(Snapshot.Kpis.Count(kpi => kpi.MunicipalityCount >= AllMunicipalities))]),
        ("firstYear", [Text(Snapshot.Kpis.Min(kpi => kpi.FirstYear))]),
        ("lastYear", [Text(Snapshot.Kpis.Max(kpi => kpi.LastYear))]),
        ("asOf", [Text(Snapshot.AsOf)]),
        ("municipalities", [Text(Snapshot.MunicipalityCount)]),
        ("groups", [Text(Snapshot.MunicipalityGroupCount)]),
        ("catalogueDate", [Text(Snapshot.CatalogueDate)]));

    /// <summary>What the snapshot has of a KPI.</summary>
    public static Notice Cover(KpiId kpi) => Snapshot.Find(kpi.Value) is { } coverage
        ? Cover([kpi.Value], coverage.MunicipalityCount, coverage.Years)
        : Notice.Create(NoticeCode.KpisNotInSnapshot, ("kpis", [kpi.Value]));

    /// <summary>Refuses KPIs that the snapshot does not have, before anything is asked.</summary>
    /// <exception cref="RequestException">Some are not there.</exception>
    public static void RequireKpis(IEnumerable<KpiId> kpis)
    {
        List<string> missing = [.. kpis.Where(kpi => Snapshot.Find(kpi.Value) is null).Select(kpi => kpi.Value)];
        if (missing.Count > 0)
        {
            throw RequestException.NotFound(NoticeCode.KpisNotInSnapshot, ("kpis", missing));
        }
    }

    /// <summary>What of a query the snapshot has no value for, a notice a KPI; empty when it has all of it.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="answered">For which KPIs, municipalities and years there was a row.</param>
    public static IReadOnlyList<Notice> Gaps(DataQuery query, IEnumerable<(KpiId Kpi, MunicipalityId Municipality, int Year)> answered)
    {
        ILookup<KpiId, MunicipalityId> rows = answered.ToLookup(row => row.Kpi, row => row.Municipality);
        return [.. (query.Kpis ?? []).Select(kpi => Gap(kpi, query, [.. rows[kpi]])).OfType<Notice>()];
    }

    /// <summary>Which of a model's KPIs the snapshot has for some of the compared municipalities only, or not at all.</summary>
    public static IReadOnlyList<Notice> Partial(EfficiencyReport report, EfficiencyModel model)
    {
        HashSet<KpiId> complete = [.. report.Years
            .SelectMany(year => year.Areas)
            .SelectMany(area => KeyFigures(area.Resource.Components).Concat(KeyFigures(area.Quality.Components)))
            .GroupBy(part => part.Kpi)
            .Where(parts => parts.All(part => part.Count == report.Group.Size))
            .Select(parts => parts.Key)];
        return Lacking([.. model.GetKpis().Where(kpi => !kpi.IsOwn && !complete.Contains(kpi))]);
    }

    /// <summary>Which of an area's KPIs the snapshot has for some municipalities only, or not at all, where an index does not cover all compared.</summary>
    /// <param name="indices">The indices of the area.</param>
    /// <param name="model">The model, with the one area.</param>
    public static IReadOnlyList<Notice> Partial(PopulationIndices indices, EfficiencyModel model)
    {
        (ServiceArea area, ByIndex<RankedColumn> columns, int size) = (model.Areas[0], indices.Areas[0].Indices, indices.Population.Members.Count);
        IEnumerable<KpiId> lacking =
        [
            .. columns.Resource.Count < size ? KpisOf(area with { Quality = new IndexDefinition() }) : [],
            .. columns.Quality.Count < size ? KpisOf(area with { Resource = new IndexDefinition() }) : [],
        ];
        return Lacking([.. lacking.Distinct().Where(kpi => !kpi.IsOwn && !(Snapshot.Find(kpi.Value)?.MunicipalityCount >= AllMunicipalities))]);

        IReadOnlyList<KpiId> KpisOf(ServiceArea half) => (model with { Areas = [half] }).GetKpis();
    }

    private static IReadOnlyList<Notice> Lacking(IReadOnlyList<KpiId> lacking)
    {
        List<string> absent = [.. lacking.Where(kpi => Snapshot.Find(kpi.Value) is null).Select(kpi => kpi.Value)];
        return
        [
            .. absent.Count == 0 ? Array.Empty<Notice>() : [Notice.Create(NoticeCode.KpisNotInSnapshot, ("kpis", absent))],
            .. lacking.Select(kpi => Snapshot.Find(kpi.Value)).OfType<SandboxKpiCoverage>()
                .GroupBy(coverage => (coverage.MunicipalityCount, Years: Years.Describe(coverage.Years)))
                .Select(same => Cover([.. same.Select(coverage => coverage.Id)], same.Key.MunicipalityCount, same.First().Years)),
        ];
    }

    /// <summary>The components that stand on key figures, whatever the level.</summary>
    private static IEnumerable<ComponentResult> KeyFigures(IReadOnlyList<ComponentResult> components) =>
        components.SelectMany(part => part.Components.Count > 0 ? KeyFigures(part.Components) : [part]);

    /// <summary>Years come first: where no year is covered, the municipalities are not the reason.</summary>
    private static Notice? Gap(KpiId kpi, DataQuery query, HashSet<MunicipalityId> answered)
    {
        SandboxKpiCoverage? coverage = Snapshot.Find(kpi.Value);
        List<int> years = [.. query.Years?.Where(year => coverage?.Years.Contains(year) != true) ?? []];
        bool someYearIsCovered = years.Count == 0 || years.Count < query.Years!.Count;
        List<MunicipalityId> municipalities = [.. someYearIsCovered ? query.Municipalities?.Where(id => !answered.Contains(id)) ?? [] : []];
        return years.Count + municipalities.Count == 0 ? null : Notice.Create(
            NoticeCode.ValuesNotInSnapshot,
            [
                ("kpi", [kpi.Value]),
                ("missingYears", [.. years.Select(Text)]),
                ("missingMunicipalities", [.. municipalities.Select(id => id.Value)]),
                .. coverage is null ? [] : Extent(coverage.MunicipalityCount, coverage.Years),
            ]);
    }

    private static Notice Cover(IReadOnlyList<string> kpis, int municipalities, IReadOnlyList<int> years) =>
        Notice.Create(NoticeCode.SnapshotCoverage, [("kpis", kpis), .. Extent(municipalities, years)]);

    private static (string Name, IReadOnlyList<string> Values)[] Extent(int municipalities, IReadOnlyList<int> years) =>
        [("municipalities", [Text(municipalities)]), ("listed", [Text(Snapshot.MunicipalityCount)]), ("years", [Years.Describe(years)])];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
