using System.Text;

namespace Kolada.Client.Tests.Tables;

public sealed class TableViewTests
{
    private static readonly Dictionary<MunicipalityId, string> Titles = new() { ["1267"] = "Höör", ["1281"] = "Lund \"stad\"; ny,\nrad" };

    private static readonly KpiTable Small = KpiTable.Create(
    [
        new("N15428", "1267", 2023, Gender.Total) { Value = 1 },
        new("N15428", "1267", 2024, Gender.Total) { Value = 2 },
        new("N15428", "1281", 2024, Gender.Total) { Count = 0, Status = ValueStatus.Missing },
        new("N15428", "1281", 2024, Gender.Men) { Value = 5 },
        new("N00097", "1267", 2024, Gender.Total) { Value = -3 },
        new("N00097", "1281", 2024, Gender.Total) { Value = 9, IsDeleted = true },
    ]);

    [Fact]
    public void Long_rows_have_titles_and_no_withdrawn_values()
    {
        KpiTableRow[] rows = [.. Small.ToRows(new Dictionary<KpiId, string> { ["N15428"] = "Behöriga" }, Titles)];
        Assert.Equal(5, rows.Length);
        Assert.Equal(new KpiTableRow { Kpi = "N00097", Municipality = "1267", MunicipalityTitle = "Höör", Year = 2024, Value = -3 }, rows[0]);
        Assert.Equal(
            new KpiTableRow { Kpi = "N15428", KpiTitle = "Behöriga", Municipality = "1281", MunicipalityTitle = Titles["1281"], Year = 2024, Count = 0, Status = "Missing" }, rows[3]);
        Assert.Null(Small.ToRows().First().MunicipalityTitle);
    }

    [Fact]
    public void Kpis_side_by_side()
    {
        WideTable wide = Small.ToWide(WideColumns.Kpis, Titles);
        Assert.Equal(["N00097", "N15428"], wide.Columns);
        Assert.Equal(
            [
                "|1267|Höör|2023|Total|,1",
                "|1267|Höör|2024|Total|-3,2",
                "|1281|Lund \"stad\"; ny,\nrad|2024|Total|,",
                "|1281|Lund \"stad\"; ny,\nrad|2024|Men|,5",
            ],
            wide.Rows.Select(Show));
    }

