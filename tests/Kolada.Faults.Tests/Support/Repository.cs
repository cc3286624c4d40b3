namespace Kolada.Faults.Tests.Support;

/// <summary>The folder in which the solution lies.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) => folder is null
        ? throw new InvalidOperationException("The tests do not run below the repository.")
        : File.Exists(Path.Combine(folder, "Kolada.Client.sln")) ? folder : Find(Path.GetDirectoryName(folder));
}
