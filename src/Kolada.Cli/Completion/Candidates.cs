using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;

namespace Kolada.Cli.Completion;

/// <summary>What may stand where the cursor is.</summary>
internal static class Candidates
{
    /// <summary>The words that go on from what is typed, in the order in which they are offered elsewhere.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="words">The words after the tool's name; the last is the one at the cursor, empty when nothing is typed yet.</param>
    public static IReadOnlyList<string> For(RootCommand root, IReadOnlyList<string> words)
    {
        string typed = words.Count == 0 ? "" : words[^1];
        List<string> before = [.. words.Take(Math.Max(0, words.Count - 1))];
        ParseResult parsed = root.Parse(before);
        return [.. Offered(root, parsed, before, typed).Where(candidate => Begins(candidate, typed)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Offered(RootCommand root, ParseResult parsed, List<string> before, string typed)
    {
        Command command = parsed.CommandResult.Command;
        List<Option> options = [.. command.Options, .. root.Options.Where(option => option.Recursive)];
        if (before.Count > 0 && options.Find(option => option.Name == before[^1] || option.Aliases.Contains(before[^1])) is { Arity.MaximumNumberOfValues: > 0 } waiting)
        {
            return Labels(waiting.GetCompletions(CompletionContext.Empty));
        }

        if (typed.StartsWith('-'))
        {
            return options.Where(option => !option.Hidden).Select(option => option.Name);
        }

        return command.Subcommands.Count > 0
            ? command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)
            : command.Arguments.SelectMany(argument => Labels(argument.GetCompletions(CompletionContext.Empty)));
    }

    private static IEnumerable<string> Labels(IEnumerable<CompletionItem> items) => items.Select(item => item.Label);

    /// <summary>Case and diacritics do not count, as in the names that the verbs take.</summary>
    private static bool Begins(string candidate, string typed) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(candidate, typed, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
}
