namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>Every C# snippet of the documentation compiles and runs: a page is one program. Only the live client is replaced.</summary>
public sealed class CSharpSnippetTests
{
    public static TheoryData<string> PagesWithCode => [.. Snippets.Pages().Where(page => Snippets.Of(page, "csharp").Count > 0)];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task The_snippets_of_a_page_run(string page)
    {
        string output = await RunAsync(page);

        Assert.NotEmpty(output);
    }

    [Fact]
    public async Task The_page_on_tests_says_what_its_WireMock_snippet_prints()
    {
        string output = await RunAsync("docs/testing.md");

        string said = "2024: 91, after 2 requests";
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Contains($"It prints `{said}`", File.ReadAllText(Path.Combine(Repository.Root, "docs", "testing.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snippet_that_does_not_compile_is_noticed() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new SnippetProgram(["Console.WriteLine(KpiTable.NoSuchMember);"]).RunAsync());

    private static Task<string> RunAsync(string page) => new SnippetProgram([.. Snippets.Of(page, "csharp").Select(Offline)]).RunAsync();

    /// <summary>The one difference between a snippet and what is run: the live service is replaced by the sandbox.</summary>
    private static string Offline(string snippet) =>
        snippet.Replace("new KoladaClient()", "Kolada.Sandbox.KoladaSandbox.CreateClient()", StringComparison.Ordinal);
}
