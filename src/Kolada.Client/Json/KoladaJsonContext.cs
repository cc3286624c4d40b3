using System.Text.Json.Serialization;

namespace Kolada.Json;

/// <summary>The envelope around every list.</summary>
internal sealed record Envelope<T>
{
    public required IReadOnlyList<T> Values { get; init; }

    public int? Count { get; init; }

    public string? NextUrl { get; init; }
}

/// <summary>A row of /data as it travels.</summary>
internal sealed record DataRow
{
    public required KpiId Kpi { get; init; }

    public required MunicipalityId Municipality { get; init; }

    public required int Period { get; init; }

    public required IReadOnlyList<DataValue> Values { get; init; }

    public IEnumerable<DataPoint> ToDataPoints() => Values.Select(value => new DataPoint(
        Kpi, Municipality, Period, value.ToGender(), value.Value, value.Count, new ValueStatus(value.Status), value.IsDeleted ?? false));
}

/// <summary>A row of /oudata as it travels.</summary>
internal sealed record UnitDataRow
{
    public required KpiId Kpi { get; init; }

    public required OrganizationalUnitId Ou { get; init; }

    public required int Period { get; init; }

    public required IReadOnlyList<DataValue> Values { get; init; }

    public IEnumerable<UnitDataPoint> ToDataPoints() => Values.Select(value => new UnitDataPoint(
        Kpi, Ou, Period, value.ToGender(), value.Value, value.Count, new ValueStatus(value.Status), value.IsDeleted ?? false));
}

/// <summary>One gender's value in a row as it travels.</summary>
internal sealed record DataValue
{
    public required string Gender { get; init; }

    public int? Count { get; init; }

    public string? Status { get; init; }

    public double? Value { get; init; }

    [JsonPropertyName("isdeleted")]
    public bool? IsDeleted { get; init; }

    public Gender ToGender() => Gender switch
    {
        "T" => Kolada.Gender.Total,
        "K" => Kolada.Gender.Women,
        "M" => Kolada.Gender.Men,
        _ => throw new System.Text.Json.JsonException($"{IdRules.Quote(Gender)} is not a gender: T, K or M."),
    };
}

/// <summary>Every JSON model of the client, compiled: no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Envelope<Kpi>), TypeInfoPropertyName = "EnvelopeKpi")]
[JsonSerializable(typeof(Envelope<KpiGroup>), TypeInfoPropertyName = "EnvelopeKpiGroup")]
[JsonSerializable(typeof(Envelope<Municipality>), TypeInfoPropertyName = "EnvelopeMunicipality")]
[JsonSerializable(typeof(Envelope<MunicipalityGroup>), TypeInfoPropertyName = "EnvelopeMunicipalityGroup")]
[JsonSerializable(typeof(Envelope<OrganizationalUnit>), TypeInfoPropertyName = "EnvelopeOrganizationalUnit")]
[JsonSerializable(typeof(Envelope<DataRow>), TypeInfoPropertyName = "EnvelopeDataRow")]
[JsonSerializable(typeof(Envelope<UnitDataRow>), TypeInfoPropertyName = "EnvelopeUnitDataRow")]
internal sealed partial class KoladaJsonContext : JsonSerializerContext;
