namespace Kolada.Sandbox;

/// <summary>A full-size Kolada of made-up KPIs and values over the real municipalities, groups and units.</summary>
internal sealed class SyntheticWorld : ISandboxWorld
{
    private readonly SnapshotWorld _snapshot;
    private readonly Lazy<EntityList> _kpis;
    private readonly Lazy<EntityList> _kpiGroups;
    private readonly Lazy<IUnitFigures> _unitFigures;

    public SyntheticWorld(int seed, SnapshotWorld snapshot)
    {
        _snapshot = snapshot;
        var kpis = SyntheticCatalogue.Kpis(seed, snapshot.KpiEntries.Select(kpi => kpi.Id));
        Figures = new SyntheticFigures(kpis, snapshot.Places);
        _unitFigures = new(() => new SyntheticUnitFigures(kpis, snapshot.UnitEntries, snapshot.Places));
        _kpis = new(() => EntityList.Render(
            [.. kpis.Select(kpi => kpi.Fields.Id)], [.. kpis.Select(kpi => kpi.Fields.Title)], null, (json, i) => KpiJson.WriteFields(json, kpis[i].Fields, SyntheticCatalogue.Description(kpis[i]))));
        _kpiGroups = new(() => GroupJson.Render(SyntheticCatalogue.Groups(kpis)));
    }

    public DateTimeOffset AsOf => _snapshot.AsOf;

    public string Kind => "synthetic";

    public EntityList Kpis => _kpis.Value;

    public EntityList KpiGroups => _kpiGroups.Value;

    public EntityList Municipalities => _snapshot.Municipalities;

    public EntityList MunicipalityGroups => _snapshot.MunicipalityGroups;

    public EntityList Units => _snapshot.Units;

    public IFigures Figures { get; }

    public IUnitFigures UnitFigures => _unitFigures.Value;
}
