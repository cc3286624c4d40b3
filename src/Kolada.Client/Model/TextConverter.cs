using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Model;

/// <summary>A value that is a string in JSON, also as the key of a dictionary.</summary>
internal sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));

    private T Read(ref Utf8JsonReader reader)
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
}
