using System.Reflection;

namespace Kolada.Client.Http;

/// <summary>How the client names itself to the service.</summary>
internal static class UserAgent
{
    private static readonly string Library = $"Kolada.Client/{Version()}{Project()}";

    public static string For(string? application) => application is null ? Library : $"{application} {Library}";

    /// <summary>The build writes the repository's address into the assembly, from the one place that has it; a build without one says nothing.</summary>
    private static string Project() =>
        typeof(UserAgent).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(
            entry => entry.Key == "RepositoryUrl")?.Value is { } address ? $" (+{address})" : "";

    private static string Version()
    {
        string version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        int commit = version.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 ? version : version[..commit];
    }
}
