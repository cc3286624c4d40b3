using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Efficiency;

/// <summary>Writes a <see cref="Reason"/> as <c>{"code": …, "arguments": {…}}</c> and reads it back; source generators of other projects use it too.</summary>
public sealed class ReasonJsonConverter : JsonConverter<Reason>
{
    private const string Code = "code";
    private const string Arguments = "arguments";

    /// <summary>Reads a reason.</summary>
    /// <param name="reader">Stands at its beginning.</param>
    /// <param name="typeToConvert">The type.</param>
    /// <param name="options">Not used: the names are a contract.</param>
    /// <exception cref="JsonException">It is not an object with a code, or an argument is neither a text, a number nor a list of one of them.</exception>
    public override Reason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(Code, out JsonElement code)
            || code.GetString() is not { } text)
        {
            throw new JsonException("A reason is an object with a code.");
        }

        OrderedDictionary<string, object> arguments = new(StringComparer.Ordinal);
        if (document.RootElement.TryGetProperty(Arguments, out JsonElement given))
        {
            foreach (JsonProperty argument in given.EnumerateObject())
            {
                arguments[argument.Name] = Value(argument.Value);
            }
        }

        return new Reason(text) { Arguments = arguments };
    }

    /// <summary>Writes a reason.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The reason.</param>
    /// <param name="options">Not used: the names are a contract.</param>
    public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        Write(writer, value);
    }

    internal static void Write(Utf8JsonWriter writer, Reason value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString(Code, value.Code);
        writer.WriteStartObject(Arguments);
        foreach ((string name, object argument) in value.Arguments)
        {
            writer.WritePropertyName(name);
            Write(writer, argument);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object argument)
    {
        switch (argument)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (object item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new JsonException($"An argument of a reason is a text, a number or a list of one of them, and this is a {argument.GetType().Name}.");
        }
    }

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt32(out int whole) ? whole : value.GetDouble(),
        JsonValueKind.Array when value.EnumerateArray().All(
            item => item.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(item => item.GetString()!).ToArray(),
        JsonValueKind.Array when value.EnumerateArray().All(
            item => item.ValueKind == JsonValueKind.Number) => value.EnumerateArray().Select(item => item.GetInt32()).ToArray(),
        _ => throw new JsonException("An argument of a reason is a text, a number or a list of one of them."),
    };
}
