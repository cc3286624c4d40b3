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
        string code = Consumer.CodeOf("README.md");
        folder.Write("Program.cs", code);

        ProgramRun run = await Tool.DotnetAsync(folder.FullName, "run");

        // The last line says in a comment what it prints.
        Assert.EndsWith(code.TrimEnd().Split("// ")[^1], run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_names_its_packages_and_runs()
    {
        using TemporaryFolder folder = new("kolada-file-");
        await Consumer.UseFeedAsync(folder, packages);
        string code = Consumer.CodeOf("samples/README.md");
        Assert.Contains($"#:package Kolada.Efficiency@{Build.Version}", code, StringComparison.Ordinal);
        folder.Write("first.cs", code);

        ProgramRun run = await Tool.DotnetAsync(folder.FullName, "run", "first.cs");

        Assert.Matches(@"^\d+\.\d, \d+ of 33", run.Output);
    }
}
