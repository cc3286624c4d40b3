using System.Text;
using System.Text.Json;

namespace Kolada.Client.Tests.Json;

/// <summary>Pages to read: a small one with everything, and real ones.</summary>
internal static class SamplePages
{
    /// <summary>Kolada's layout, with everything that it can hold: no text repeats what the reader expects by chance.</summary>
    public static byte[] Embedded { get; } = Encoding.UTF8.GetBytes(
        """
        {"values":[{"kpi":"N15428","municipality":"0114","period":2006,"values":[{"gender":"T","count":1,"status":"","value":88.109162,"isdeleted":false},{"gender":"K","count":1,"status":"","value":90.909091,"isdeleted":false},{"gender":"M","count":1,"status":"","value":85.608856,"isdeleted":false}]},
        {"kpi":"N15428","municipality":"0115","period":2006,"values":[{"gender":"K","count":0,"status":"","value":null,"isdeleted":false},{"gender":"T","count":0,"status":"Privacy","value":null,"isdeleted":false}]},
        {"kpi":"U07417","municipality":"G33621","period":2024,"values":[{"gender":"T","count":33,"status":"","value":-4.0925,"isdeleted":true}]},
        {"kpi":"N00945","municipality":"0000","period":1970,"values":[]},
        {"kpi":"N00945","municipality":"1267","period":2024,"values":[{"gender":"M","count":null,"status":null,"value":0,"isdeleted":null},{"gender":"T","count":2147483647,"status":"Not applicable","value":12345678.901234567,"isdeleted":false}]},
        {"kpi":"N00945","municipality":"1267","period":2025,"values":[{"gender":"T","status":"Prelimin\u00e4r, åäö","value":1.7976931348623157E308},{"gender":"K","value":4.9e-324},{"gender":"M","value":0.1234567890123456789}]}
        ],"count":6,"next_url":"https://api.kolada.se/v3/data/kpi/N15428/year/2006?page=2&per_page=5000","previous_url":null}
        """.ReplaceLineEndings(""));

    /// <summary>Real values in pages of some rows, in the contract's layout.</summary>
    public static IReadOnlyList<byte[]> Real(int rowsAPage) =>
    [
        .. from kpi in new[] { "N15428", "N15813", "N00097", "N11821", "N17461", "N00300" }
           from rows in (RealData.Whole ?? RealData.Excerpt).Rows(kpi).Chunk(rowsAPage).Take(20)
           select ToPage(rows),
    ];

    /// <summary>The same page with white space and with every object's fields in another order.</summary>
    public static byte[] InAnotherLayout(byte[] page)
    {
        using JsonDocument document = JsonDocument.Parse(page);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            WriteReversed(document.RootElement, writer);
        }

        return stream.ToArray();
    }

    private static void WriteReversed(JsonElement element, Utf8JsonWriter writer)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (JsonProperty property in element.EnumerateObject().Reverse())
            {
                writer.WritePropertyName(property.Name);
                WriteReversed(property.Value, writer);
            }

            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in element.EnumerateArray())
            {
                WriteReversed(item, writer);
            }

            writer.WriteEndArray();
        }
        else
        {
            element.WriteTo(writer);
        }
    }

    private static byte[] ToPage(JsonElement[] rows) => Encoding.UTF8.GetBytes(
        $$"""{"values":[{{string.Join(',', rows.Select(ToRow))}}],"count":{{rows.Length}},"next_url":null,"previous_url":null}""");

    private static string ToRow(JsonElement row) =>
        $$"""{"kpi":{{row.GetProperty("kpi").GetRawText()}},"municipality":{{row.GetProperty("municipality").GetRawText()}},"period":{{row.GetProperty("period").GetRawText()}},"values":[{{string.Join(',', row.GetProperty("values").EnumerateArray().Select(ToValue))}}]}""";

    private static string ToValue(JsonElement value) =>
        $$"""{"gender":{{Raw(value, "gender", "null")}},"count":{{Raw(value, "count", "1")}},"status":{{Raw(value, "status", "\"\"")}},"value":{{Raw(value, "value", "null")}},"isdeleted":{{Raw(value, "isdeleted", "false")}}}""";

    private static string Raw(JsonElement value, string field, string otherwise) =>
        value.TryGetProperty(field, out JsonElement found) ? found.GetRawText() : otherwise;
}
