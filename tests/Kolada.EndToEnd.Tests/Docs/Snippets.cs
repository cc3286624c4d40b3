using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The fenced code of the documentation.</summary>
internal static partial class Snippets
{
    /// <summary>The pages whose code is run: the README, docs/ and the packages' own READMEs.</summary>
    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "README.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The code of one language on a page, in order.</summary>
    public static IReadOnlyList<string> Of(string page, string language) =>
    [
        .. Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Where(fence => fence.Groups["language"].Value == language)
            .Select(fence => fence.Groups["code"].Value),
    ];

    [GeneratedRegex("^```(?<language>[a-z]+)[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kolada.Client.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
