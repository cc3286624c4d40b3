using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>A world that somebody else made, as the engine serves it.</summary>
internal sealed class GivenWorld : IServedWorld
{
    private readonly ISandboxWorld _world;
    private readonly Lazy<EntityList> _kpis;
    private readonly Lazy<EntityList> _kpiGroups;
    private readonly Lazy<EntityList> _municipalities;
    private readonly Lazy<EntityList> _municipalityGroups;
    private readonly Lazy<EntityList> _units;

    public GivenWorld(ISandboxWorld world)
    {
        _world = world;
        _kpis = Once(RenderKpis);
        _kpiGroups = Once(RenderKpiGroups);
        _municipalities = Once(RenderMunicipalities);
        _municipalityGroups = Once(RenderMunicipalityGroups);
        _units = Once(RenderUnits);
        Data = new GivenRows<DataPoint>(this, "municipality", world.Read, value => new GivenRow(
            value.Kpi.Value, value.Year, value.Municipality.Value, Figure(value.Gender, value.Value, value.Count, value.Status, value.IsDeleted)));
        UnitData = new GivenRows<UnitDataPoint>(this, "ou", world.ReadUnits, value => new GivenRow(
            value.Kpi.Value, value.Year, value.Unit.Value, Figure(value.Gender, value.Value, value.Count, value.Status, value.IsDeleted)));
    }

    public DateTimeOffset AsOf => _world.AsOf;

    public string Kind => _world.Kind;

    public EntityList Kpis => _kpis.Value;

    public EntityList KpiGroups => _kpiGroups.Value;

    public EntityList Municipalities => _municipalities.Value;

    public EntityList MunicipalityGroups => _municipalityGroups.Value;

    public EntityList Units => _units.Value;

    public IRowSource Data { get; }

    public IRowSource UnitData { get; }

    /// <summary>The ids of the municipalities of some types.</summary>
    public IReadOnlyList<MunicipalityId> MunicipalitiesOf(IReadOnlyList<string> types) =>
        [.. Municipalities.Filter(null, types).Select(index => new MunicipalityId(Municipalities.IdAt(index)))];

    /// <summary>Read once when it has succeeded; a read that failed, as a database's may, is tried again the next time.</summary>
    private static Lazy<EntityList> Once(Func<EntityList> read) => new(read, LazyThreadSafetyMode.PublicationOnly);

    private static Figure Figure(Gender gender, double? value, int? count, ValueStatus status, bool isDeleted) =>
        new(gender.ToCode()[0], count, status.Value, value ?? double.NaN, isDeleted);

    private EntityList RenderKpis()
    {
        Kpi[] kpis = [.. _world.Kpis.OrderBy(kpi => kpi.Id.Value, StringComparer.Ordinal)];
        return EntityJson.Kpis(Array.ConvertAll(kpis, Fields), i => kpis[i].Description);
    }

    private static SnapshotKpi Fields(Kpi kpi) => new(
        kpi.Id.Value,
        kpi.Title,
        kpi.MunicipalityType.Value,
        kpi.Auspice,
        kpi.OperatingArea,
        kpi.Perspective,
        Day(kpi.PreliminaryPublicationDate),
        Day(kpi.PublicationDate),
        kpi.PublicationPeriod?.ToString(CultureInfo.InvariantCulture),
        kpi.IsDividedByGender,
        kpi.HasOrganizationalUnitData,
        []);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private EntityList RenderKpiGroups()
    {
        Dictionary<KpiId, string> titles = _world.Kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.Title);
        return RenderGroups([.. _world.KpiGroups.Select(group => new Group(
            group.Id.Value, group.Title, [.. group.Members.Select(id => (id.Value, titles.GetValueOrDefault(id, "")))]))]);
    }

    private EntityList RenderMunicipalityGroups()
    {
        Dictionary<MunicipalityId, string> titles = _world.Municipalities.ToDictionary(municipality => municipality.Id, municipality => municipality.Title);
        return RenderGroups([.. _world.MunicipalityGroups.Select(group => new Group(
            group.Id.Value, group.Title, [.. group.Members.Select(id => (id.Value, titles.GetValueOrDefault(id, "")))]))]);
    }

    private static EntityList RenderGroups(IReadOnlyList<Group> groups)
    {
        Group[] sorted = [.. groups.OrderBy(group => group.Id, StringComparer.Ordinal)];
        return EntityJson.Groups([.. sorted.Select(group => group.Id)], [.. sorted.Select(group => group.Title)], i => sorted[i].Members);
    }

    private EntityList RenderMunicipalities()
    {
        Municipality[] all = [.. _world.Municipalities.OrderBy(municipality => municipality.Id.Value, StringComparer.Ordinal)];
        return EntityJson.Municipalities(
            [.. all.Select(municipality => municipality.Id.Value)],
            [.. all.Select(municipality => municipality.Title)],
            [.. all.Select(municipality => municipality.Type.Value)]);
    }

    private EntityList RenderUnits()
    {
        OrganizationalUnit[] all = [.. _world.Units.OrderBy(unit => unit.Id.Value, StringComparer.Ordinal)];
        return EntityJson.Units(
            [.. all.Select(unit => unit.Id.Value)],
            [.. all.Select(unit => unit.Title)],
            [.. all.Select(unit => unit.Municipality.Value)]);
    }

    private sealed record Group(string Id, string Title, (string Id, string Title)[] Members);
}
