using Kolada.Packages.Tests.Packed;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>Programs that get everything from the packed files.</summary>
[Trait("Speed", "Slow")]
public sealed class ConsoleAppTests(PackedPackages packages)
{
    [Fact]
    public async Task The_readmes_lines_are_a_program()
    {
        using TemporaryFolder folder = new("kolada-console-");
        await Consumer.UseFeedAsync(folder, packages);
        folder.Write("app.csproj", Consumer.Project("", "Kolada.Efficiency", "Kolada.Sandbox"));
        folder.Write("Program.cs", Consumer.CodeOf("README.md"));

        Tool run = await Tool.DotnetAsync(folder.FullName, "run");

        Assert.Contains("Höör", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_names_its_packages_and_runs()
    {
        using TemporaryFolder folder = new("kolada-file-");
        await Consumer.UseFeedAsync(folder, packages);
        folder.Write("first.cs", $"""
            #:package Kolada.Client@{Build.Version}
            #:package Kolada.Sandbox@{Build.Version}
            #:property PublishAot=false
            {Consumer.CodeOf("src/Kolada.Client/README.md")}
            """);

        Tool run = await Tool.DotnetAsync(folder.FullName, "run", "first.cs");

        Assert.Contains("Höör 2023: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(KoladaClient.SourceLabel, run.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
