using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The README's commands do what the README shows.</summary>
public sealed partial class ReadmeCommandTests
{
    private const string Readme = "README.md";
    private const string FromSource = "dotnet run -c Release --project src/Kolada.Cli -- ";

    public static TheoryData<string> Commands => [.. ToolCommands()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_README_succeeds(string command)
    {
        ToolResult result = await Tool.RunAsync(Arguments(command));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public async Task The_first_command_prints_what_the_README_shows()
    {
        string shown = Assert.Single(Snippets.Of(Readme, "text"));
        string[] lines = [.. shown.Split('\n').TakeWhile(line => line != "…")];

        ToolResult result = await Tool.RunAsync(Arguments(ToolCommands().First()));

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

    private static IEnumerable<string> ToolCommands() =>
        Snippets.Of(Readme, "bash")
            .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => line.StartsWith("kolada ", StringComparison.Ordinal) || line.StartsWith(FromSource, StringComparison.Ordinal));

    private static List<string> Arguments(string command) =>
    [
        .. Word().Matches(command.Replace(FromSource, "kolada ", StringComparison.Ordinal)).Skip(1).Select(word => word.Value.Trim('"')),
    ];

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
