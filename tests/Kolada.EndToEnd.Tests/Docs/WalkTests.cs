using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The walk of a new user, <c>tools/walk/walk.sh</c>, passes by all there is to try, and the table of its times is about the same things.</summary>
public sealed partial class WalkTests
{
    private static readonly string Script = File.ReadAllText(Repository.PathOf("tools", "walk", "walk.sh"));

    private static IEnumerable<string> Steps => Step().Matches(Script).Select(step => step.Groups["what"].Value);

    [Fact]
    public void It_tries_every_sample_and_every_page_with_commands_to_try_offline()
    {
        IEnumerable<string> samples = Directory.EnumerateFiles(Repository.PathOf("samples"), "*.cs").Select(file => "samples/" + Path.GetFileName(file));
        IEnumerable<string> pages = Snippets.Pages()
            .Where(page => page == "README.md" || page.StartsWith("docs/", StringComparison.Ordinal))
            .Where(page => Snippets.Of(page, "bash").Any(block => block.StartsWith("kolada ", StringComparison.Ordinal)));

        Assert.All(samples, sample => Assert.Contains($"dotnet run {sample}", Script, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains($" page {page}\n", Script, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_is_about_what_is_walked()
    {
        string[] rows = [.. File.ReadLines(Repository.PathOf("docs", "getting-started.md")).SkipWhile(line => line != "| What | Seconds |").Skip(2)];

        Assert.Equal(rows.Length == 0 ? [] : Steps, rows.Select(row => row.Split('|')[1].Trim()));
        Assert.All(rows, row => Assert.Matches(@"^\| [^|]+ \| [0-9]+\.[0-9] \|$", row));
    }

    [GeneratedRegex("^ *step \"(?<what>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
