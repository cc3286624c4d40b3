using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada;

/// <summary>
/// How a <see cref="KpiTable"/> is written as JSON: <c>retrievedAt</c>, <c>unknownIds</c>, <c>hasCounts</c>, and <c>values</c> with one object
/// each. What is read again equals what was written. The table names it in an attribute; there is no need to add it to any options.
/// </summary>
/// <remarks>It uses no reflection, and works in a program that was trimmed or compiled ahead of time.</remarks>
public sealed class KpiTableJsonConverter : JsonConverter<KpiTable>
{
    private static readonly JsonConverter<KpiId> KpiIds = KoladaJsonConverter.Of<KpiId>();
    private static readonly JsonConverter<MunicipalityId> MunicipalityIds = KoladaJsonConverter.Of<MunicipalityId>();
    private static readonly JsonConverter<Gender> Genders = KoladaJsonConverter.Of<Gender>();
    private static readonly JsonConverter<ValueStatus> Statuses = KoladaJsonConverter.Of<ValueStatus>();

    /// <inheritdoc/>
    public override KpiTable Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, "A table is not an object.");
        List<DataPoint>? values = null;
        List<string> unknownIds = [];
        DateTimeOffset? retrievedAt = null;
        bool hasCounts = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "retrievedAt":
                    retrievedAt = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
                    break;
                case "unknownIds":
                    unknownIds = ReadList(ref reader, static (ref Utf8JsonReader item, JsonSerializerOptions _) => item.GetString() ?? "", options);
                    break;
                case "hasCounts":
                    hasCounts = reader.GetBoolean();
                    break;
                case "values":
                    values = ReadList(ref reader, ReadValue, options);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        try
        {
            return KpiTable.Create(values ?? throw new JsonException("A table has no values."), retrievedAt, unknownIds, hasCounts);
        }
        catch (ArgumentException impossible)
        {
            throw new JsonException(impossible.Message, impossible);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KpiTable value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        if (value.RetrievedAt is { } retrievedAt)
        {
            writer.WriteString("retrievedAt"u8, retrievedAt);
        }
        else
        {
            writer.WriteNull("retrievedAt"u8);
        }

        writer.WriteStartArray("unknownIds"u8);
        foreach (string id in value.UnknownIds)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("hasCounts"u8, value.HasCounts);
        writer.WriteStartArray("values"u8);
        foreach (DataPoint row in value)
        {
            WriteValue(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, in DataPoint row)
    {
        writer.WriteStartObject();
        writer.WriteString("kpi"u8, row.Kpi.Value);
        writer.WriteString("municipality"u8, row.Municipality.Value);
        writer.WriteNumber("year"u8, row.Year);
        writer.WriteString("gender"u8, row.Gender.ToCode());
        if (row.Value is { } value)
        {
            writer.WriteNumber("value"u8, value);
        }
        else
        {
            writer.WriteNull("value"u8);
        }

        if (row.Count is { } count)
        {
            writer.WriteNumber("count"u8, count);
        }

        if (row.Status != ValueStatus.None)
        {
            writer.WriteString("status"u8, row.Status.Value);
        }

        if (row.IsDeleted)
        {
            writer.WriteBoolean("isDeleted"u8, true);
        }

        writer.WriteEndObject();
    }

    private static DataPoint ReadValue(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, "A value of a table is not an object.");
        DataPoint row = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            row = name switch
            {
                "kpi" => row with { Kpi = KpiIds.Read(ref reader, typeof(KpiId), options) },
                "municipality" => row with { Municipality = MunicipalityIds.Read(ref reader, typeof(MunicipalityId), options) },
                "year" => row with { Year = reader.GetInt32() },
                "gender" => row with { Gender = Genders.Read(ref reader, typeof(Gender), options) },
                "value" => row with { Value = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble() },
                "count" => row with { Count = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32() },
                "status" => row with { Status = Statuses.Read(ref reader, typeof(ValueStatus), options) },
                "isDeleted" => row with { IsDeleted = reader.GetBoolean() },
                _ => Skipped(ref reader, row),
            };
        }

        return row;
    }

    private static DataPoint Skipped(ref Utf8JsonReader reader, DataPoint row)
    {
        reader.Skip();
        return row;
    }

    private static List<T> ReadList<T>(ref Utf8JsonReader reader, ItemReader<T> read, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, "A table's list is not a list.");
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader, options));
        }

        return items;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }

    private delegate T ItemReader<out T>(ref Utf8JsonReader reader, JsonSerializerOptions options);
}
