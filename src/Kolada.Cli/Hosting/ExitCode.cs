namespace Kolada.Cli.Hosting;

/// <summary>What the process returns; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    public const int NotFound = 3;

    /// <summary>The service could not be reached, refused, or gave an answer that cannot be used.</summary>
    public const int ServiceTrouble = 4;

    /// <summary>Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGHUP: the terminal has gone.</summary>
    public const int HungUp = 129;

    /// <summary>128 + SIGTERM, as shells have it.</summary>
    public const int Terminated = 143;
}
