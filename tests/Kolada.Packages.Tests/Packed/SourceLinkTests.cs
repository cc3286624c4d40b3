using System.Text.Json;

namespace Kolada.Packages.Tests.Packed;

/// <summary>SourceLink takes the address from git's remote and is silently empty without one, so this builds in a checkout that has one.</summary>
public sealed class SourceLinkTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task With_a_remote_the_symbols_lead_to_the_sources_of_the_commit()
    {
        using TemporaryFolder checkout = new("kolada-sourcelink-");
        string commit = await CheckOutAsync(checkout.FullName, "https://github.com/kolada-client/checkout.git");
        string project = Path.Combine(checkout.FullName, "src", "Kolada.Client");

        await Tool.DotnetAsync(project, "build", "-c", "Release", "-v", "quiet");

        using PortablePdb pdb = new(
            await File.ReadAllBytesAsync(Path.Combine(project, "bin", "Release", "net10.0", "Kolada.Client.pdb"), TestContext.Current.CancellationToken));
        JsonElement map = JsonDocument.Parse(pdb.SourceLink ?? "{}").RootElement.GetProperty("documents");
        Assert.Equal($"https://raw.githubusercontent.com/kolada-client/checkout/{commit}/*", map.GetProperty("/_/*").GetString());
        Assert.Contains(pdb.Documents, document => document == new SourceDocument("/_/src/Kolada.Client/KoladaClient.cs", IsEmbedded: false));
        Assert.All(pdb.Documents, document => Assert.Equal(document.Name.Contains("/obj/", StringComparison.Ordinal), document.IsEmbedded));
    }

    /// <summary>The client's sources and what its build reads from the root, committed, with a remote. Returns the commit.</summary>
    private static async Task<string> CheckOutAsync(string folder, string remote)
    {
        foreach (string path in Files())
        {
            string target = Path.Combine(folder, Path.GetRelativePath(Repository.Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        await GitAsync("init", "--quiet");
        await GitAsync("remote", "add", "origin", remote);
        await GitAsync("add", "--all");
        await GitAsync(
            "-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message",
            "A checkout");
        return (await GitAsync("rev-parse", "HEAD")).Output.Trim();

        Task<ProgramRun> GitAsync(params string[] arguments) => Tool.RunAsync("git", folder, arguments);
    }

    private static IEnumerable<string> Files()
    {
        string client = Repository.PathOf("src", "Kolada.Client");
        string[] built = [Path.Combine(client, "bin") + Path.DirectorySeparatorChar, Path.Combine(client, "obj") + Path.DirectorySeparatorChar];
        return Directory.EnumerateFiles(client, "*", SearchOption.AllDirectories)
            .Where(path => !built.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            .Concat(new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "CHANGELOG.md", ".editorconfig", ".gitignore", "docs/icon.png" }.Select(name => Repository.PathOf(name)));
    }
}
