using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>Entities of every kind as the API writes them, with their fields in its order. Ids are sorted ordinally.</summary>
internal static class EntityJson
{
    public static EntityList Kpis(IReadOnlyList<SnapshotKpi> kpis, Func<int, string> description) =>
        EntityList.Render([.. kpis.Select(kpi => kpi.Id)], [.. kpis.Select(kpi => kpi.Title)], null, (json, i) => WriteKpi(json, kpis[i], description(i)));

    public static EntityList Municipalities(string[] ids, string[] titles, string[] types) =>
        EntityList.Render(ids, titles, types, (json, i) => json.WriteString("type"u8, types[i]));

    public static EntityList Units(string[] ids, string[] titles, string[] municipalities) =>
        EntityList.Render(ids, titles, municipalities, (json, i) => json.WriteString("municipality"u8, municipalities[i]));

    /// <summary>Groups of KPIs or of municipalities.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="titles">The titles, in the same order.</param>
    /// <param name="members">The ids and titles of the members of the group at an index.</param>
    public static EntityList Groups(string[] ids, string[] titles, Func<int, IEnumerable<(string Id, string Title)>> members) =>
        EntityList.Render(ids, titles, null, (json, i) =>
        {
            json.WriteStartArray("members"u8);
            foreach (var (id, title) in members(i))
            {
                json.WriteStartObject();
                json.WriteString("member_id"u8, id);
                json.WriteString("member_title"u8, title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static void WriteKpi(Utf8JsonWriter json, SnapshotKpi kpi, string description)
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
