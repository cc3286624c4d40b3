using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary>Runs a command that asks Kolada something and writes one text.</summary>
internal static class DocumentRun
{
    /// <summary>Adds the options of a document to a command, after its own, and sets what it does.</summary>
    public static ToolCommand Writing(
        this ToolCommand command,
        CommandContext context,
        OutputOptions output,
        Func<CommandSession, ParseResult, CancellationToken, Task<string>> write)
    {
        foreach (Option option in output.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => WriteAsync(
            context,
            output,
            parsed,
            session => write(session, parsed, cancellationToken),
            cancellationToken));
        return command;
    }

    /// <summary>Opens the connection and the file first, so that a wrong path or option is reported before anything is fetched.</summary>
    private static async Task<int> WriteAsync(
        CommandContext context,
        OutputOptions output,
        ParseResult parsed,
        Func<CommandSession, Task<string>> write,
        CancellationToken cancellationToken)
    {
        using CommandSession session = CommandSession.Open(context, context.Globals, parsed);
        using Document document = Document.Open(parsed.GetValue(output.Out), output.Chosen(parsed), context.Terminal, context.Texts);
        string text = await write(session).ConfigureAwait(false);
        await document.CompleteWithAsync(text, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
