using System.Text;
using Kolada.Client.Tests.Json;
using Kolada.Client.Json;
using Kolada.Client.Tables;

namespace Kolada.Client.Tests.Tables;

public sealed class KpiTableTests
{
    private static readonly ValueStatus[] Statuses =
    [
        ValueStatus.None,
        ValueStatus.None,
        ValueStatus.None,
        ValueStatus.Missing,
        ValueStatus.Privacy,
        new("Något nytt"),
    ];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 17)]
    [InlineData(4, 20_000)]
    [InlineData(5, 60_000)]
    public void A_table_says_what_was_put_in_in_its_order(int seed, int count)
    {
        DataPoint[] rows = RandomRows(seed, count);
        KpiTable table = KpiTable.Create(rows);
        DataPoint[] ordered =
        [
            .. rows.OrderBy(row => row.Kpi.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Municipality.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Year)
                .ThenBy(row => row.Gender),
        ];
        Assert.Equal(ordered, table);
        Assert.Equal(count, table.Count);
        Assert.Equal(ordered.Select(row => row.Kpi).Distinct(), table.Kpis);
        Assert.Equal(ordered.Select(row => row.Municipality).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal), table.Municipalities);
        Assert.Equal(ordered.Select(row => row.Year).Distinct().Order(), table.Years);
    }

    [Theory]
    [InlineData(11, 5_000)]
    [InlineData(12, 40_000)]
    public void Looking_up_finds_what_is_there_and_nothing_else(int seed, int count)
    {
        DataPoint[] rows = RandomRows(seed, count);
        Dictionary<(KpiId, MunicipalityId, int, Gender), DataPoint> oracle = rows.ToDictionary(row => (row.Kpi, row.Municipality, row.Year, row.Gender));
        KpiTable table = KpiTable.Create(rows.Skip(count / 10));
        foreach ((KpiId kpi, MunicipalityId municipality, int year, Gender gender) in oracle.Keys)
        {
            DataPoint row = oracle[(kpi, municipality, year, gender)];
            bool isIn = Array.IndexOf(rows, row, 0, count / 10) < 0;
            Assert.Equal(isIn ? row : null, table.Find(kpi, municipality, year, gender));
            Assert.Equal(isIn ? row.Value : null, table.GetValue(kpi, municipality, year, gender));
        }

        Assert.Null(table.Find("N99999", rows[^1].Municipality, rows[^1].Year));
        Assert.Null(table.Find(rows[^1].Kpi, "9999", rows[^1].Year));
        Assert.Null(table.Find(rows[^1].Kpi, rows[^1].Municipality, int.MinValue));
        Assert.Null(table.Find(rows[^1].Kpi, rows[^1].Municipality, int.MaxValue));
        Assert.Null(table.Find(rows[^1].Kpi, rows[^1].Municipality, rows[^1].Year + 16384));
        Assert.Null(table.Find(rows[^1].Kpi, rows[^1].Municipality, rows[^1].Year, (Gender)3));
        Assert.Null(table.GetValue(default, default, 2024));
    }

    [Fact]
    public void Missing_and_zero_and_absent_are_three_things()
    {
        KpiTable table = KpiTable.Create(
            [new("N15428", "1267", 2024, Gender.Total) { Value = 0 }, new("N15428", "1267", 2023, Gender.Total) { Count = 0, Status = ValueStatus.Missing }]);
        Assert.Equal(0, table.GetValue("N15428", "1267", 2024));
        Assert.Null(table.GetValue("N15428", "1267", 2023));
        Assert.Equal(ValueStatus.Missing, table.Find("N15428", "1267", 2023)!.Value.Status);
        Assert.Null(table.Find("N15428", "1267", 2022));
    }

    [Fact]
    public void The_same_value_twice_is_refused_and_named()
    {
        DataPoint[] rows = [.. RandomRows(21, 1000), new("N15428", "1267", 2024, Gender.Women) { Value = 1 }, new("N15428", "1267", 2024, Gender.Women) { Value = 2 }];
        ArgumentException refused = Assert.Throws<ArgumentException>(() => KpiTable.Create(rows));
        Assert.Contains("N15428 for 1267, 2024, Women occurs twice", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_value_is_refused()
    {
        Refused(new("N15428", "1267", 2024, Gender.Total) { Value = double.NaN });
        Refused(new("N15428", "1267", 2024, Gender.Total) { Value = double.PositiveInfinity });
        Refused(new("N15428", "1267", 0, Gender.Total) { Value = 1 });
        Refused(new("N15428", "1267", 10_000, Gender.Total) { Value = 1 });
        Refused(new("N15428", "1267", 2024, Gender.Total) { Value = 1, Count = -1 });
        Refused(new("N15428", "1267", 2024, (Gender)3) { Value = 1 });
        Refused(new(default, "1267", 2024, Gender.Total) { Value = 1 });
        Refused(new("N15428", default, 2024, Gender.Total) { Value = 1 });

        static void Refused(DataPoint row) => Assert.Throws<ArgumentException>(() => KpiTable.Create([row]));
    }

    [Fact]
    public void A_table_of_pages_is_the_table_of_their_rows()
    {
        MunicipalityDataIds ids = new();
        using KpiTableBuilder builder = new(keepCounts: true);
        using DataPage page = DataPageReader.Read(SamplePages.Embedded, ids);
        List<DataPoint> rows = [];
        foreach (ref readonly DataEntry entry in page.Entries)
        {
            builder.Add(entry, ids);
            rows.Add(ids.ToDataPoint(entry));
        }

        (TableColumns? columns, string? problem) = ColumnArranger.Arrange(builder, number => ids.Kpis[number], number => ids.Municipalities[number]);
        Assert.Null(problem);
        Assert.Equal(KpiTable.Create(rows), new KpiTable(columns!, null, []));
    }

    [Fact]
    public void Counts_are_kept_only_when_asked_for()
    {
        MunicipalityDataIds ids = new();
        using KpiTableBuilder builder = new(keepCounts: false);
        using DataPage page = DataPageReader.Read(Encoding.UTF8.GetBytes("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","count":1,"value":2}]}],"next_url":null}"""), ids);
        builder.Add(page.Entries[0], ids);
        KpiTable table = new(ColumnArranger.Arrange(builder, number => ids.Kpis[number], number => ids.Municipalities[number]).Columns!, null, []);
        Assert.False(table.HasCounts);
        Assert.Equal(new DataPoint("N15428", "1267", 2024, Gender.Total) { Value = 2 }, Assert.Single(table));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3000)]
    [InlineData(70_000)]
    public void Radix_sort_sorts_and_keeps_the_order_of_equals(int count)
    {
        Random random = new(count);
        foreach (int bits in new[] { 1, 11, 12, 23, 40, 64 })
        {
            ulong[] keys = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits))];
            int[] items = [.. Enumerable.Range(0, count)];
            (ulong Key, int Item)[] expected = [.. keys.Zip(items).OrderBy(pair => pair.First)];
            RadixSort.Sort(keys, items, bits);
            Assert.Equal(expected, keys.Zip(items));
        }
    }

    internal static DataPoint[] RandomRows(int seed, int count)
    {
        Random random = new(seed);
        string[] kpis = ["U07417", "N15428", "own:b", "N00097", "own:a", "N15813"];
        string[] places =
        [
            .. Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"{i * 7:0000}")),
            .. Enumerable.Range(1, 100).Select(i => FormattableString.Invariant($"G{i * 31}")),
        ];
        HashSet<(int, int, int, int)> seen = [];
        List<DataPoint> rows = [];
        while (rows.Count < count)
        {
            (int kpi, int place, int year, int gender) = (random.Next(kpis.Length), random.Next(places.Length), random.Next(1970, 2030), random.Next(3));
            if (seen.Add((kpi, place, year, gender)))
            {
                double? value = random.Next(8) == 0 ? null : (random.NextDouble() - 0.3) * 1000;
                int? counted = random.Next(5) == 0 ? null : random.Next(40);
                rows.Add(new(kpis[kpi], places[place], year, (Gender)gender)
                {
                    Value = value,
                    Count = counted,
                    Status = Statuses[random.Next(Statuses.Length)],
                    IsDeleted = random.Next(50) == 0,
                });
            }
        }

        return [.. rows];
    }
}
