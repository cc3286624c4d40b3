using System.CommandLine;

namespace Kolada.Cli.Commands;

/// <summary>A command with the examples and paragraphs of its help page.</summary>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with what it does.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Paragraphs about the command as a whole.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>A command line that works as it stands.</summary>
/// <param name="CommandLine">From <c>kolada</c> on.</param>
/// <param name="Purpose">What it does, in the user's language.</param>
internal sealed record Example(string CommandLine, string Purpose);
