namespace Kolada.Cli.Hosting;

/// <summary>A failure of which the tool itself knows the cause and the way out.</summary>
internal sealed class ToolException(string message, string toDo, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The way out.</summary>
    public string ToDo { get; } = toDo;
}
