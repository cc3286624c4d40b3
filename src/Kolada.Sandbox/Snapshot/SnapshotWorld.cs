using System.Text.Json;

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

    public SnapshotWorld(SnapshotContainer container)
    {
        About = SnapshotAbout.Decode(container.Unpack(SnapshotSection.About));
        _kpiEntries = new(() => SnapshotKpis.Decode(container.Unpack(SnapshotSection.Kpis)));
        _places = new(() => SnapshotPlaces.Decode(container.Unpack(SnapshotSection.Places)));
        _kpis = new(() => RenderKpis(_kpiEntries.Value));
        _municipalities = new(() => RenderMunicipalities(_places.Value));
        _municipalityGroups = new(() => RenderMunicipalityGroups(_places.Value));
        _kpiGroups = new(() => GroupJson.Render(SnapshotKpiGroups.Decode(container.Unpack(SnapshotSection.KpiGroups))));
        _unitEntries = new(() => SnapshotUnits.Decode(container.Unpack(SnapshotSection.Units)));
        _units = new(() => RenderUnits(_unitEntries.Value, _places.Value));
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

    private static EntityList RenderKpis(SnapshotKpi[] kpis) =>
        EntityList.Render(
            [.. kpis.Select(kpi => kpi.Id)],
            [.. kpis.Select(kpi => kpi.Title)],
            null,
            (json, i) => KpiJson.WriteFields(json, kpis[i], description: ""));

    private static EntityList RenderMunicipalities(SnapshotPlaces places) =>
        EntityList.Render(places.Ids, places.Titles, places.Types, (json, i) => json.WriteString("type"u8, places.Types[i]));

    private static EntityList RenderMunicipalityGroups(SnapshotPlaces places) =>
        EntityList.Render(places.GroupIds, places.GroupTitles, null, (json, i) =>
        {
            json.WriteStartArray("members"u8);
            foreach (var member in places.Members[i])
                GroupJson.WriteMember(json, places.Ids[member], places.Titles[member]);
            json.WriteEndArray();
        });

    private static EntityList RenderUnits(SnapshotUnits units, SnapshotPlaces places)
    {
        var municipalities = Array.ConvertAll(units.Municipalities, index => places.Ids[index]);
        return EntityList.Render(units.Ids, units.Titles, municipalities, (json, i) => json.WriteString("municipality"u8, municipalities[i]));
    }
}

/// <summary>The fields of a KPI after id and title, in the API's order.</summary>
internal static class KpiJson
{
    public static void WriteFields(Utf8JsonWriter json, SnapshotKpi kpi, string description)
    {
        json.WriteString("description"u8, description);
        json.WriteBoolean("is_divided_by_gender"u8, kpi.IsDividedByGender);
        json.WriteString("municipality_type"u8, kpi.MunicipalityType);
        json.WriteString("auspice"u8, kpi.Auspice);
        json.WriteString("operating_area"u8, kpi.OperatingArea);
        json.WriteString("perspective"u8, kpi.Perspective);
        json.WriteString("prel_publication_date"u8, kpi.PreliminaryPublicationDate);
        json.WriteString("publication_date"u8, kpi.PublicationDate);
        json.WriteString("publ_period"u8, kpi.PublicationPeriod);
        json.WriteBoolean("has_ou_data"u8, kpi.HasUnitData);
    }
}

/// <summary>KPI groups, and the members of any group, in the API's order of fields.</summary>
internal static class GroupJson
{
    public static EntityList Render(SnapshotKpiGroups groups) =>
        EntityList.Render(groups.Ids, groups.Titles, null, (json, i) =>
        {
            json.WriteStartArray("members"u8);
            foreach (var (id, title) in groups.Members[i])
                WriteMember(json, id, title);
            json.WriteEndArray();
        });

    public static void WriteMember(Utf8JsonWriter json, string id, string title)
    {
        json.WriteStartObject();
        json.WriteString("member_id"u8, id);
        json.WriteString("member_title"u8, title);
        json.WriteEndObject();
    }
}
