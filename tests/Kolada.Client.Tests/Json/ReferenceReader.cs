using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Kolada.Client.Tests.Json;

/// <summary>
/// The oracle of the data reader: the source-generated reader of System.Text.Json to objects, made strict. It shares nothing with the
/// hand reader but the id types.
/// </summary>
internal static class ReferenceReader
{
    /// <exception cref="JsonException">The body is not a page.</exception>
    public static ReferencePage Read(ReadOnlySpan<byte> body)
    {
        Refuse(!Utf8.IsValid(body), "not UTF-8");
        ReferenceEnvelope<ReferenceRow> envelope = JsonSerializer.Deserialize(
            body,
            ReferenceContext.Default.ReferenceEnvelopeReferenceRow) ?? throw new JsonException("null");
        return new ReferencePage([.. envelope.Values.SelectMany(Flatten)], envelope.Values.Count, envelope.Count, envelope.NextUrl);
    }

    /// <exception cref="JsonException">The body is not a page of unit data.</exception>
    public static IReadOnlyList<UnitDataPoint> ReadUnits(ReadOnlySpan<byte> body)
    {
        Refuse(!Utf8.IsValid(body), "not UTF-8");
        ReferenceEnvelope<ReferenceUnitRow> envelope = JsonSerializer.Deserialize(
            body,
            ReferenceContext.Default.ReferenceEnvelopeReferenceUnitRow) ?? throw new JsonException("null");
        return
        [
            .. from row in envelope.Values
               from point in Flatten(new ReferenceRow { Kpi = row.Kpi, Municipality = MunicipalityId.Riket, Period = row.Period, Values = row.Values })
               select new UnitDataPoint(point.Kpi, row.Ou, point.Year, point.Gender)
               {
                   Value = point.Value,
                   Count = point.Count,
                   Status = point.Status,
                   IsDeleted = point.IsDeleted,
               },
        ];
    }

    private static IEnumerable<DataPoint> Flatten(ReferenceRow? row)
    {
        Refuse(row is null, "a row is null");
        Refuse(row!.Values.Any(value => value is null), "a value is null");
        Refuse(row.Values.Any(value => value.Value is { } number && !double.IsFinite(number)), "not finite");
        Refuse(row.Values.Select(value => value.Gender).Distinct(StringComparer.Ordinal).Count() != row.Values.Count, "a gender twice");
        return row.Values.Select(value => new DataPoint(row.Kpi, row.Municipality, row.Period, ToGender(value.Gender))
        {
            Value = value.Value,
            Count = value.Count,
            Status = new ValueStatus(value.Status),
            IsDeleted = value.IsDeleted ?? false,
        });
    }

    private static Gender ToGender(string letter) => letter switch
    {
        "T" => Gender.Total,
        "K" => Gender.Women,
        "M" => Gender.Men,
        _ => throw new JsonException("not a gender"),
    };

    private static void Refuse(bool wrong, string why)
    {
        if (wrong)
        {
            throw new JsonException(why);
        }
    }
}

/// <summary>A page as the oracle reads it.</summary>
internal sealed record ReferencePage(IReadOnlyList<DataPoint> Values, int Rows, int? StatedRows, string? NextUrl);

internal sealed record ReferenceEnvelope<T>
{
    public required IReadOnlyList<T> Values { get; init; }

    public int? Count { get; init; }

    public required string? NextUrl { get; init; }
}

internal sealed record ReferenceRow
{
    public required KpiId Kpi { get; init; }

    public required MunicipalityId Municipality { get; init; }

    public required int Period { get; init; }

    public required IReadOnlyList<ReferenceValue> Values { get; init; }
}

internal sealed record ReferenceUnitRow
{
    public required KpiId Kpi { get; init; }

    public required OrganizationalUnitId Ou { get; init; }

    public required int Period { get; init; }

    public required IReadOnlyList<ReferenceValue> Values { get; init; }
}

internal sealed record ReferenceValue
{
    public required string Gender { get; init; }

    public int? Count { get; init; }

    public string? Status { get; init; }

    public double? Value { get; init; }

    [JsonPropertyName("isdeleted")]
    [JsonConverter(typeof(ReferenceBooleanConverter))]
    public bool? IsDeleted { get; init; }
}

/// <summary>A boolean, also where it is written as 0 or 1.</summary>
internal sealed class ReferenceBooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader).GetRawText() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new JsonException("not a boolean"),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ReferenceEnvelope<ReferenceRow>))]
[JsonSerializable(typeof(ReferenceEnvelope<ReferenceUnitRow>))]
internal sealed partial class ReferenceContext : JsonSerializerContext;
