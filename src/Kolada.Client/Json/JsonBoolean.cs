using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Json;

/// <summary>A boolean as Kolada writes it: true or false, and in some answers 1 or 0.</summary>
internal static class JsonBoolean
{
    /// <summary>Reads the token on which the reader stands.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader is { TokenType: JsonTokenType.True } or { TokenType: JsonTokenType.Number, ValueSpan: [(byte)'1'] };
        return value || reader is { TokenType: JsonTokenType.False } or { TokenType: JsonTokenType.Number, ValueSpan: [(byte)'0'] };
    }
}

/// <inheritdoc cref="JsonBoolean"/>
internal sealed class BooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonBoolean.TryRead(ref reader, out bool value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
