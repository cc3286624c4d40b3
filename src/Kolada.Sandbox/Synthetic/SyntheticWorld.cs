namespace Kolada.Sandbox;

/// <summary>A Kolada of full size: the real KPIs, municipalities, groups and units, with made-up titles of KPIs and made-up values.</summary>
internal sealed class SyntheticWorld : IServedWorld
{
    private static readonly Lock Making = new();
    private static readonly Dictionary<int, WeakReference<SyntheticWorld>> Made = [];

    private readonly SnapshotWorld _snapshot;
    private readonly Lazy<EntityList> _kpis;
    private readonly Lazy<EntityList> _kpiGroups;
    private readonly Lazy<FigureRows> _unitData;

    private SyntheticWorld(int seed, SnapshotWorld snapshot)
    {
        _snapshot = snapshot;
        var kpis = SyntheticCatalogue.Kpis(seed, snapshot.Catalogue);
        Data = new FigureRows(new SyntheticFigures(kpis, snapshot.Places), "municipality");
        _unitData = new(() => new FigureRows(new SyntheticUnitFigures(kpis, snapshot.UnitEntries, snapshot.Places), "ou"));
        _kpis = new(() => EntityJson.Kpis([.. kpis.Select(kpi => kpi.Fields)], i => SyntheticCatalogue.Description(kpis[i])));
        _kpiGroups = new(() =>
        {
            var groups = SyntheticCatalogue.Groups(kpis, snapshot.KpiGroupEntries);
            return EntityJson.Groups(groups.Ids, groups.Titles, i => groups.Members[i]);
        });
    }

    /// <summary>The world of a seed: the same one for all who use it at the same time, since making it takes a while.</summary>
    public static SyntheticWorld Of(int seed)
    {
        lock (Making)
        {
            if (Made.TryGetValue(seed, out var made) && made.TryGetTarget(out var world))
                return world;
            world = new SyntheticWorld(seed, SnapshotWorld.Shared);
            Made[seed] = new WeakReference<SyntheticWorld>(world);
            return world;
        }
    }

    public DateTimeOffset AsOf => _snapshot.AsOf;

    public string Kind => "synthetic";

    public EntityList Kpis => _kpis.Value;

    public EntityList KpiGroups => _kpiGroups.Value;

    public EntityList Municipalities => _snapshot.Municipalities;

    public EntityList MunicipalityGroups => _snapshot.MunicipalityGroups;

    public EntityList Units => _snapshot.Units;

    public IRowSource Data { get; }

    public IRowSource UnitData => _unitData.Value;
}
