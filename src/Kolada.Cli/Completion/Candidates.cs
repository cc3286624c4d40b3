using System.CommandLine;
using System.CommandLine.Completions;
using Kolada.Client.Text;

namespace Kolada.Cli.Completion;

/// <summary>Finds what can be completed at the cursor.</summary>
internal static class Candidates
{
    /// <summary>The words that begin with what is typed, in the order of the help pages.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="words">The words after the tool's name; the last is the one at the cursor, empty when nothing is typed yet.</param>
    public static IReadOnlyList<string> For(RootCommand root, IReadOnlyList<string> words)
    {
        (List<string> before, string attached, string typed) = Split(words);
        ParseResult parsed = root.Parse(before);
        Command command = parsed.CommandResult.Command;
        List<Option> options = [.. command.Options, .. root.Options.Where(option => option.Recursive)];
        Option? waiting = before.Count == 0
            ? null
            : options.Find(option => option.Arity.MaximumNumberOfValues > 0 && (option.Name == before[^1] || option.Aliases.Contains(before[^1])));
        IEnumerable<string> offered =
            waiting is not null ? Values(waiting, typed)
            : attached.Length > 0 ? []
            : Begun(typed.StartsWith('-') ? options.Where(option => !option.Hidden).Select(option => option.Name) : Words(command), typed);
        return [.. offered.Distinct(StringComparer.Ordinal).Select(candidate => attached + candidate)];
    }

    /// <summary>
    /// The words before the cursor, what stands before the value in the cursor's own word (<c>--format=</c>), and what is typed of the
    /// value. Bash takes <c>--format=c</c> apart into three words, other shells leave it one.
    /// </summary>
    private static (List<string> Before, string Attached, string Typed) Split(IReadOnlyList<string> words)
    {
        const string equals = "=";
        List<string> before = [.. words.Take(Math.Max(0, words.Count - 1)).Where(word => word != equals)];
        string typed = words.Count == 0 || words[^1] == equals ? "" : words[^1];
        int mark = typed.StartsWith("--", StringComparison.Ordinal) ? typed.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
        if (mark > 0)
        {
            before.Add(typed[..(mark - 1)]);
        }

        return (before, typed[..mark], typed[mark..]);
    }

    private static IEnumerable<string> Words(Command command) => command.Subcommands.Count > 0
        ? command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)
        : command.Arguments.SelectMany(argument => Labels(argument.GetCompletions(CompletionContext.Empty)));

    /// <summary>An option's values; where it takes a list, those that may follow the last comma. A title may have a comma in itself.</summary>
    private static IEnumerable<string> Values(Option option, string typed)
    {
        List<string> labels = [.. Labels(option.GetCompletions(CompletionContext.Empty))];
        List<string> whole = [.. Begun(labels, typed)];
        int comma = typed.LastIndexOf(',');
        if (whole.Count > 0 || comma < 0 || option.Arity.MaximumNumberOfValues == 1)
        {
            return whole;
        }

        string[] listed = typed[..comma].Split(',', StringSplitOptions.TrimEntries);
        return Begun(labels.Except(listed, StringComparer.Ordinal), typed[(comma + 1)..].TrimStart()).Select(label => $"{typed[..comma]},{label}");
    }

    private static IEnumerable<string> Labels(IEnumerable<CompletionItem> items) => items.Select(item => item.Label);

    /// <summary>Case and diacritics do not count, as in the names that the commands take.</summary>
    private static IEnumerable<string> Begun(IEnumerable<string> candidates, string typed)
    {
        string folded = FoldedText.Fold(typed);
        return candidates.Where(candidate => FoldedText.Fold(candidate).StartsWith(folded, StringComparison.Ordinal));
    }
}
