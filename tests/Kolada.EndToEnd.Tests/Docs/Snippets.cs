using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The fenced code of the documentation.</summary>
internal static partial class Snippets
{
    /// <summary>The pages whose code and commands are run: every README, CONTRIBUTING.md, and docs/.</summary>
    public static IEnumerable<string> Pages() =>
        new[] { "README.md", "CONTRIBUTING.md" }.Select(name => Repository.PathOf(name))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md"))
            .Concat(new[] { "src", "samples", "tools" }.SelectMany(folder =>
                Directory.EnumerateFiles(Repository.PathOf(folder), "README.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The code of one language on a page, in order.</summary>
    public static IReadOnlyList<string> Of(string page, string language) =>
    [
        .. Fence().Matches(File.ReadAllText(Repository.PathOf(page)))
            .Where(fence => fence.Groups["language"].Value == language)
            .Select(fence => fence.Groups["code"].Value),
    ];

    /// <summary>The command lines of a page: each line of its bash, and each span of code in its text that is one and has no gaps (…).</summary>
    public static IEnumerable<string> Commands(string page)
    {
        string text = File.ReadAllText(Repository.PathOf(page));
        IEnumerable<string> spans = CommandSpan().Matches(Fence().Replace(text, "")).Select(span => span.Groups["command"].Value);
        return Of(page, "bash")
            .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Concat(spans.Where(span => span.AsSpan().IndexOfAny('…', '{') < 0));
    }

    /// <summary>The first line of each fence that does not say its language.</summary>
    public static IReadOnlyList<string> Unlabelled(string page) =>
    [
        .. File.ReadLines(Repository.PathOf(page))
            .Where(line => line.StartsWith("```", StringComparison.Ordinal))
            .Where((line, row) => row % 2 == 0 && line == "```"),
    ];

    [
        GeneratedRegex(
            "`(?<command>(kolada|dotnet|git|tools/[a-z/.]+|\\.ci/run|NUGET_API_KEY=[^ `]*)( [^`]*)?)`",
            RegexOptions.ExplicitCapture,
            matchTimeoutMilliseconds: 1000),
    ]
    private static partial Regex CommandSpan();

    [
        GeneratedRegex(
            "^```(?<language>[a-z]+)[^\n]*\n(?<code>.*?)^```",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            matchTimeoutMilliseconds: 1000),
    ]
    private static partial Regex Fence();
}
