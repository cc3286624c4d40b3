using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary>A verb that asks Kolada something and writes one text.</summary>
internal static class DocumentRun
{
    /// <summary>Opens the connection and the file first, so that a wrong path or option is told before anything is fetched.</summary>
    public static async Task<int> WriteAsync(
        CommandContext context,
        OutputOptions output,
        ParseResult parsed,
        Func<KoladaSession, Task<string>> write,
        CancellationToken cancellationToken)
    {
        using KoladaSession session = KoladaSession.Open(context, parsed);
        using Document document = Document.Open(parsed.GetValue(output.Out), context.Terminal, context.Texts);
        string text = await write(session).ConfigureAwait(false);
        await document.CompleteWithAsync(text, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
