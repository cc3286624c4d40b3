using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace Kolada.Benchmarks;

/// <summary>
/// The benchmarks of a class in turn, many times over, in one process: medians as ratios to the baseline. On a machine that others use too,
/// this says more than one benchmark after the other.
/// </summary>
internal static partial class Ratios
{
    public static void Run<T>(int rounds)
        where T : new()
    {
        T benchmarks = new();
        (string Name, bool IsBaseline, Func<int> Run)[] all =
        [
            .. from method in typeof(T).GetMethods()
               let attribute = method.GetCustomAttribute<BenchmarkAttribute>()
               where attribute is not null
               select (attribute.Description, attribute.Baseline, method.CreateDelegate<Func<int>>(benchmarks)),
        ];
        Dictionary<string, List<double>> times = all.ToDictionary(benchmark => benchmark.Name, _ => new List<double>(), StringComparer.Ordinal);
        Dictionary<string, long> allocated = new(StringComparer.Ordinal);
        for (int round = -rounds / 2; round < rounds; round++)
        {
            foreach ((string name, _, Func<int> run) in all)
            {
                long bytes = GC.GetTotalAllocatedBytes();
                double begun = ProcessorMilliseconds();
                run();
                double time = ProcessorMilliseconds() - begun;
                allocated[name] = GC.GetTotalAllocatedBytes() - bytes;
                if (round >= 0)
                {
                    times[name].Add(time);
                }
            }
        }

        double baseline = Median(times[all.Single(benchmark => benchmark.IsBaseline).Name]);
        foreach ((string name, _, _) in all)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {Median(times[name]),8:0.000} ms {Median(times[name]) / baseline,6:0.00} × {allocated[name] / 1024,8} KB"));
        }
    }

    /// <summary>What the process has used, with all its threads: other programs' shares of the machine do not count.</summary>
    public static double ProcessorMilliseconds()
    {
        const int ProcessCpuTime = 2;
        if (!OperatingSystem.IsLinux())
        {
            return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
        }

        _ = ClockGetTime(ProcessCpuTime, out Timespec time);
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Timespec time);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
