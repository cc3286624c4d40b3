using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Json;

/// <summary>The envelope around a list.</summary>
internal sealed record Envelope<T>
{
    public required IReadOnlyList<T> Values { get; init; }

    public int? Count { get; init; }

    public string? NextUrl { get; init; }
}

/// <summary>Every JSON model of the client, compiled: no reflection. Data is read by <see cref="DataPageReader"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    Converters = [typeof(BooleanConverter), typeof(BoundedTextConverter)])]
[JsonSerializable(typeof(Envelope<Kpi>), TypeInfoPropertyName = "EnvelopeKpi")]
[JsonSerializable(typeof(Envelope<KpiGroup>), TypeInfoPropertyName = "EnvelopeKpiGroup")]
[JsonSerializable(typeof(Envelope<Municipality>), TypeInfoPropertyName = "EnvelopeMunicipality")]
[JsonSerializable(typeof(Envelope<MunicipalityGroup>), TypeInfoPropertyName = "EnvelopeMunicipalityGroup")]
[JsonSerializable(typeof(Envelope<OrganizationalUnit>), TypeInfoPropertyName = "EnvelopeOrganizationalUnit")]
[JsonSerializable(typeof(Envelope<JsonElement>), TypeInfoPropertyName = "EnvelopeJsonElement")]
internal sealed partial class KoladaJsonContext : JsonSerializerContext;
