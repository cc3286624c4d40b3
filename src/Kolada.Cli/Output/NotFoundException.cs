namespace Kolada.Cli.Output;

/// <summary>What was asked for is not there, and the tool itself knows why and what to do.</summary>
internal sealed class NotFoundException(string message, string toDo) : Exception(message)
{
    /// <summary>The way out.</summary>
    public string ToDo { get; } = toDo;
}
