using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>What <c>kolada data</c> writes is the source, field for field: values, counts, statuses, missing ones.</summary>
public sealed class DataAgainstSourceTests
{
    [Theory]
    [InlineData("N15428")]
    [InlineData("N11821")]
    [InlineData("N00310")]
    public async Task A_KPI_as_CSV_is_the_source_row_by_row(string kpi)
    {
        string path = Repository.PathOf("..", "shared", "data", "values", kpi + ".json.gz");
        Assert.SkipUnless(File.Exists(path), "../shared/data is not beside the repository.");

        ProgramRun result = await Tool.RunAsync(["data", "--kpi", kpi, "--municipality", "all", "--gender", "all", "--format", "csv", "--offline"]);

        string[][] actual = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(Source(path), actual.Select(fields => string.Join('|', fields[0], fields[1], fields[3], fields[4], fields[5], fields[6], fields[7])));
    }

    /// <summary>The rows as the fields say they should look, in the order that the tool promises.</summary>
    private static List<string> Source(string path)
    {
        using GZipStream unpacked = new(File.OpenRead(path), CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(unpacked);
        return
        [
            .. from row in document.RootElement.GetProperty("values").EnumerateArray()
               from value in row.GetProperty("values").EnumerateArray()
               let place = row.GetProperty("municipality").GetString()
               let year = row.GetProperty("period").GetInt32()
               let gender = value.GetProperty("gender").GetString()
               orderby int.Parse(place, CultureInfo.InvariantCulture), year, "TKM".IndexOf(gender!, StringComparison.Ordinal)
               select string.Join('|', row.GetProperty("kpi").GetString(), place, year.ToString(CultureInfo.InvariantCulture), gender, Text(value, "value"), Text(value, "count"), Text(value, "status")),
        ];
    }

    private static string Text(JsonElement value, string field) => !value.TryGetProperty(field, out JsonElement found) ? "" : found.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => found.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => found.GetString()!,
    };
}
