using System.CommandLine;

namespace Kolada.Cli.Failures;

/// <summary>The command or option that someone who mistyped probably meant.</summary>
internal static class Suggestion
{
    /// <summary>More edits than this are another word.</summary>
    private const int MostEdits = 3;

    public static string? For(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        string typed = parsed.UnmatchedTokens[0];
        Command command = parsed.CommandResult.Command;
        IEnumerable<string> known = typed.StartsWith('-')
            ? command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name)
            : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
        return known
            .Select(name => (Name: name, Edits: Edits(typed, name)))
            .Where(candidate => candidate.Edits <= Math.Min(MostEdits, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
