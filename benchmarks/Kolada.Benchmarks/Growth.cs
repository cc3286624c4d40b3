using System.Globalization;
using System.Runtime.CompilerServices;
using Kolada.Client.Json;
using Kolada.Client.Tables;

namespace Kolada.Benchmarks;

/// <summary>Reads ever more values, into a table and past it, and says how time and memory grow.</summary>
internal static class Growth
{
    /// <summary>Until the code has been compiled for good.</summary>
    private const int WarmUpPages = 100;

    private const int ValuesAPage = BenchmarkPages.RowsAPage * 3;

    public static void Run()
    {
        _ = Table(WarmUpPages);
        _ = Stream(WarmUpPages);
        Console.WriteLine(
            "| values | into a table, ns a value | table, bytes a value | streamed, ns a value | streamed, MB held |\n|---:|---:|---:|---:|---:|");
        List<(double X, double Y)> tableTimes = [], streamTimes = [], tableBytes = [];
        foreach (int values in new[] { 15_000, 105_000, 1_005_000, 10_005_000 })
        {
            int pages = values / ValuesAPage;
            (double tableTime, long bytes) = Table(pages);
            (double streamTime, long held) = Stream(pages);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {values} | {tableTime / values:0} | {(double)bytes / values:0.0} | {streamTime / values:0} | {held / 1048576.0:0.0} |"));
            tableTimes.Add((Math.Log(values), Math.Log(tableTime)));
            streamTimes.Add((Math.Log(values), Math.Log(streamTime)));
            tableBytes.Add((Math.Log(values), Math.Log(bytes)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nFit of y ~ values^k: table time k = {Slope(tableTimes):0.00}, table memory k = {Slope(tableBytes):0.00}, streamed time k = {Slope(streamTimes):0.00}. 1 is linear."));
    }

    /// <summary>Nanoseconds of reading and building (making the pages is not counted), and bytes held by the table.</summary>
    private static (double Nanoseconds, long Bytes) Table(int pages)
    {
        (double time, long with) = BuildTable(pages);
        return (time, with - GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>Apart, so that the table is gone when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Nanoseconds, long MemoryWithTable) BuildTable(int pages)
    {
        MunicipalityDataIds ids = new();
        double milliseconds = 0;
        KpiTable table;
        using (KpiTableBuilder builder = new(keepCounts: false))
        {
            for (int page = 0; page < pages; page++)
            {
                byte[] body = BenchmarkPages.Contract(page);
                double begun = Ratios.ProcessorMilliseconds();
                ReaderBenchmarks.AddPage(body, ids, builder);
                milliseconds += Ratios.ProcessorMilliseconds() - begun;
            }

            double building = Ratios.ProcessorMilliseconds();
            table = ReaderBenchmarks.Build(builder, ids);
            milliseconds += Ratios.ProcessorMilliseconds() - building;
        }

        ids = null!;
        long with = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(table);
        return (milliseconds * 1e6, with);
    }

    /// <summary>Nanoseconds of reading, and bytes held on the way after half of the pages.</summary>
    private static (double Nanoseconds, long Held) Stream(int pages)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        MunicipalityDataIds ids = new();
        double milliseconds = 0;
        long held = 0;
        double sum = 0;
        for (int number = 0; number < pages; number++)
        {
            byte[] body = BenchmarkPages.Contract(number);
            double begun = Ratios.ProcessorMilliseconds();
            using DataPage page = DataPageReader.Read(body, ids);
            foreach (ref readonly DataEntry entry in page.Entries)
            {
                sum += entry.Value;
            }

            milliseconds += Ratios.ProcessorMilliseconds() - begun;
            if (number == pages / 2)
            {
                held = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before - body.Length);
            }
        }

        GC.KeepAlive(sum);
        return (milliseconds * 1e6, held);
    }

    private static double Slope(List<(double X, double Y)> points)
    {
        double x = points.Average(point => point.X), y = points.Average(point => point.Y);
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
