using System.CommandLine;
using System.CommandLine.Invocation;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Help;

/// <summary>What <c>--version</c> prints.</summary>
internal sealed class VersionPage(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Output.Write(Terminal.Utf8.GetBytes($"{ToolInfo.Name} {ToolInfo.Version}\n"));
        terminal.Output.Flush();
        return ExitCode.Done;
    }
}
