using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Kolada.Packages.Tests.Packed;

/// <summary>What is in the packed files, read as a package manager would read them.</summary>
public sealed class PackedPackageTests(PackedPackages packages)
{
    public static TheoryData<string> All => [.. Build.PackageIds];

    public static TheoryData<string> Libraries => [.. Build.LibraryIds];

    [Fact]
    public async Task Packed_are_the_five_packages_and_their_symbols_and_nothing_else()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(await packages.GetFolderAsync())
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            Build.PackageIds.SelectMany(id => new[] { $"{id}.{Build.Version}.nupkg", $"{id}.{Build.Version}.snupkg" }).Order(StringComparer.Ordinal),
            files);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_package_says_what_it_is(string id)
    {
        Nuspec nuspec = await ReadNuspecAsync(id);

        Assert.Equal(id, nuspec["id"]);
        Assert.Equal(Build.Version, nuspec["version"]);
        Assert.Equal("MIT", nuspec["license"]);
        Assert.Equal(Build.RepositoryUrl, nuspec["projectUrl"]);
        Assert.Equal(Build.RepositoryUrl, nuspec.Metadata("repository").Attribute("url")?.Value);
        Assert.Contains("not affiliated with RKA or Kolada", nuspec["description"], StringComparison.Ordinal);
        Assert.InRange(nuspec["tags"].Split(' ').Length, 3, 20);
        Assert.NotEmpty(nuspec["releaseNotes"]);
        Assert.DoesNotContain("## [", nuspec["releaseNotes"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_package_carries_a_readme_of_its_own_and_the_icon(string id)
    {
        using ZipArchive package = await packages.OpenAsync(id);
        Nuspec nuspec = await ReadNuspecAsync(id);

        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathOf("src", id, "README.md"), TestContext.Current.CancellationToken),
            Text(package, nuspec["readme"]));
        byte[] icon = Bytes(package, nuspec["icon"]);
        Assert.Equal("PNG", Encoding.ASCII.GetString(icon, 1, 3));
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task A_library_brings_its_documentation_and_its_symbols_apart(string id)
    {
        using ZipArchive package = await packages.OpenAsync(id);
        using ZipArchive symbols = await packages.OpenAsync(id, "snupkg");

        string[] files =
        [
            .. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], files);
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{id}.pdb"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task A_dependency_is_a_lower_bound_and_few_there_are(string id)
    {
        foreach (XElement dependency in (await ReadNuspecAsync(id)).Dependencies)
        {
            string name = dependency.Attribute("id")!.Value;
            string version = dependency.Attribute("version")!.Value;

            // The server uses internals of its sandbox; everything else may be newer.
            Assert.True(
                id == "Kolada.Sandbox.Server" ? (name, version) == ("Kolada.Sandbox", $"[{Build.Version}]") : System.Version.TryParse(version, out _),
                $"{id} wants {name} {version}");
            // The first version of the runtime's own: who has a later one keeps it, and nobody is made to update.
            Assert.True(!name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || version == "10.0.0", $"{id} wants {name} {version}");
            Assert.True(
                name is "Polly.Core" or "Refit"
                    || name.StartsWith("Kolada.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal),
                $"{id} depends on {name}");
            if (name == "Refit")
            {
                // Its attributes and its generator stay out of the consumer's compilation.
                Assert.Equal("Runtime,Native,ContentFiles", dependency.Attribute("include")?.Value);
            }
        }
    }

    [Fact]
    public async Task Only_the_server_and_the_tool_need_the_aspnet_runtime()
    {
        foreach (string id in Build.LibraryIds)
        {
            Assert.Equal(
                id == "Kolada.Sandbox.Server",
                (await ReadNuspecAsync(id)).Document.Descendants().Any(element => element.Name.LocalName == "frameworkReference"));
        }
    }

    [Fact]
    public async Task The_tool_is_a_tool_with_the_command_kolada_and_runs_on_later_runtimes()
    {
        using ZipArchive package = await packages.OpenAsync("Kolada.Cli");

        Assert.Contains("name=\"DotnetTool\"", Text(package, "Kolada.Cli.nuspec"), StringComparison.Ordinal);
        Assert.Contains("Name=\"kolada\"", Text(package, "tools/net10.0/any/DotnetToolSettings.xml"), StringComparison.Ordinal);
        Assert.Contains("\"rollForward\": \"Major\"", Text(package, "tools/net10.0/any/kolada.runtimeconfig.json"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_packed_names_a_folder_of_the_machine_that_built_it(string id)
    {
        Assert.SkipUnless(Build.Configuration == "Release", "Debug builds keep their paths, for the debugger.");
        byte[][] paths = [Encoding.UTF8.GetBytes(Repository.Root), Encoding.Unicode.GetBytes(Repository.Root)];
        foreach (string extension in new[] { "nupkg", "snupkg" })
        {
            using ZipArchive package = await packages.OpenAsync(id, extension);
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                byte[] content = Bytes(package, entry.FullName);
                Assert.All(paths, path => Assert.True(content.AsSpan().IndexOf(path) < 0, $"{entry.FullName} in {id} names {Repository.Root}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task Symbols_name_sources_by_their_place_in_the_repository(string id)
    {
        Assert.SkipUnless(Build.Configuration == "Release", "Debug builds keep their paths, for the debugger.");
        using ZipArchive symbols = await packages.OpenAsync(id, "snupkg");
        using PortablePdb pdb = new(Bytes(symbols, $"lib/net10.0/{id}.pdb"));

        Assert.NotEmpty(pdb.Documents);
        // A file that two projects compile has one place.
        Assert.All(pdb.Documents, document => Assert.StartsWith("/_/src/Kolada.", document.Name, StringComparison.Ordinal));
        Assert.Contains(pdb.Documents, document => document.Name.StartsWith($"/_/src/{id}/", StringComparison.Ordinal));
    }

    private async Task<Nuspec> ReadNuspecAsync(string id)
    {
        using ZipArchive package = await packages.OpenAsync(id);
        return new Nuspec(XDocument.Parse(Text(package, $"{id}.nuspec").TrimStart('\uFEFF')));
    }

    private static string Text(ZipArchive package, string name) => Encoding.UTF8.GetString(Bytes(package, name));

    private static byte[] Bytes(ZipArchive package, string name)
    {
        using Stream stream = package.GetEntry(name)?.Open() ?? throw new FileNotFoundException($"The package has no {name}.");
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private sealed record Nuspec(XDocument Document)
    {
        public string this[string name] => Metadata(name).Value;

        public IEnumerable<XElement> Dependencies => Document.Descendants().Where(element => element.Name.LocalName == "dependency");

        public XElement Metadata(string name) => Document.Root!.Elements().Single().Elements().FirstOrDefault(element => element.Name.LocalName == name)
            ?? throw new KeyNotFoundException($"The package does not say its {name}.");
    }
}
