using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kolada.SnapshotBuilder;

internal sealed record SourceKpi(
    string Id, string Title, string MunicipalityType, string? Auspice, string OperatingArea, string? Perspective,
    string? PreliminaryPublicationDate, string? PublicationDate, string? PublicationPeriod, bool IsDividedByGender, bool HasUnitData);

internal sealed record SourcePlace(string Id, string Title, string Type);

internal sealed record SourceUnit(string Id, string Title, string Municipality);

internal sealed record SourceGroup(string Id, string Title, IReadOnlyList<(string Id, string Title)> Members);

internal sealed record SourceValue(char Gender, int? Count, string? Status, double? Value);

internal sealed record SourceRow(string Municipality, int Period, IReadOnlyList<SourceValue> Values);

internal sealed record SourceOrigin(string Name, string Retrieved, int Values);

/// <summary>Reads the folder of real data: gzip JSON, described in its ORIGIN.md.</summary>
internal sealed partial class SourceData(string folder)
{
    /// <summary>KPIs of the main job's models, beside all BRP+ KPIs that there are values of.</summary>
    private static readonly string[] NamedKpis =
    [
        "N00097", "N11024", "N11052", "N11821", "N15001", "N15027", "N15033", "N15428", "N15507",
        "N15813", "N15816", "N17001", "N17461", "N17538", "N20900", "N28018", "N30001",
    ];

    public IReadOnlyList<string> KpiIds { get; } =
    [
        .. NamedKpis.Concat(Directory.EnumerateFiles(Path.Combine(folder, "values"), "N003*.json.gz")
                .Select(file => Path.GetFileName(file)[..6])
                .Where(id => string.CompareOrdinal(id, "N00300") >= 0 && string.CompareOrdinal(id, "N00379") <= 0))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The KPIs that values are taken of.</summary>
    public IReadOnlyList<SourceKpi> Kpis() => [.. Catalogue().Where(kpi => KpiIds.Contains(kpi.Id, StringComparer.Ordinal))];

    /// <summary>All KPIs.</summary>
    public IReadOnlyList<SourceKpi> Catalogue()
    {
        using var document = Open("kpi.json.gz");
        return [.. Entities(document).Select(ReadKpi).OrderBy(kpi => kpi.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<SourcePlace> Municipalities()
    {
        using var document = Open("municipality.json.gz");
        return
        [
            .. Entities(document).Select(m => new SourcePlace(Text(m, "id"), Text(m, "title"), Text(m, "type"))).OrderBy(m => m.Id, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<SourceUnit> Units()
    {
        using var document = Open("ou_2024-01.json.gz");
        return
        [
            .. Entities(document)
                .Select(u => new SourceUnit(Text(u, "id"), Text(u, "title"), Text(u, "municipality")))
                .OrderBy(u => u.Id, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<SourceGroup> MunicipalityGroups() => Groups("municipality_groups.json.gz");

    public IReadOnlyList<SourceGroup> KpiGroups() => Groups("kpi_groups.json.gz");

    /// <summary>The rows of a KPI in the order Kolada sends: by period, then municipality.</summary>
    public IReadOnlyList<SourceRow> Rows(string kpi)
    {
        using var document = Open(Path.Combine("values", kpi + ".json.gz"));
        return
        [
            .. Entities(document).Select(row => ReadRow(kpi, row))
                .OrderBy(row => row.Period).ThenBy(row => row.Municipality, StringComparer.Ordinal),
        ];
    }

    /// <summary>Where a KPI's values come from; the date is part of the source's name, or known from ORIGIN.md by month.</summary>
    public IReadOnlyList<SourceOrigin> Origins(string kpi)
    {
        using var document = Open("provenance.json.gz");
        return
        [
            .. document.RootElement.GetProperty(kpi).GetProperty("sources").EnumerateObject()
                .Select(source => new SourceOrigin(source.Name, Retrieved(source.Name), source.Value.GetInt32()))
                .OrderBy(source => source.Name, StringComparer.Ordinal),
        ];
    }

    private static string Retrieved(string source)
    {
        var date = IsoDate().Match(source);
        if (date.Success)
            return date.Value;
        return source.StartsWith("LCHansson/rKolada ", StringComparison.Ordinal)
            ? "2026-03"
            : throw new InvalidDataException($"The source '{source}' has no retrieval date: add what ORIGIN.md says about it.");
    }

    private IReadOnlyList<SourceGroup> Groups(string file)
    {
        using var document = Open(file);
        return [.. Entities(document).Select(ReadGroup).OrderBy(group => group.Id, StringComparer.Ordinal)];
    }

    private static SourceGroup ReadGroup(JsonElement group) => new(
        Text(group, "id"), Text(group, "title"),
        [.. group.GetProperty("members").EnumerateArray().Select(member => (Text(member, "member_id"), Text(member, "member_title")))]);

    private static SourceKpi ReadKpi(JsonElement kpi) => new(
        Text(kpi, "id"), Text(kpi, "title"), Text(kpi, "municipality_type"), TextOrNull(kpi, "auspice"), Text(kpi, "operating_area"),
        TextOrNull(kpi, "perspective"), TextOrNull(kpi, "prel_publication_date"), TextOrNull(kpi, "publication_date"),
        TextOrNull(kpi, "publ_period"), kpi.GetProperty("is_divided_by_gender").GetBoolean(), kpi.GetProperty("has_ou_data").GetBoolean());

    private static SourceRow ReadRow(string kpi, JsonElement row)
    {
        if (!string.Equals(Text(row, "kpi"), kpi, StringComparison.Ordinal))
            throw new InvalidDataException($"The file of {kpi} has a row of {Text(row, "kpi")}.");
        return new SourceRow(Text(row, "municipality"), row.GetProperty("period").GetInt32(),
            [.. row.GetProperty("values").EnumerateArray().Select(ReadValue)]);
    }

    private static SourceValue ReadValue(JsonElement value)
    {
        var number = value.GetProperty("value");
        return new SourceValue(
            Text(value, "gender")[0],
            value.TryGetProperty("count", out var count) && count.ValueKind != JsonValueKind.Null ? count.GetInt32() : null,
            TextOrNull(value, "status"),
            number.ValueKind == JsonValueKind.Null ? null : number.GetDouble());
    }

    private JsonDocument Open(string file)
    {
        using var packed = File.OpenRead(Path.Combine(folder, file));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked);
    }

    private static JsonElement.ArrayEnumerator Entities(JsonDocument document) => document.RootElement.GetProperty("values").EnumerateArray();

    private static string Text(JsonElement element, string name) =>
        TextOrNull(element, name) ?? throw new InvalidDataException($"'{name}' is missing in {element.GetRawText()}.");

    private static string? TextOrNull(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind != JsonValueKind.Null ? text.GetString() : null;

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDate();
}
