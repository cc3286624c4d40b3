namespace Kolada.Sandbox;

/// <summary>The embedded snapshot as the engine serves it. Every part is unpacked when it is first asked for, once a process.</summary>
internal sealed class SnapshotWorld : IServedWorld
{
    private static readonly Lazy<SnapshotWorld> SharedWorld = new(() => new SnapshotWorld(SnapshotContainer.OpenEmbedded()));

    private readonly Lazy<EntityList> _kpis;
    private readonly Lazy<EntityList> _kpiGroups;
    private readonly Lazy<EntityList> _municipalities;
    private readonly Lazy<EntityList> _municipalityGroups;
    private readonly Lazy<EntityList> _units;
    private readonly Lazy<SnapshotUnits> _unitEntries;
    private readonly Lazy<SnapshotFigures> _figures;
    private readonly Lazy<FigureRows> _data;
    private readonly Lazy<SnapshotPlaces> _places;
    private readonly Lazy<SnapshotKpi[]> _kpiEntries;
    private readonly Lazy<SnapshotKpi[]> _catalogue;
    private readonly Lazy<SnapshotKpiGroups> _kpiGroupEntries;

    public SnapshotWorld(SnapshotContainer container)
    {
        About = SnapshotAbout.Decode(container.Unpack(SnapshotSection.About));
        _kpiEntries = new(() => SnapshotKpis.Decode(container.Unpack(SnapshotSection.Kpis)));
        _catalogue = new(() => SnapshotKpis.DecodeCatalogue(container.Unpack(SnapshotSection.Catalogue)));
        _places = new(() => SnapshotPlaces.Decode(container.Unpack(SnapshotSection.Places)));

        // There are no values of units here, so no KPI claims to have any; descriptions are not kept.
        _kpis = new(() => EntityJson.Kpis([.. _kpiEntries.Value.Select(kpi => kpi with { HasUnitData = false })], _ => ""));
        _municipalities = new(() => EntityJson.Municipalities(Places.Ids, Places.Titles, Places.Types));
        _municipalityGroups = new(() => EntityJson.Groups(
            Places.GroupIds,
            Places.GroupTitles,
            i => Places.Members[i].Select(member => (Places.Ids[member], Places.Titles[member]))));
        _kpiGroupEntries = new(() => SnapshotKpiGroups.Decode(container.Unpack(SnapshotSection.KpiGroups)));
        _kpiGroups = new(() => EntityJson.Groups(KpiGroupEntries.Ids, KpiGroupEntries.Titles, i => KpiGroupEntries.Members[i]));
        _unitEntries = new(() => SnapshotUnits.Decode(container.Unpack(SnapshotSection.Units)));
        _units = new(() => EntityJson.Units(UnitEntries.Ids, UnitEntries.Titles, Array.ConvertAll(UnitEntries.Municipalities, index => Places.Ids[index])));
        _figures = new(() => new SnapshotFigures(
            _kpiEntries.Value, About, _places.Value, () => SnapshotValues.Decode(container.Unpack(SnapshotSection.Values))));
        _data = new(() => new FigureRows(_figures.Value, "municipality"));
        AsOf = new DateTimeOffset(About.NewestRetrieval, TimeOnly.MinValue, TimeSpan.Zero);
    }

    /// <summary>The one that all handlers and servers of this process share.</summary>
    public static SnapshotWorld Shared => SharedWorld.Value;

    public SnapshotAbout About { get; }

    public DateTimeOffset AsOf { get; }

    public string Kind => "snapshot";

    public IReadOnlyList<SnapshotKpi> KpiEntries => _kpiEntries.Value;

    /// <summary>Every KPI of Kolada's catalogue, without its title.</summary>
    public IReadOnlyList<SnapshotKpi> Catalogue => _catalogue.Value;

    public SnapshotKpiGroups KpiGroupEntries => _kpiGroupEntries.Value;

    public SnapshotUnits UnitEntries => _unitEntries.Value;

    public SnapshotPlaces Places => _places.Value;

    public SnapshotFigures SnapshotFigures => _figures.Value;

    public EntityList Kpis => _kpis.Value;

    public EntityList KpiGroups => _kpiGroups.Value;

    public EntityList Municipalities => _municipalities.Value;

    public EntityList MunicipalityGroups => _municipalityGroups.Value;

    public EntityList Units => _units.Value;

    public IRowSource Data => _data.Value;

    public IRowSource? UnitData => null;
}
