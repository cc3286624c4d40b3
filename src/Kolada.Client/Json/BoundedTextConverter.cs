using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Json;

/// <summary>A text of an answer, refused before it takes memory where it is longer than any that Kolada has.</summary>
internal sealed class BoundedTextConverter : JsonConverter<string>
{
    /// <summary>In bytes. The longest description of a KPI has two thousand.</summary>
    public const int Longest = 64 * 1024;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.ValueSpan.Length <= Longest
        ? reader.GetString()
        : throw new JsonException(FormattableString.Invariant($"A text has {reader.ValueSpan.Length} bytes; at most {Longest} are read."));

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
