namespace Kolada.Cli.Output;

/// <summary>A failure of which the tool itself knows the cause and the way out.</summary>
internal sealed class ToolException(int exitCode, string message, string toDo, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="Hosting.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The way out.</summary>
    public string ToDo { get; } = toDo;

    /// <summary>What was asked for is not there.</summary>
    public static ToolException NotFound(string message, string toDo) => new(Hosting.ExitCode.NotFound, message, toDo);
}
