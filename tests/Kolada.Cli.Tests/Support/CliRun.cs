using System.Globalization;
using System.Text;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Tests.Support;

/// <summary>A command line run inside the test process, as if into pipes unless a terminal is asked for.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static Task<CliRun> OfAsync(params string[] arguments) => OfAsync(_ => { }, arguments);

    public static async Task<CliRun> OfAsync(Action<Setup> prepare, params string[] arguments)
    {
        Setup setup = new();
        prepare(setup);
        using MemoryStream output = new();
        using StringWriter error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Terminal terminal = new()
        {
            Output = output,
            Error = error,
            OutputIsTerminal = setup.IsTerminal,
            TerminalColumns = setup.Columns,
            Variable = name => setup.Variables.GetValueOrDefault(name),
            Culture = setup.Culture,
        };
        int code = await CommandLine.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>What a test changes about the surroundings.</summary>
    internal sealed class Setup
    {
        public bool IsTerminal { get; set; }

        public int? Columns { get; set; }

        public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

        public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);
    }
}
