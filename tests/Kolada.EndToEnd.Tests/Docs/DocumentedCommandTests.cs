using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The commands of the documentation work, and the README's does what the README shows.</summary>
public sealed partial class DocumentedCommandTests : IDisposable
{
    private const string Readme = "README.md";
    private const string FromSource = "dotnet run -c Release --project src/Kolada.Cli -- ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kolada-commands");

    public static TheoryData<string> Commands => [.. Snippets.Pages().SelectMany(ToolCommands).Distinct(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_documentation_succeeds(string command)
    {
        ToolResult result = await Tool.RunAsync(Arguments(command));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.NotEmpty(_folder.GetFiles() is [FileInfo written] ? await File.ReadAllTextAsync(written.FullName, TestContext.Current.CancellationToken) : result.Output);
    }

    [Fact]
    public async Task The_first_command_prints_what_the_README_shows()
    {
        string shown = Assert.Single(Snippets.Of(Readme, "text"));
        string[] lines = [.. shown.Split('\n').TakeWhile(line => line != "…")];

        ToolResult result = await Tool.RunAsync(Arguments(ToolCommands(Readme).First()));

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
        Assert.Contains("dotnet test Kolada.Client.sln -c Release", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);

    private static IEnumerable<string> ToolCommands(string page) =>
        Snippets.Of(page, "bash")
            .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => line.StartsWith("kolada ", StringComparison.Ordinal) || line.StartsWith(FromSource, StringComparison.Ordinal));

    /// <summary>A command's arguments; a file that it writes goes to this test's own folder.</summary>
    private List<string> Arguments(string command)
    {
        List<string> arguments = [.. Word().Matches(command.Replace(FromSource, "kolada ", StringComparison.Ordinal)).Skip(1).Select(word => word.Value.Trim('"'))];
        int file = arguments.IndexOf("--out") + 1;
        if (file > 0)
        {
            arguments[file] = Path.Combine(_folder.FullName, arguments[file]);
        }

        return arguments;
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
