using BenchmarkDotNet.Attributes;

namespace Kolada.Benchmarks;

/// <summary>Building a table and looking values up in it, against a Dictionary of the same values: 234,000 of them.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private static readonly DataPoint[] Rows = MakeRows();
    private static readonly KpiTable Table = KpiTable.Create(Rows);
    private static readonly Dictionary<(KpiId, MunicipalityId, int, Gender), double?> ByKey = MakeDictionary();

    [Benchmark(Baseline = true, Description = "build a Dictionary")]
    public int BuildDictionary() => MakeDictionary().Count;

    [Benchmark(Description = "build a KpiTable, sorted")]
    public int BuildTable() => KpiTable.Create(Rows).Count;

    [Benchmark(Description = "look every value up in the Dictionary")]
    public int LookUpDictionary()
    {
        int found = 0;
        foreach (DataPoint row in Rows)
        {
            found += ByKey[(row.Kpi, row.Municipality, row.Year, row.Gender)] is null ? 0 : 1;
        }

        return found;
    }

    [Benchmark(Description = "look every value up in the KpiTable")]
    public int LookUpTable()
    {
        int found = 0;
        foreach (DataPoint row in Rows)
        {
            found += Table.GetValue(row.Kpi, row.Municipality, row.Year, row.Gender) is null ? 0 : 1;
        }

        return found;
    }

    private static Dictionary<(KpiId, MunicipalityId, int, Gender), double?> MakeDictionary()
    {
        Dictionary<(KpiId, MunicipalityId, int, Gender), double?> values = [];
        foreach (DataPoint row in Rows)
        {
            values.Add((row.Kpi, row.Municipality, row.Year, row.Gender), row.Value);
        }

        return values;
    }

    private static DataPoint[] MakeRows()
    {
        Random random = new(1);
        KpiId[] kpis = [.. Enumerable.Range(0, 10).Select(i => new KpiId(FormattableString.Invariant($"N{15000 + i}")))];
        MunicipalityId[] places = [.. Enumerable.Range(0, 312).Select(i => new MunicipalityId(FormattableString.Invariant($"{i * 8:0000}")))];
        return
        [
            .. from kpi in kpis
               from year in Enumerable.Range(2000, 25)
               from place in places
               from gender in Enum.GetValues<Gender>()
               select new DataPoint(kpi, place, year, gender) { Value = random.NextDouble() },
        ];
    }
}
