using System.Text.RegularExpressions;
using Kolada.Sandbox;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The commands of the documentation work, and the README's does what the README shows.</summary>
public sealed partial class DocumentedCommandTests : IDisposable
{
    private const string Readme = "README.md";
    private const string FromSource = "dotnet run -c Release --project src/Kolada.Cli -- ";

    /// <summary>What is not run here: where it is, or why nowhere.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["kolada"] = "A name, not a command.",
        ["kolada sandbox --port 8080"] = "ServiceTests starts it on a free port, asks it and ends it.",
        ["kolada model calibrate"] = "The name of a command; CalibrateTests of Kolada.Cli.Tests run it.",
        ["dotnet test Kolada.Client.sln -c Release"] = "It would run itself; .ci/run does (CI_calls_the_READMEs_test_command).",
        ["dotnet build Kolada.Client.sln -c Release"] = "dotnet pack of .ci/run builds the same.",
        ["dotnet test tests/Kolada.Client.Tests -c Release"] = "A part of what .ci/run does.",
        ["KOLADA_SERVICES=100000 dotnet test tests/Kolada.Faults.Tests -c Release --filter FullyQualifiedName~GeneratedService --logger \"console;verbosity=detailed\""] =
            "It takes minutes; .ci/run reads fewer services.",
        ["dotnet tool install --global Kolada.Cli"] = "ToolTests of Kolada.Packages.Tests, into a folder and from a folder.",
        ["dotnet add package Kolada.Client"] = "The consumers of Kolada.Packages.Tests name the packed package in their project.",
        ["dotnet add package Kolada.Application"] = "As Kolada.Client.",
        ["dotnet add package Kolada.Efficiency"] = "As Kolada.Client.",
        ["dotnet add package Kolada.Sandbox"] = "As Kolada.Client.",
        ["dotnet add package Kolada.Sandbox.Server"] = "As Kolada.Client.",
        ["dotnet add package WireMock.Net.Minimal"] = "This project names it: CSharpSnippetTests run the page's code with it.",
        ["KOLADA_WRITE_MEMORY=1 dotnet test tests/Kolada.EndToEnd.Tests -c Release --filter \"FullyQualifiedName~PeakMemory\""] =
            "PeakMemoryTests are a part of what .ci/run does; the figures are written only when somebody asks.",
        ["dotnet pack"] = ".ci/run.",
        ["dotnet tool restore"] = "For mutation runs, which take over ten minutes and are no part of CI.",
        ["dotnet stryker"] = "As dotnet tool restore.",
        ["dotnet run"] = "The beginning of a command.",
        ["dotnet run first.cs"] = "ConsoleAppTests of Kolada.Packages.Tests.",
        ["dotnet run --project tools/Kolada.SnapshotBuilder -- ../shared/data src/Kolada.Sandbox/Snapshot/kolada.snapshot"] = "SnapshotTests rebuild the snapshot in memory: the file in git is not to be written by a test.",
        [".ci/run"] = "It runs this test.",
        ["git diff vLAST -- docs/api"] = "For whoever releases; needs the last release's tag.",
        ["git tag vVERSION"] = "For whoever releases; writes into the repository.",
        ["tools/walk/walk.sh --write"] = "It takes minutes, and its times are for a machine at rest; WalkTests see what it walks.",
        ["tools/release/release.sh check"] = "ReleaseScriptTests: push begins with it.",
        ["tools/release/release.sh pack"] = ".ci/run packs the same way, and ReleaseScriptTests push what it packed.",
        ["mkdir -p artifacts/feed"] = "ReleaseScriptTests, elsewhere.",
        ["tools/release/release.sh push artifacts/feed --rehearsal"] = "ReleaseScriptTests, into another folder.",
        ["dotnet tool install Kolada.Cli --tool-path artifacts/tool --add-source artifacts/feed"] = "ToolTests of Kolada.Packages.Tests.",
        ["artifacts/tool/kolada efficiency Höör --offline"] = "ToolTests of Kolada.Packages.Tests.",
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pages => [.. Snippets.Pages()];

