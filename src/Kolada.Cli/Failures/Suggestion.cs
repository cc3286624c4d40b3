using System.CommandLine;
using Kolada.Client.Text;

namespace Kolada.Cli.Failures;

/// <summary>The command or option that someone who mistyped probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A name further away than this is not suggested.</summary>
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
            .Select(name => (Name: name, Edits: EditDistance.Between(typed, name)))
            .Where(candidate => candidate.Edits <= Math.Min(MostEdits, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }
}