    [Fact]
    public void Years_side_by_side()
    {
        WideTable wide = Small.ToWide(WideColumns.Years);
        Assert.Equal(["2023", "2024"], wide.Columns);
        Assert.Equal(["N00097|1267|||Total|,-3", "N15428|1267|||Total|1,2", "N15428|1281|||Total|,", "N15428|1281|||Men|,5"], wide.Rows.Select(Show));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_wide_view_holds_every_value_of_the_table_and_no_other(int seed)
    {
        KpiTable table = KpiTable.Create(KpiTableTests.RandomRows(seed, 3000).Where(row => !row.IsDeleted));
        foreach (WideColumns columns in new[] { WideColumns.Kpis, WideColumns.Years })
        {
            WideTable wide = table.ToWide(columns);
            int values = 0;
            foreach (WideRow row in wide.Rows)
            {
                foreach ((string column, double? value) in wide.Columns.Zip(row.Values))
                {
                    KpiId kpi = row.Kpi ?? column;
                    int year = row.Year ?? int.Parse(column, System.Globalization.CultureInfo.InvariantCulture);
                    Assert.Equal(table.GetValue(kpi, row.Municipality, year, row.Gender), value);
                    values += value is null ? 0 : 1;
                }
            }

            Assert.Equal(table.Count(row => row.Value is not null), values);
        }
    }

    [Fact]
    public void A_group_s_mean_counts_members_with_a_value_once()
    {
        Assert.Equal(new GroupMean(2, 1, 2), Small.GetGroupMean("N15428", ["1267", "1281", "1267"], 2024));
        Assert.Equal(new GroupMean(-3, 1, 3), Small.GetGroupMean("N00097", ["1267", "1281", "0000"], 2024));
        Assert.Equal(new GroupMean(null, 0, 1), Small.GetGroupMean("N15428", ["1281"], 2023));
        Assert.Equal(new GroupMean(null, 0, 0), Small.GetGroupMean("N15428", [], 2023));
    }

    [Fact]
    public void A_group_s_mean_loses_nothing_to_rounding()
    {
        DataPoint[] rows =
        [
            .. Enumerable.Range(0, 300)
                .Select(i => new DataPoint("N15428", FormattableString.Invariant($"{i:0000}"), 2024, Gender.Total) { Value = i % 3 == 0 ? 1e16 : i % 3 == 1 ? 1 : -1e16 }),
        ];
        Assert.Equal(new GroupMean(1.0 / 3, 300, 300), KpiTable.Create(rows).GetGroupMean("N15428", rows.Select(row => row.Municipality), 2024));
    }

    [Theory]
    [InlineData(CsvDialect.Rfc4180)]
    [InlineData(CsvDialect.Excel)]
    public async Task What_was_written_reads_back_the_same(CsvDialect dialect)
    {
        KpiTable table = KpiTable.Create(KpiTableTests.RandomRows(7, 20_000).Where(row => !row.IsDeleted));
        using MemoryStream stream = new();
        await table.WriteCsvAsync(stream, Titles, dialect, TestContext.Current.CancellationToken);
        stream.Position = 0;
        Assert.Equal(table, await KpiTable.ReadCsvAsync(stream, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("value,year,municipality,kpi,note\r\n1.5,2024,1267,N15428,\"a\r\n\"\"b\"\"\"\r\n\r\n,2023,1267,N15428,\r\n")]
    [InlineData("\uFEFFkpi;municipality;municipality_title;year;gender;value;count;status\nN15428;1267;\"H;r\";2024;T;1,5;;\nN15428;1267;;2023;T;;;")]
    public async Task Csv_of_others_is_read(string csv)
    {
        KpiTable table = await ReadAsync(csv);
        Assert.Equal([new DataPoint("N15428", "1267", 2023, Gender.Total), new DataPoint("N15428", "1267", 2024, Gender.Total) { Value = 1.5 }], table);
    }

    [Fact]
    public async Task Excel_s_lost_zeros_come_back() =>
        Assert.Equal("0180", Assert.Single(await ReadAsync("kpi;municipality;year;value\nN15428;180;2024;1")).Municipality.Value);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("kpi,municipality,year\n", "no column value")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,2024,1\nN15428,1267,2024,1,5\n", "Line 3: there are 5 fields, but 4 columns")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,2024,\"1\n", "Line 2: a quote is not closed")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,2024,\"1\"2\n", "follows a closing quote")]
    [InlineData("kpi,municipality,year,value\nX15428,1267,2024,1\n", "Line 2, column kpi: 'X15428'")]
    [InlineData("kpi,municipality,year,value\nN15428,Höör,2024,1\n", "Line 2, column municipality: 'Höör'")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,i år,1\n", "Line 2, column year: 'i år'")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,,1\n", "column year")]
    [InlineData("kpi,municipality,year,value\nN15428,1267,2024,NaN\n", "Line 2, column value: 'NaN'")]
    [InlineData("kpi,municipality,year,value\n\"N15428\",1267,2024,\"1,5\"\n", "Line 2, column value: '1,5'")]
    [InlineData("kpi,municipality,year,gender,value\nN15428,1267,2024,X,1\n", "Line 2, column gender: 'X'")]
    [InlineData("kpi,municipality,year,value,count\nN15428,1267,2024,1,-1\n", "Line 2, column count: '-1'")]
    public async Task What_is_wrong_in_a_file_is_named(string csv, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FormatException>(() => ReadAsync(csv))).Message, StringComparison.Ordinal);

    private static async Task<KpiTable> ReadAsync(string csv)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(csv));
        return await KpiTable.ReadCsvAsync(stream, TestContext.Current.CancellationToken);
    }

    private static string Show(WideRow row) =>
        FormattableString.Invariant($"{row.Kpi}|{row.Municipality}|{row.MunicipalityTitle}|{row.Year}|{row.Gender}|{string.Join(',', row.Values.Select(value => FormattableString.Invariant($"{value}")))}");
}