    public static TheoryData<string> PagesWithCommands => [.. Snippets.Pages().Where(page => RunHere(page).Any())];

    public void Dispose() => _folder.Dispose();

    /// <summary>In order and in one folder, as a reader goes through them: a command may use the file that another wrote.</summary>
    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public async Task The_commands_of_a_page_succeed(string page)
    {
        foreach (string model in Snippets.Of(page, "json").Take(1))
        {
            await File.WriteAllTextAsync(_folder.PathOf("skolan.json"), model, TestContext.Current.CancellationToken);
        }

        foreach (string command in RunHere(page))
        {
            HashSet<string> before = [.. _folder.Files.Select(file => file.Name)];
            ProgramRun result = await RunAsync(command);

            Assert.True(result.ExitCode == 0, $"{command}: {result.ExitCode} {result.Error}");
            Assert.True(result.Output.Length > 0 || _folder.Files.Any(file => file.Length > 0 && !before.Contains(file.Name)), $"{command} wrote nothing.");
        }
    }

    [Fact]
    public async Task The_first_command_prints_what_the_README_shows()
    {
        string shown = Assert.Single(Snippets.Of(Readme, "text"));
        string[] lines = [.. shown.Split('\n').TakeWhile(line => line != "…")];

        ProgramRun result = await RunAsync(RunHere(Readme).First());

        Assert.Equal(lines, result.Output.Split('\n').Take(lines.Length).Select(line => line.TrimEnd()));
    }

    [Fact]
    public void The_README_begins_with_the_command_and_the_tests()
    {
        string[] first = Snippets.Of(Readme, "bash")[0].TrimEnd().Split('\n');

        Assert.Equal([FromSource + "efficiency Höör --offline", "dotnet test Kolada.Client.sln -c Release"], first);
    }

    [Fact]
    public void CI_calls_the_READMEs_test_command() =>
        Assert.Contains("dotnet test Kolada.Client.sln -c Release", File.ReadAllText(Repository.PathOf(".ci", "run")), StringComparison.Ordinal);

    [Fact]
    public void Every_command_is_run_by_a_test_or_has_a_reason()
    {
        List<string> others = [.. Snippets.Pages().SelectMany(Snippets.Commands).Where(command => !IsRunHere(command) && !IsSample(command))];

        Assert.Empty(others.Except(Elsewhere.Keys));
        Assert.Empty(Elsewhere.Keys.Except(others));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_fence_says_its_language_so_that_none_is_overlooked(string page) => Assert.Empty(Snippets.Unlabelled(page));

    private static IEnumerable<string> RunHere(string page) => Snippets.Commands(page).Where(IsRunHere).Distinct(StringComparer.Ordinal);

    private static bool IsRunHere(string command) =>
        !Elsewhere.ContainsKey(command)
            && (command.StartsWith("kolada ", StringComparison.Ordinal) || command.StartsWith(FromSource, StringComparison.Ordinal));

    /// <summary>SampleTests of Kolada.Packages.Tests run every sample and see that the list has it.</summary>
    private static bool IsSample(string command) => command.StartsWith("dotnet run samples/", StringComparison.Ordinal);

    /// <summary>Runs a command in this test's own folder; one that asks Kolada asks a sandbox on a socket.</summary>
    private async Task<ProgramRun> RunAsync(string command)
    {
        List<string> arguments =
        [
            .. Word().Matches(command.Replace(FromSource, "kolada ", StringComparison.Ordinal)).Skip(1).Select(word => word.Value.Trim('"')),
        ];
        if (arguments.Contains("--offline") || arguments.Contains("--help"))
        {
            return await Tool.RunInAsync(_folder.FullName, arguments);
        }

        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await Tool.RunInAsync(_folder.FullName, [.. arguments, "--base-url", $"{server.BaseAddress}", "--max-rps", "0"]);
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
