using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Model;

/// <summary>A group's members: the ids of <c>[{"member_id": …, "member_title": …}]</c>, each once; titles belong to the members' own lists.</summary>
internal sealed class MembersConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<IReadOnlyList<T>>
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
