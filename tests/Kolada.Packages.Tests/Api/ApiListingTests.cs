using System.Reflection;
using System.Text.RegularExpressions;

namespace Kolada.Packages.Tests.Api;

/// <summary>The public API of every library is listed in <c>docs/api</c>: a change is seen before it is released.</summary>
public sealed class ApiListingTests
{
    private const string Rewrite = "KOLADA_WRITE_API=1 dotnet test tests/Kolada.Packages.Tests -c Release --filter FullyQualifiedName~ApiListing";

    public static TheoryData<string> Libraries => [.. Build.LibraryIds];

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task The_public_api_is_the_listed_one(string id)
    {
        string file = Repository.PathOf("docs", "api", id + ".txt");
        string now = ApiListing.Write(Build.Libraries.Single(library => library.GetName().Name == id));
        if (Environment.GetEnvironmentVariable("KOLADA_WRITE_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, now, TestContext.Current.CancellationToken);
        }

        string listed = File.Exists(file) ? (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") : "";

        Assert.True(now == listed, Difference(id, listed, now));
    }

    [Fact]
    public void A_changed_signature_is_told_with_what_to_do()
    {
        const string Before = "namespace Kolada\n\n    sealed class X\n        void Go(int a)\n        void Stay()\n";
        const string After = "namespace Kolada\n\n    sealed class X\n        void Go(long a)\n        void Stay()\n";

        string message = Difference("Kolada.Client", Before, After);

        Assert.Contains("- Kolada: sealed class X: void Go(int a)", message, StringComparison.Ordinal);
        Assert.Contains("+ Kolada: sealed class X: void Go(long a)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stay", message, StringComparison.Ordinal);
        Assert.Contains("docs/versioning.md", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_listing_has_every_public_type(string id)
    {
        Assembly library = Build.Libraries.Single(library => library.GetName().Name == id);
        string[] declarations = [.. Declarations(ApiListing.Write(library))];

        Assert.All(library.GetExportedTypes().Where(type => !type.IsNested), type =>
            Assert.Single(declarations, line => Declares(line, type)));
    }

    [Fact]
    public void Members_stand_in_the_order_of_a_file_and_values_in_that_of_their_numbers()
    {
        string[] listing = ApiListing.Write(typeof(KoladaClient).Assembly).Split('\n');

        Assert.Equal(["Total = 0", "Women = 1", "Men = 2"], Members("enum Gender"));
        Assert.Equal(
            ["KoladaName(string Id, string Title)", "string Id { get; init; }", "string Title { get; init; }", "override string ToString()"],
            Members("sealed record KoladaName"));
        Assert.StartsWith("const ", Members("sealed class KoladaClient : IDisposable")[0], StringComparison.Ordinal);

        string[] Members(string type) =>
            [.. listing.SkipWhile(line => line.Trim() != type).Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Trim())];
    }

    private static bool Declares(string line, Type type) => Regex.IsMatch(
        line,
        $@"^{type.Namespace}: ([a-z]+ )+{type.Name.Split('`')[0]}(<[^:]*>)?( : [^:]*)?$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static string Difference(string id, string before, string after)
    {
        HashSet<string> old = [.. Declarations(before)];
        HashSet<string> young = [.. Declarations(after)];
        string removed = string.Concat(Declarations(before).Where(line => !young.Contains(line)).Select(line => $"  - {line}\n"));
        string added = string.Concat(Declarations(after).Where(line => !old.Contains(line)).Select(line => $"  + {line}\n"));
        string kind = removed.Length == 0
            ? "Nothing is gone."
            : "Lines with - are gone: for users of the last version that is a breaking change, unless the same member follows with +, compatible.";
        return $"""
            The public API of {id} is not the one listed in docs/api/{id}.txt:
            {removed}{added}{kind}
            If this is meant: read docs/versioning.md (which version it needs), write it down in CHANGELOG.md, and rewrite the listing:
              {Rewrite}
            """;
    }

    /// <summary>Each declaration with its namespace and type in front, so that a line can be understood and compared alone.</summary>
    private static IEnumerable<string> Declarations(string listing)
    {
        string space = "";
        string type = "";
        foreach (string line in OnePerLine(listing).Split('\n'))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..];
            }
            else if (line.StartsWith("        ", StringComparison.Ordinal))
            {
                yield return $"{space}: {type}: {line.Trim()}";
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                type = line.Trim();
                yield return $"{space}: {type}";
            }
        }
    }

    /// <summary>The listing with each wrapped declaration on one line again.</summary>
    private static string OnePerLine(string listing) => listing
        .Replace("(\n            ", "(", StringComparison.Ordinal)
        .Replace(",\n            ", ", ", StringComparison.Ordinal);
}
