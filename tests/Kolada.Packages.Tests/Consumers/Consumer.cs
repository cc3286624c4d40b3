using System.Text.RegularExpressions;
using Kolada.Packages.Tests.Packed;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>
/// The packed packages as users meet them: a folder of their own outside the repository, the packages from a local feed, and a
/// packages folder that no other build has touched.
/// </summary>
internal static partial class Consumer
{
    /// <summary>Lets a folder restore our packages from the packed files, and everything else from where this machine gets it.</summary>
    public static async Task UseFeedAsync(TemporaryFolder folder, PackedPackages packages)
    {
        IEnumerable<string> others = Source()
            .Matches((await Tool.DotnetAsync(folder.FullName, "nuget", "list", "source")).Output)
            .Select(match => match.Groups["name"].Value);
        folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="packed" value="{await packages.GetFolderAsync()}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="packed">
                  <package pattern="Kolada.*" />
                </packageSource>
                {string.Concat(others.Select(name => $"""<packageSource key="{name}"><package pattern="*" /></packageSource>"""))}
              </packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>A project file for an app that references packages.</summary>
    public static string Project(string properties, params string[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(references.Select(reference => $"""<PackageReference Include="{reference.Split('/')[0]}" Version="{(reference.Contains('/', StringComparison.Ordinal) ? reference.Split('/')[1] : Build.Version)}" />"""))}
          </ItemGroup>
        </Project>
        """;

    /// <summary>The C# of a page of the documentation, in order, reading the sandbox instead of the live service.</summary>
    public static string CodeOf(string page)
    {
        string code = string.Concat(Fence().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups["code"].Value));
        Assert.NotEmpty(code);
        return code.Replace("new KoladaClient()", "Kolada.Sandbox.KoladaSandbox.CreateClient()", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*\d+\.\s+(?<name>.+?) \[Enabled\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Source();

    [
        GeneratedRegex(
            "^```csharp[^\n]*\n(?<code>.*?)^```",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            matchTimeoutMilliseconds: 1000),
    ]
    private static partial Regex Fence();
}
