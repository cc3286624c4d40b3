using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.Benchmarks;

/// <summary>Pages as Kolada sends them, made up: full ones of 5,000 rows and 15,000 values with unrounded figures.</summary>
internal static class BenchmarkPages
{
    public const int RowsAPage = 5000;

    private const int Municipalities = 312;

    /// <summary>A page in Kolada's layout.</summary>
    /// <param name="number">Which one of a long list, from 0.</param>
    /// <param name="rows">How many rows.</param>
    public static byte[] Contract(int number = 0, int rows = RowsAPage)
    {
        Random random = new(number);
        StringBuilder text = new("{\"values\":[");
        for (int i = 0; i < rows; i++)
        {
            text.Append(i == 0 ? "" : ",");
            AppendRow(text, (number * RowsAPage) + i, random);
        }

        text.Append(CultureInfo.InvariantCulture, $"],\"count\":{rows},\"next_url\":null,\"previous_url\":null}}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The same page with every object's fields in another order, and white space.</summary>
    public static byte[] OtherLayout(byte[] page) =>
        Encoding.UTF8.GetBytes(Reversed(JsonNode.Parse(page))!.ToJsonString(new() { WriteIndented = true, IndentSize = 1 }));

    public static byte[] Gzip(byte[] page)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(page);
        }

        return packed.ToArray();
    }

    /// <summary>KPI by KPI, year by year, municipality by municipality, as the service sorts them.</summary>
    private static void AppendRow(StringBuilder text, int row, Random random)
    {
        int municipality = row % Municipalities;
        int year = row / Municipalities % 25;
        int kpi = row / (Municipalities * 25);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{{\"kpi\":\"N{10000 + kpi}\",\"municipality\":\"{municipality * 8:0000}\",\"period\":{2000 + year},\"values\":[");
        foreach (char gender in "TKM")
        {
            double value = (random.NextDouble() - 0.1) * 100;
            text.Append(gender == 'T' ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $"{{\"gender\":\"{gender}\",\"count\":1,\"status\":\"\",\"value\":{value:R},\"isdeleted\":false}}");
        }

        text.Append("]}");
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Reverse().Select(field => KeyValuePair.Create(field.Key, Reversed(field.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
