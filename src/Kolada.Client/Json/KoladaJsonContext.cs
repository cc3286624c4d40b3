using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Json;

/// <summary>The envelope around a list.</summary>
internal sealed record Envelope<T>
{
    public required IReadOnlyList<T> Values { get; init; }

    public int? Count { get; init; }

    /// <summary>Null on the first page, or not said; only whether it is a text that is not empty matters.</summary>
    public JsonElement PreviousUrl { get; init; }

    /// <summary>Null on the last page. A service that does not say it at all may have pages that nobody is told of.</summary>
    public required string? NextUrl { get; init; }
}

/// <summary>Every JSON model of the client, compiled: no reflection. Data is read by <see cref="DataPageReader"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(BooleanConverter), typeof(BoundedTextConverter)])]
[JsonSerializable(typeof(Envelope<Kpi>), TypeInfoPropertyName = "EnvelopeKpi")]
[JsonSerializable(typeof(Envelope<KpiGroup>), TypeInfoPropertyName = "EnvelopeKpiGroup")]
[JsonSerializable(typeof(Envelope<Municipality>), TypeInfoPropertyName = "EnvelopeMunicipality")]
[JsonSerializable(typeof(Envelope<MunicipalityGroup>), TypeInfoPropertyName = "EnvelopeMunicipalityGroup")]
[JsonSerializable(typeof(Envelope<OrganizationalUnit>), TypeInfoPropertyName = "EnvelopeOrganizationalUnit")]
[JsonSerializable(typeof(Envelope<JsonElement>), TypeInfoPropertyName = "EnvelopeJsonElement")]
internal sealed partial class KoladaJsonContext : JsonSerializerContext;
