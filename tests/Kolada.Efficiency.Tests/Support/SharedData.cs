using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The real data beside the repository, read straight from its JSON. Tests that need it are skipped where it is not.</summary>
internal static class SharedData
{
    private static readonly string? Folder = Find();

    public static string MissingReason => "The folder 'shared' with the data and worked examples is not beside the repository.";

    public static void SkipIfMissing() => Assert.SkipWhen(Folder is null, MissingReason);

    public static string PathOf(params string[] parts)
    {
        SkipIfMissing();
        return Path.Combine([Folder!, .. parts]);
    }

    public static JsonElement Json(params string[] parts)
    {
        using FileStream file = File.OpenRead(PathOf(parts));
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(unpacked);
        JsonElement root = document.RootElement;
        return (root.ValueKind == JsonValueKind.Object ? root.GetProperty("values") : root).Clone();
    }

    /// <summary>Gender-total values as they stand in the file, without any of the product's code.</summary>
    public static Dictionary<(string Municipality, int Year), decimal> Values(string kpi) =>
        (from row in Json("data", "values", kpi + ".json.gz").EnumerateArray()
         from value in row.GetProperty("values").EnumerateArray()
         where value.GetProperty("gender").GetString() == "T" && value.GetProperty("value").ValueKind == JsonValueKind.Number
         select (Key: (row.GetProperty("municipality").GetString()!, row.GetProperty("period").GetInt32()), Value: decimal.Parse(value.GetProperty("value").GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    public static IEnumerable<DataPoint> Rows(string kpi) =>
        from row in Json("data", "values", kpi + ".json.gz").EnumerateArray()
        from value in row.GetProperty("values").EnumerateArray()
        select new DataPoint(
            kpi,
            row.GetProperty("municipality").GetString()!,
            row.GetProperty("period").GetInt32(),
            value.GetProperty("gender").GetString() switch { "T" => Gender.Total, "K" => Gender.Women, _ => Gender.Men },
            value.GetProperty("value").ValueKind == JsonValueKind.Number ? value.GetProperty("value").GetDouble() : null,
            Status: new ValueStatus(value.TryGetProperty("status", out JsonElement status) ? status.GetString() : null));

    public static IReadOnlyList<Municipality> Municipalities() =>
    [
        .. from place in Json("data", "municipality.json.gz").EnumerateArray()
           select new Municipality { Id = place.GetProperty("id").GetString()!, Title = place.GetProperty("title").GetString()!, Type = new MunicipalityType(place.GetProperty("type").GetString()!) },
    ];

    public static MunicipalityGroup Group(string id) =>
        (from place in Json("data", "municipality_groups.json.gz").EnumerateArray()
         where place.GetProperty("id").GetString() == id
         select new MunicipalityGroup
         {
             Id = id,
             Title = place.GetProperty("title").GetString()!,
             Members = [.. place.GetProperty("members").EnumerateArray().Select(member => new MunicipalityId(member.GetProperty("member_id").GetString()!))],
         }).Single();

    public static IReadOnlyList<Kpi> Kpis(IReadOnlyCollection<KpiId> wanted) =>
    [
        .. from kpi in Json("data", "kpi.json.gz").EnumerateArray()
           where wanted.Contains(kpi.GetProperty("id").GetString()!)
           select new Kpi
           {
               Id = kpi.GetProperty("id").GetString()!,
               Title = kpi.GetProperty("title").GetString()!,
               Description = kpi.GetProperty("description").GetString()!,
               PreliminaryPublicationDate = Day(kpi.GetProperty("prel_publication_date")),
               PublicationDate = Day(kpi.GetProperty("publication_date")),
               PublicationPeriod = kpi.GetProperty("publ_period").GetString() is { Length: > 0 } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
           },
    ];

    private static DateOnly? Day(JsonElement element) =>
        element.GetString() is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Find()
    {
        string beside = Path.GetFullPath(Repository.PathOf("..", "shared"));
        return Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
    }
}
