using BenchmarkDotNet.Running;
using Kolada.Benchmarks;

switch (args)
{
    case ["ratios", "reader"]:
        Ratios.Run<ReaderBenchmarks>(rounds: 200);
        break;
    case ["ratios", "table"]:
        Ratios.Run<TableBenchmarks>(rounds: 30);
        break;
    case ["ratios", "efficiency"]:
        Ratios.Run<EfficiencyBenchmarks>(rounds: 60);
        break;
    case ["ratios", "draws"]:
        Ratios.Run<DrawBenchmarks>(rounds: 15);
        break;
    case ["growth"]:
        Growth.Run();
        break;
    case ["fetch", string address, string kpis]:
        await Fetch.RunAsync(address, kpis);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
        break;
}
