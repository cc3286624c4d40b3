using System.Globalization;
using System.Text.Json;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>What <c>kolada data</c> writes is the source, field for field: values, counts, statuses, missing ones.</summary>
public sealed class DataAgainstSourceTests
{
    public static TheoryData<string, string> Cases => new(
        from source in RealData.Names
        from kpi in new[] { "N15428", "N11821", "N00310" }
        select (source.Data, kpi));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_KPI_as_CSV_is_the_source_row_by_row(string source, string kpi)
    {
        RealData data = RealData.Named(source);
        string[] years = data.IsWhole ? [] : ["--year", $"{RealData.FirstYearOfExcerpt}..2025"];

        ProgramRun result = await Tool.RunAsync(["data", "--kpi", kpi, "--municipality", "all", "--gender", "all", .. years, "--format", "csv", "--offline"]);

        string[][] actual = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        Assert.NotEmpty(actual);
        Assert.Equal(
            Source(data, kpi),
            actual.Select(fields => string.Join('|', fields[0], fields[1], fields[3], fields[4], fields[5], fields[6], fields[7])));
    }

    /// <summary>The rows as the fields say they should look, in the order that the tool promises.</summary>
    private static List<string> Source(RealData data, string kpi) =>
    [
        .. from row in data.Rows(kpi)
           from value in row.GetProperty("values").EnumerateArray()
           let place = row.GetProperty("municipality").GetString()
           let year = row.GetProperty("period").GetInt32()
           let gender = value.GetProperty("gender").GetString()
           orderby int.Parse(place, CultureInfo.InvariantCulture), year, "TKM".IndexOf(gender!, StringComparison.Ordinal)
           select string.Join(
               '|',
               row.GetProperty("kpi").GetString(), place, year.ToString(CultureInfo.InvariantCulture), gender,
               Text(value, "value"), Text(value, "count"), Text(value, "status")),
    ];

    private static string Text(JsonElement value, string field) => !value.TryGetProperty(field, out JsonElement found) ? "" : found.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => found.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => found.GetString()!,
    };
}
