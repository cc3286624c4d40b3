using System.Text.Json.Serialization;

namespace Kolada.Benchmarks;

/// <summary>What a page is to a client that reads it into objects.</summary>
internal sealed record PageObject(IReadOnlyList<RowObject> Values, int Count, string? NextUrl);

internal sealed record RowObject(string Kpi, string Municipality, int Period, IReadOnlyList<ValueObject> Values);

internal sealed record ValueObject(string Gender, int? Count, string? Status, double? Value, [property: JsonPropertyName("isdeleted")] bool? IsDeleted);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PageObject))]
internal sealed partial class PageContext : JsonSerializerContext;
