using System.CommandLine;
using Kolada.Cli.Completion;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada completion SHELL</c>, and the hidden <c>complete</c> that the shells' scripts call.</summary>
internal sealed class CompletionCommand(CommandContext context)
{
    public const string ScriptsName = "completion";

    /// <summary>Called by the scripts, not by people.</summary>
    public const string CandidatesName = "complete";

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "Print a script that completes commands, options and names in your shell.",
        "Skriv ut ett skript som kompletterar kommandon, flaggor och namn i ditt skal.");

    public ToolCommand CreateScripts()
    {
        Argument<string> shell = new("shell")
        {
            Description = string.Join(", ", Shells.Scripts.Keys),
            CustomParser = result =>
            {
                string name = result.Tokens[0].Value;
                if (!Shells.Scripts.ContainsKey(name))
                {
                    result.AddError(UnknownShell(name));
                }

                return name;
            },
        };
        shell.CompletionSources.Add([.. Shells.Scripts.Keys]);
        ToolCommand command = new(ScriptsName, Description(_texts))
        {
            Examples =
            [
                new("source <(kolada completion bash)", _texts.Say("In this bash:", "I denna bash:")),
                new("kolada completion zsh >> ~/.zshrc", _texts.Say("In every zsh:", "I varje zsh:")),
                new("kolada completion powershell >> $PROFILE", _texts.Say("In every PowerShell:", "I varje PowerShell:")),
            ],
        };
        command.Add(shell);
        command.SetAction((parsed, cancellationToken) => WriteAsync(Shells.Scripts[parsed.GetValue(shell)!], cancellationToken));
        return command;
    }

    public ToolCommand CreateCandidates()
    {
        Argument<string[]> words = new("words") { Arity = ArgumentArity.ZeroOrMore };
        ToolCommand command = new(CandidatesName, "") { Hidden = true };
        command.Add(words);
        command.SetAction((parsed, cancellationToken) =>
        {
            RootCommand root = (RootCommand)parsed.RootCommandResult.Command;
            IReadOnlyList<string> candidates = Candidates.For(root, parsed.GetValue(words) ?? []);
            return WriteAsync(string.Concat(candidates.Select(candidate => candidate + "\n")), cancellationToken);
        });
        return command;
    }

    private async Task<int> WriteAsync(string text, CancellationToken cancellationToken)
    {
        await context.Terminal.Output.WriteAsync(Terminal.Utf8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        await context.Terminal.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private string UnknownShell(string name)
    {
        string known = string.Join(", ", Shells.Scripts.Keys);
        return _texts.Say(
            $"There is no script for '{Safe.Line(name)}'. Choose one of {known}.",
            $"Det finns inget skript för '{Safe.Line(name)}'. Välj något av {known}.");
    }
}
