using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kolada.Client.Tests.Tables;

public sealed class DataWriterTests
{
    private static readonly Dictionary<MunicipalityId, string> Titles = new()
    {
        ["1267"] = "Höör",
        ["G1"] = "=SUM(A1); \"små\", stora",
    };

    private static readonly DataPoint[] Rows =
    [
        new("N15428", "G1", 2024, Gender.Men) { Value = -4.0925, Count = 3, Status = new ValueStatus("Preliminär; ny") },
        new("N15428", "1267", 2024, Gender.Men) { Value = 1234567.5, Count = 1 },
        new("N15428", "1267", 2024, Gender.Total) { Value = 0.1 + 0.2, Count = 1 },
        new("N15428", "1267", 2023, Gender.Women) { Count = 0, Status = ValueStatus.Privacy },
        new("N15428", "0180", 2024, Gender.Total) { Value = 0 },
        new("N15428", "1267", 2022, Gender.Total) { Value = 5, Count = 1, Status = default, IsDeleted = true },
        new("N00097", "1267", 2024, Gender.Total) { Value = 1e-7, Count = 1 },
    ];

    [Fact]
    public async Task Machine_csv_is_sorted_exact_and_untouched()
    {
        string csv = await CsvAsync(CsvDialect.Rfc4180);
        Assert.Equal(
            """
            kpi,municipality,municipality_title,year,gender,value,count,status
            N00097,1267,Höör,2024,T,1E-07,1,
            N15428,0180,,2024,T,0,,
            N15428,1267,Höör,2023,K,,0,Privacy
            N15428,1267,Höör,2024,T,0.30000000000000004,1,
            N15428,1267,Höör,2024,M,1234567.5,1,
            N15428,G1,"=SUM(A1); ""små"", stora",2024,M,-4.0925,3,Preliminär; ny

            """.ReplaceLineEndings("\n"),
            csv);
    }

