namespace Kolada.TestSupport;

/// <summary>A folder outside the repository that is deleted after the test.</summary>
public sealed class TemporaryFolder(string prefix = "kolada-") : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>The files in it.</summary>
    public IEnumerable<FileInfo> Files => new DirectoryInfo(FullName).EnumerateFiles();

    /// <summary>The path of a file in it, which need not exist.</summary>
    public string PathOf(string name) => Path.Combine(FullName, name);

    /// <summary>Writes a file into it and returns its path.</summary>
    public string Write(string name, string content)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
