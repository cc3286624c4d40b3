using BenchmarkDotNet.Running;
using Kolada.Benchmarks;

if (args is ["ratios", ..])
{
    Ratios.Run<ReaderBenchmarks>(rounds: 200);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
}
