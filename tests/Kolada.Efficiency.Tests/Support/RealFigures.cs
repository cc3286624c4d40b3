using System.Globalization;
using System.Text.Json;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The excerpt of real figures, as the product's types and as plain numbers.</summary>
internal static class RealFigures
{
    /// <summary>Gender-total values as they stand in the file, without any of the product's code.</summary>
    public static Dictionary<(string Municipality, int Year), decimal> Values(string kpi) =>
        (from row in RealData.Excerpt.Rows(kpi)
         from value in row.GetProperty("values").EnumerateArray()
         where value.GetProperty("gender").GetString() == "T" && value.GetProperty("value").ValueKind == JsonValueKind.Number
         select (
             Key: (row.GetProperty("municipality").GetString()!, row.GetProperty("period").GetInt32()),
             Value: decimal.Parse(value.GetProperty("value").GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    public static IEnumerable<DataPoint> Rows(string kpi) =>
        from row in RealData.Excerpt.Rows(kpi)
        from value in row.GetProperty("values").EnumerateArray()
        select new DataPoint(
            kpi,
            row.GetProperty("municipality").GetString()!,
            row.GetProperty("period").GetInt32(),
            value.GetProperty("gender").GetString() switch { "T" => Gender.Total, "K" => Gender.Women, _ => Gender.Men })
        {
            Value = value.GetProperty("value").ValueKind == JsonValueKind.Number ? value.GetProperty("value").GetDouble() : null,
            Status = new ValueStatus(value.TryGetProperty("status", out JsonElement status) ? status.GetString() : null),
        };

    public static IReadOnlyList<Municipality> Municipalities() =>
    [
        .. from place in RealData.Excerpt.Entries("municipality.json.gz")
           select new Municipality
           {
               Id = place.GetProperty("id").GetString()!,
               Title = place.GetProperty("title").GetString()!,
               Type = new MunicipalityType(place.GetProperty("type").GetString()!),
           },
    ];

    public static MunicipalityGroup Group(string id) =>
        (from place in RealData.Excerpt.Entries("municipality_groups.json.gz")
         where place.GetProperty("id").GetString() == id
         select new MunicipalityGroup
         {
             Id = id,
             Title = place.GetProperty("title").GetString()!,
             Members = [.. place.GetProperty("members").EnumerateArray().Select(member => new MunicipalityId(member.GetProperty("member_id").GetString()!))],
         }).Single();

    public static IReadOnlyList<Kpi> Kpis(IReadOnlyCollection<KpiId> wanted) =>
    [
        .. from kpi in RealData.Excerpt.Entries("kpi.json.gz")
           where wanted.Contains(kpi.GetProperty("id").GetString()!)
           select new Kpi
           {
               Id = kpi.GetProperty("id").GetString()!,
               Title = kpi.GetProperty("title").GetString()!,
               Description = kpi.GetProperty("description").GetString()!,
               PreliminaryPublicationDate = Day(kpi.GetProperty("prel_publication_date")),
               PublicationDate = Day(kpi.GetProperty("publication_date")),
               PublicationPeriod = kpi.GetProperty("publ_period").GetString() is { Length: > 0 } year
                   ? int.Parse(year, CultureInfo.InvariantCulture)
                   : null,
           },
    ];

    private static DateOnly? Day(JsonElement element) =>
        element.GetString() is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
