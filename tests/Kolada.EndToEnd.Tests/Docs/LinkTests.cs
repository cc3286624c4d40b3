using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>What the documentation links to inside the repository is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Snippets.Pages(), "CHANGELOG.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_somewhere(string page)
    {
        string file = Repository.PathOf(page);
        string folder = Path.GetDirectoryName(file)!;
        IEnumerable<string> dead = Link().Matches(File.ReadAllText(file))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Exists(folder, file, target));

        Assert.Empty(dead);
    }

    /// <summary>A package's README is shown on its own, where no file lies beside it.</summary>
    [Fact]
    public void A_packages_README_has_no_relative_link()
    {
        IEnumerable<string> pages = Snippets.Pages().Where(page => page.StartsWith("src/", StringComparison.Ordinal));

        Assert.All(pages, page => Assert.All(
            Link().Matches(File.ReadAllText(Repository.PathOf(page))),
            link => Assert.StartsWith("https://", link.Groups["target"].Value, StringComparison.Ordinal)));
    }

    private static bool Exists(string folder, string page, string target)
    {
        string[] parts = target.Split('#');
        string file = parts[0].Length == 0 ? page : Path.Combine(folder, parts[0]);
        return parts.Length == 1
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file) && File.ReadLines(file).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]);
    }

    /// <summary>The anchor of a heading: small letters, digits and hyphens for blanks.</summary>
    private static string Anchor(string heading)
    {
        StringBuilder anchor = new();
        foreach (char c in heading.TrimStart('#').Trim().ToLower(CultureInfo.InvariantCulture))
        {
            anchor.Append(char.IsLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : c == ' ' ? "-" : "");
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
