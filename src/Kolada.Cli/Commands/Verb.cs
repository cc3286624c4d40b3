using System.CommandLine;

namespace Kolada.Cli.Commands;

/// <summary>A command with what its help page says beyond names and options.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with what it does.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Paragraphs that no option has room for.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>A command line that works as it stands.</summary>
/// <param name="CommandLine">From <c>kolada</c> on.</param>
/// <param name="Purpose">What it does, in the user's language.</param>
internal sealed record Example(string CommandLine, string Purpose);
