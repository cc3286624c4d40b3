using System.Diagnostics;
using System.Globalization;

namespace Kolada.Benchmarks;

/// <summary>Fetches six KPIs, all municipalities and twenty years into a table, in this process, from a server that is given.</summary>
internal static class Fetch
{
    public static async Task RunAsync(string address, string kpis)
    {
        using KoladaClient client = new(new KoladaClientOptions { BaseAddress = new Uri(address), MaxRequestsPerSecond = 0 });
        DataQuery query = new() { Kpis = [.. kpis.Split(',').Select(id => new KpiId(id))], Years = Years.Range(2004, 2023) };
        for (int round = 0; round < 6; round++)
        {
            long begun = Stopwatch.GetTimestamp();
            KpiTable table = await client.GetTableAsync(query);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(round == 0 ? "first" : "again")}: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.000} s, {table.Count} values"));
        }
    }
}