    [Fact]
    public async Task Excel_csv_has_its_mark_semicolons_commas_and_no_formulas()
    {
        string csv = await CsvAsync(CsvDialect.Excel);
        Assert.Equal(
            """
            kpi;municipality;municipality_title;year;gender;value;count;status
            N00097;1267;Höör;2024;T;1E-07;1;
            N15428;0180;;2024;T;0;;
            N15428;1267;Höör;2023;K;;0;Privacy
            N15428;1267;Höör;2024;T;0,30000000000000004;1;
            N15428;1267;Höör;2024;M;1234567,5;1;
            N15428;G1;"'=SUM(A1); ""små"", stora";2024;M;-4,0925;3;"Preliminär; ny"

            """.ReplaceLineEndings("\r\n"),
            csv.TrimStart('\uFEFF'));
        Assert.StartsWith("\uFEFF", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("=x")]
    [InlineData("\tx")]
    public async Task Excel_never_sees_a_text_that_begins_like_a_formula(string title)
    {
        KpiTable table = KpiTable.Create([new("N15428", "1267", 2024, Gender.Total) { Value = 1 }]);
        using MemoryStream stream = new();
        await table.WriteCsvAsync(stream, new Dictionary<MunicipalityId, string> { ["1267"] = title }, CsvDialect.Excel, TestContext.Current.CancellationToken);
        Assert.Contains($";'{title};", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public async Task Machine_csv_is_the_same_under_any_culture(string culture)
    {
        string expected = await CsvAsync(CsvDialect.Rfc4180);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, await CsvAsync(CsvDialect.Rfc4180));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Ndjson_keeps_the_order_and_says_the_same_as_the_rows()
    {
        using MemoryStream stream = new();
        await Rows.ToAsyncEnumerable().WriteNdjsonAsync(stream, Titles, TestContext.Current.CancellationToken);
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        DataPoint[] expected = [.. Rows.Where(row => !row.IsDeleted)];
        Assert.Equal("", lines[^1]);
        Assert.Equal(expected.Length, lines.Length - 1);
        foreach ((string line, DataPoint row) in lines.Zip(expected))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement o = document.RootElement;
            Assert.Equal("kpi,municipality,municipality_title,year,gender,value,count,status", string.Join(',', o.EnumerateObject().Select(p => p.Name)));
            Assert.Equal(row.Kpi.Value, o.GetProperty("kpi").GetString());
            Assert.Equal(row.Municipality.Value, o.GetProperty("municipality").GetString());
            Assert.Equal(Titles.GetValueOrDefault(row.Municipality), o.GetProperty("municipality_title").GetString());
            Assert.Equal(row.Year, o.GetProperty("year").GetInt32());
            Assert.Equal(row.Gender.ToCode(), o.GetProperty("gender").GetString());
            Assert.Equal(row.Value, o.GetProperty("value").ValueKind == JsonValueKind.Null ? null : o.GetProperty("value").GetDouble());
            Assert.Equal(row.Count, o.GetProperty("count").ValueKind == JsonValueKind.Null ? null : o.GetProperty("count").GetInt32());
            Assert.Equal(row.Status.Value, o.GetProperty("status").GetString());
        }

        Assert.Contains("Höör", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_come_out_whole()
    {
        DataPoint[] rows = [.. Enumerable.Range(0, 20_000).Select(i => new DataPoint("N15428", "1267", 1900 + (i % 200), Gender.Total) { Value = i / 7.0, Count = i })];
        using MemoryStream stream = new();
        await rows.ToAsyncEnumerable().WriteNdjsonAsync(stream, Titles, TestContext.Current.CancellationToken);
        double[] values =
        [
            .. Encoding.UTF8.GetString(stream.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("value").GetDouble()),
        ];
        Assert.Equal(rows.Select(row => row.Value!.Value), values);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_query_is_written_page_by_page_as_it_would_be_value_by_value(bool csv)
    {
        using KoladaClient client = Client(rows: 12_000);
        DataQuery query = new()
        {
            Kpis = ["N15428"], Years = [2022, 2023], IncludeGroups = true, Genders = [Gender.Total, Gender.Men], IncludeDeleted = true,
            UnknownIds = UnknownIds.Report,
        };
        (long pages, string byPage) = await WrittenAsync(client.QueryAsync(query, TestContext.Current.CancellationToken), csv);
        (long values, string byValue) = await WrittenAsync(client.QueryAsync(query, TestContext.Current.CancellationToken).Select(row => row), csv);
        Assert.Equal(byValue, byPage);
        Assert.Equal(values, pages);
        Assert.Equal(values, byPage.Count(c => c == '\n') - (csv ? 1 : 0));
        DataPoint[] kept =
        [
            .. (await client.QueryAsync(query, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken))
                .Where(row => !row.IsDeleted),
        ];
        Assert.Equal(kept.Length, values);
        Assert.Contains(kept, row => row.Value is null && row.Status == ValueStatus.Privacy);
    }

    [Fact]
    public async Task A_query_that_is_stopped_while_it_is_written_says_so_with_the_token_that_stopped_it()
    {
        using KoladaClient client = Client(rows: 12_000);
        using CancellationTokenSource stop = new();
        DataQuery query = new() { Kpis = ["N15428"], Years = [2022, 2023], IncludeGroups = true };
        await using Stopping stream = new(stop);
        OperationCanceledException stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.QueryAsync(query, TestContext.Current.CancellationToken).WriteNdjsonAsync(stream, Titles, stop.Token));
        Assert.True(stopped.CancellationToken.IsCancellationRequested);
    }

    private static KoladaClient Client(int rows) =>
        new(new HttpClient(new StubHandler(path => Page(path, rows))), new KoladaClientOptions { MaxRequestsPerSecond = 0 });

    /// <summary>One page of so many rows: values, missing ones with and without a reason, and withdrawn ones.</summary>
    private static string Page(string path, int rows) => path.Contains("/data/", StringComparison.Ordinal)
        ? StubHandler.Envelope(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            {"kpi":"N15428","municipality":"{{i % 6000:D4}}","period":{{2022 + (i / 6000)}},"values":[{"gender":"T","count":1,"status":"","value":{{i / 7.0:R}},"isdeleted":{{(i % 11 == 0 ? "true" : "false")}}},{"gender":"K","count":1,"status":"","value":1,"isdeleted":false},{"gender":"M","count":null,"status":"{{(i % 5 == 0 ? "Privacy" : "Ny;å")}}","value":null,"isdeleted":false}]}
            """)))
        : StubHandler.Envelope([]);

    private static async Task<(long Written, string Text)> WrittenAsync(IAsyncEnumerable<DataPoint> rows, bool csv)
    {
        using MemoryStream stream = new();
        long written = csv
            ? await rows.WriteCsvAsync(stream, Titles, CsvDialect.Excel, TestContext.Current.CancellationToken)
            : await rows.WriteNdjsonAsync(stream, Titles, TestContext.Current.CancellationToken);
        return (written, Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Stops whoever writes to it, at the first write.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task<string> CsvAsync(CsvDialect dialect)
    {
        using MemoryStream stream = new();
        await KpiTable.Create(Rows).WriteCsvAsync(stream, Titles, dialect, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
