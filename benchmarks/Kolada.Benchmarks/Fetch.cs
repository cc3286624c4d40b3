using System.Diagnostics;
using System.Globalization;

namespace Kolada.Benchmarks;

/// <summary>
/// Fetches six KPIs, all municipalities and twenty years into a table, the list of municipalities included, six times in this process from a
/// server that is given. Says the median of all but the first, as the scripts beside <c>side-by-side/run.sh</c> do.
/// </summary>
internal static class Fetch
{
    private const int Times = 6;

    public static async Task RunAsync(string address, string kpis)
    {
        using KoladaClient client = new(
            new KoladaClientOptions { BaseAddress = new Uri(address), MaxRequestsPerSecond = 0, MaxConcurrency = 4, UseCache = false });
        DataQuery query = new() { Kpis = [.. kpis.Split(',').Select(id => new KpiId(id))], Years = Years.Range(2004, 2023) };
        List<double> seconds = [];
        for (int time = 0; time < Times; time++)
        {
            long begun = Stopwatch.GetTimestamp();
            KpiTable table = await client.GetTableAsync(query);
            seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(time == 0 ? "first" : "again")}: {seconds[^1]:0.000} s, {table.Count} values"));
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"fetched {seconds.Skip(1).Order().ElementAt(Times / 2):0.000}"));
    }
}
