namespace Kolada.Cli.Hosting;

/// <summary>The command line asks for something that cannot be; the message names the value, the rule and the way out.</summary>
internal sealed class UsageException(string message) : Exception(message);
