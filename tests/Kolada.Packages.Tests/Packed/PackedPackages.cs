using System.IO.Compression;
using Kolada.Packages.Tests.Packed;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Kolada.Packages.Tests.Packed;

/// <summary>
/// The packed files: those in <c>artifacts/packages</c> when they are of the present sources, else packed once into a temporary
/// folder from what is built.
/// </summary>
public sealed class PackedPackages : IDisposable
{
    private readonly TemporaryFolder _own = new("kolada-feed-");
    private readonly Lazy<Task<string>> _folder;

    public PackedPackages() => _folder = new(FindOrPackAsync);

    /// <summary>The folder with the packages; it can serve as a feed.</summary>
    public Task<string> GetFolderAsync() => _folder.Value;

    /// <summary>Opens a package.</summary>
    public async Task<ZipArchive> OpenAsync(string id, string extension = "nupkg") =>
        await ZipFile.OpenReadAsync(Path.Combine(await GetFolderAsync(), FileName(id, extension)), TestContext.Current.CancellationToken);

    public void Dispose() => _own.Dispose();

    private static string FileName(string id, string extension) => $"{id}.{Build.Version}.{extension}";

    private async Task<string> FindOrPackAsync()
    {
        string artifacts = Repository.PathOf("artifacts", "packages");
        if (IsCurrent(artifacts))
        {
            return artifacts;
        }

        await Tool.DotnetAsync(Repository.Root, "pack", "Kolada.Client.sln", "--no-build", "-c", Build.Configuration, "-o", _own.FullName);
        return _own.FullName;
    }

    private static bool IsCurrent(string folder)
    {
        List<FileInfo> packed = [.. Build.PackageIds.Select(id => new FileInfo(Path.Combine(folder, FileName(id, "nupkg"))))];
        return packed.TrueForAll(file => file.Exists) && packed.Min(file => file.LastWriteTimeUtc) >= Sources().Max(file => file.LastWriteTimeUtc);
    }

    private static IEnumerable<FileInfo> Sources()
    {
        char slash = Path.DirectorySeparatorChar;
        return new DirectoryInfo(Repository.PathOf("src")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains($"{slash}obj{slash}", StringComparison.Ordinal) && !file.FullName.Contains($"{slash}bin{slash}", StringComparison.Ordinal))
            .Concat(new DirectoryInfo(Repository.Root).EnumerateFiles("Directory.*"))
            .Append(new FileInfo(Repository.PathOf("CHANGELOG.md")))
            .Append(new FileInfo(Repository.PathOf("docs", "icon.png")));
    }
}
