using Kolada.Cli;
using Kolada.Cli.Hosting;

using Interruption interruption = new();
return await interruption.RunAsync(stop => CommandLine.RunAsync(args, Terminal.OfProcess(), stop)).ConfigureAwait(false);
