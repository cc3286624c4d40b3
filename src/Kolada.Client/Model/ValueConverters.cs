using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Model;

/// <summary>A value that travels as a JSON string.</summary>
internal abstract class StringValueConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");
        try
        {
            return read(text);
        }
        catch (ArgumentException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

internal sealed class KpiIdConverter() : StringValueConverter<KpiId>(text => new(text), id => id.Value);

internal sealed class MunicipalityIdConverter() : StringValueConverter<MunicipalityId>(text => new(text), id => id.Value);

internal sealed class KpiGroupIdConverter() : StringValueConverter<KpiGroupId>(text => new(text), id => id.Value);

internal sealed class OrganizationalUnitIdConverter() : StringValueConverter<OrganizationalUnitId>(text => new(text), id => id.Value);

internal sealed class MunicipalityTypeConverter() : StringValueConverter<MunicipalityType>(text => new(text), type => type.ToString());

internal sealed class ValueStatusConverter() : StringValueConverter<ValueStatus>(text => new(text), status => status.Value);

/// <summary>The year of the next publication: a string with a number in it, as the API sends it, or a plain number.</summary>
internal sealed class PublicationPeriodConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.GetInt32(),
        JsonTokenType.String when string.IsNullOrEmpty(reader.GetString()) => null,
        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int year) => year,
        _ => throw new JsonException("publ_period is neither a year nor null."),
    };

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } year)
        {
            writer.WriteStringValue(year.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>A group's members: the ids of <c>[{"member_id": …, "member_title": …}]</c>, each once; titles belong to the members' own lists.</summary>
internal abstract class MembersConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<IReadOnlyList<T>>
    where T : struct
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A group's members are not a list.");
        }

        List<T> members = [];
        HashSet<T> seen = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            T member = ReadMember(ref reader);
            if (seen.Add(member))
            {
                members.Add(member);
            }
        }

        return members;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (T member in value)
        {
            writer.WriteStartObject();
            writer.WriteString("member_id"u8, write(member));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private T ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A group's member is not an object.");
        }

        T? member = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("member_id"u8);
            reader.Read();
            if (isId)
            {
                member = ToId(reader.GetString());
            }
            else
            {
                reader.Skip();
            }
        }

        return member ?? throw new JsonException("A group's member has no member_id.");
    }

    private T ToId(string? text)
    {
        try
        {
            return read(text ?? "");
        }
        catch (ArgumentException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }
}

internal sealed class KpiMembersConverter() : MembersConverter<KpiId>(text => new(text), id => id.Value);

internal sealed class MunicipalityMembersConverter() : MembersConverter<MunicipalityId>(text => new(text), id => id.Value);
