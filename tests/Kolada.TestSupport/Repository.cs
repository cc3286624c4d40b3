namespace Kolada.TestSupport;

/// <summary>The checkout in which the tests run.</summary>
public static class Repository
{
    private const string Solution = "Kolada.Client.sln";

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string? folder) => folder is null
        ? throw new InvalidOperationException($"The tests do not run inside the repository: no folder above them has {Solution}.")
        : File.Exists(Path.Combine(folder, Solution)) ? folder : Find(Path.GetDirectoryName(folder));
}
