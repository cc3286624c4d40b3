using System.Reflection;

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
        string file = Build.PathOf("docs", "api", id + ".txt");
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
        const string Before = "sealed class Kolada.X\n    public void X.Go(int a)\n    public void X.Stay()\n\n";
        const string After = "sealed class Kolada.X\n    public void X.Go(long a)\n    public void X.Stay()\n\n";

        string message = Difference("Kolada.Client", Before, After);

        Assert.Contains("- sealed class Kolada.X: public void X.Go(int a)", message, StringComparison.Ordinal);
        Assert.Contains("+ sealed class Kolada.X: public void X.Go(long a)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stay", message, StringComparison.Ordinal);
        Assert.Contains("docs/versioning.md", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_listing_has_every_public_type(string id)
    {
        Assembly library = Build.Libraries.Single(library => library.GetName().Name == id);
        string listing = ApiListing.Write(library);

        Assert.All(library.GetExportedTypes().Where(type => !type.IsNested), type =>
            Assert.Contains(type.FullName!.Split('`')[0], listing, StringComparison.Ordinal));
    }

    private static string Difference(string id, string before, string after)
    {
        HashSet<string> old = [.. Lines(before)];
        HashSet<string> young = [.. Lines(after)];
        string removed = string.Concat(Lines(before).Where(line => !young.Contains(line)).Select(line => $"  - {line}\n"));
        string added = string.Concat(Lines(after).Where(line => !old.Contains(line)).Select(line => $"  + {line}\n"));
        string kind = removed.Length > 0 ? "Lines with - are gone: for users of the last version that is a breaking change, unless the same member follows with +, compatible." : "Nothing is gone.";
        return $"""
            The public API of {id} is not the one listed in docs/api/{id}.txt:
            {removed}{added}{kind}
            If this is meant: read docs/versioning.md (which version it needs), write it down in CHANGELOG.md, and rewrite the listing:
              {Rewrite}
            """;
    }

    /// <summary>Each member with its type in front, so that a line can be understood and compared alone.</summary>
    private static IEnumerable<string> Lines(string listing)
    {
        string type = "";
        foreach (string line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(' '))
            {
                yield return $"{type}: {line.Trim()}";
            }
            else
            {
                type = line;
                yield return line;
            }
        }
    }
}
