using System.CommandLine;
using System.CommandLine.Parsing;
using Kolada.Cli.Options;
using Kolada.Cli.Output;

namespace Kolada.Cli.Failures;

/// <summary>What is wrong with a command line, in the user's language; System.CommandLine speaks no Swedish.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed, Texts texts)
    {
        Command command = parsed.CommandResult.Command;
        List<string> messages = [.. parsed.UnmatchedTokens.Select(token => Unmatched(token, command, texts))];
        if (messages.Count == 0 && command.Subcommands.Count > 0)
        {
            messages.Add(texts.Say($"{command.Name} needs a command: {Names(command)}.", $"{command.Name} behöver ett kommando: {Names(command)}."));
        }

        messages.AddRange(parsed.Errors.Select(error => Message(error, texts)).OfType<string>());
        return [.. messages.Distinct(StringComparer.Ordinal).DefaultIfEmpty(parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "")];
    }

    private static string Unmatched(string token, Command command, Texts texts) => token.StartsWith('-')
        ? texts.Say($"There is no option '{Safe.Line(token)}' here.", $"Här finns ingen flagga '{Safe.Line(token)}'.")
        : command.Subcommands.Count > 0
            ? texts.Say(
                $"There is no command '{Safe.Line(token)}'. There are {Names(command)}.",
                $"Det finns inget kommando '{Safe.Line(token)}'. Det finns {Names(command)}.")
            : texts.Say(
                $"'{Safe.Line(token)}' is one argument too many. Quote what has blanks in it.",
                $"'{Safe.Line(token)}' är ett argument för mycket. Sätt citattecken om det som har blanksteg.");

    /// <summary>The message of a parser error; null when another message says it already.</summary>
    private static string? Message(ParseError error, Texts texts) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Implicit: true } option => texts.Say($"{option.Option.Name} is missing.", $"{option.Option.Name} saknas."),
        OptionResult { Tokens.Count: > 0, Option.Arity.MaximumNumberOfValues: > 1 } option
            when ListSyntax.Split(option.Tokens.Select(token => token.Value)).Count == 0 =>
            texts.Say($"{option.Option.Name} names nothing.", $"{option.Option.Name} anger ingenting."),
        OptionResult { Tokens.Count: 0 } option => texts.Say($"{option.Option.Name} needs a value.", $"{option.Option.Name} behöver ett värde."),
        ArgumentResult { Tokens.Count: 0 } argument => texts.Say($"<{argument.Argument.Name}> is missing.", $"<{argument.Argument.Name}> saknas."),
        OptionResult { Option.Arity.MaximumNumberOfValues: 1, Tokens.Count: > 1 } option => texts.Say(
            $"{option.Option.Name} takes one value.",
            $"{option.Option.Name} tar ett värde."),
        OptionResult { Option.Arity.MaximumNumberOfValues: 0, Tokens.Count: > 0 } option => texts.Say(
            $"{option.Option.Name} takes no value.",
            $"{option.Option.Name} tar inget värde."),
        CommandResult => null,
        _ => error.Message,
    };

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name));
}
