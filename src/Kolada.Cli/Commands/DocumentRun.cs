using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary>A verb that asks Kolada something and writes one text.</summary>
internal static class DocumentRun
{
    /// <summary>Makes a verb one that writes a document: it takes the options for that, last, and does the work.</summary>
    public static Verb Writing(
        this Verb verb,
        CommandContext context,
        OutputOptions output,
        Func<CommandSession,
        ParseResult,
        CancellationToken,
        Task<string>> write)
    {
        foreach (Option option in output.All)
        {
            verb.Add(option);
        }

        verb.SetAction((parsed, cancellationToken) => WriteAsync(
            context,
            output,
            parsed,
            session => write(session, parsed, cancellationToken),
            cancellationToken));
        return verb;
    }

    /// <summary>Opens the connection and the file first, so that a wrong path or option is told before anything is fetched.</summary>
    private static async Task<int> WriteAsync(
        CommandContext context,
        OutputOptions output,
        ParseResult parsed,
        Func<CommandSession, Task<string>> write,
        CancellationToken cancellationToken)
    {
        using CommandSession session = CommandSession.Open(context, context.Globals, parsed);
        using Document document = Document.Open(parsed.GetValue(output.Out), context.Terminal, context.Texts);
        string text = await write(session).ConfigureAwait(false);
        await document.CompleteWithAsync(text, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
