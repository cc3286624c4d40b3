using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Model;

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
