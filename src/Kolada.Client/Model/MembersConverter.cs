using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Model;

/// <summary>A group's members: the ids of <c>[{"member_id": …, "member_title": …}]</c>, each once; titles belong to the members' own lists.</summary>
/// <remarks>Kolada names some members twice. That is accepted where both are equal; two titles for one id are refused.</remarks>
internal sealed class MembersConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<IReadOnlyList<T>>
    where T : struct
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A group's members are not a list.");
        }

        Utf8JsonReader again = reader;
        List<T> members = [];
        HashSet<T> seen = [];
        bool isRepeated = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            T member = ReadMember(ref reader).Id;
            if (seen.Add(member))
            {
                members.Add(member);
            }
            else
            {
                isRepeated = true;
            }
        }

        if (isRepeated)
        {
            RequireEqual(again);
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

    /// <summary>Reads the list a second time, with titles, which are not kept otherwise.</summary>
    private void RequireEqual(Utf8JsonReader reader)
    {
        Dictionary<T, string?> titles = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (T id, string? title) = ReadMember(ref reader, withTitle: true);
            if (!titles.TryAdd(id, title) && titles[id] != title)
            {
                throw new JsonException($"A group has the member {write(id)} twice, with different titles.");
            }
        }
    }

    private (T Id, string? Title) ReadMember(ref Utf8JsonReader reader, bool withTitle = false)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A group's member is not an object.");
        }

        T? member = null;
        string? title = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("member_id"u8);
            bool isTitle = withTitle && reader.ValueTextEquals("member_title"u8);
            reader.Read();
            if (isId)
            {
                member = member is null ? ToId(reader.GetString()) : throw new JsonException("A group's member has two ids.");
            }
            else if (isTitle)
            {
                title = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return (member ?? throw new JsonException("A group's member has no member_id."), title);
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
