namespace Kolada.Application;

/// <summary>The message of an <see cref="ArgumentException"/> as its thrower wrote it.</summary>
internal static class ArgumentMessage
{
    /// <summary>.NET adds "(Parameter 'x')", which means nothing to a user.</summary>
    public static string WithoutParameter(ArgumentException error) =>
        error.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) is var suffix and >= 0 ? error.Message[..suffix] : error.Message;
}
