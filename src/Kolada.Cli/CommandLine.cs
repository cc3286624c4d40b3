using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Kolada.Cli.Commands;
using Kolada.Cli.Failures;
using Kolada.Cli.Help;
using Kolada.Cli.Hosting;
using Kolada.Cli.Language;
using Kolada.Cli.Options;

namespace Kolada.Cli;

/// <summary>Runs one command line: parses it, does what it asks for, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        Texts texts = new(LanguageChoice.Make(arguments, terminal.Variable, terminal.Culture));
        CommandContext context = new(terminal, texts, new GlobalOptions(texts));
        FailureReport failures = new(terminal, texts, arguments);
        ParseResult? parsed = null;
        try
        {
            RootCommand root = Build(context, arguments);
            if (arguments.Count == 0)
            {
                return new HelpPage(terminal, texts).Invoke(root.Parse([], Parsing()));
            }

            parsed = root.Parse(arguments, Parsing());
            return parsed.Action is ParseErrorAction
                ? failures.ReportUsage(parsed)
                : await parsed.InvokeAsync(Invoking(terminal), cancellationToken).ConfigureAwait(false);
        }
        catch (OutputClosedException)
        {
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            bool offline = parsed?.GetValue(context.Globals.Offline) ?? false;
            return failures.Report(error, parsed, offline, verbose: parsed?.GetValue(context.Globals.Verbose) ?? false);
        }
    }

    /// <summary>The part of the command tree that a command line needs.</summary>
    private static RootCommand Build(CommandContext context, IReadOnlyList<string> arguments)
    {
        Texts texts = context.Texts;
        RootCommand root = new(texts.Say(
            "Key figures of Sweden's municipalities from Kolada, and how efficient their services are.",
            "Nyckeltal för Sveriges kommuner ur Kolada, och hur effektiva deras verksamheter är."));
        foreach (Option option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new HelpPage(context.Terminal, texts),
                VersionOption => new VersionPage(context.Terminal),
                _ => option.Action,
            };
        }

        foreach (Option option in context.Globals.All)
        {
            root.Add(option);
        }

        foreach (ToolCommand command in ToolCommands.All(context, arguments))
        {
            root.Add(command);
        }

        return root;
    }

    /// <summary>No response files: a title may begin with '@'.</summary>
    private static ParserConfiguration Parsing() => new() { ResponseFileTokenReplacer = null };

    /// <summary>Errors and signals are ours to handle.</summary>
    private static InvocationConfiguration Invoking(Terminal terminal) =>
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Error = terminal.Error };
}
