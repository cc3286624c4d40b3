namespace Kolada.Packages.Tests;

/// <summary>A folder outside the repository, gone after the test.</summary>
internal sealed class TemporaryFolder(string prefix) : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>Writes a file into it and returns its path.</summary>
    public string Write(string name, string content)
    {
        string path = Path.Combine(FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
