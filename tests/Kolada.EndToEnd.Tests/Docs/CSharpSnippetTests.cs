namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>Every C# snippet of the documentation compiles and runs: a page is one program. Only the live client is replaced.</summary>
public sealed class CSharpSnippetTests
{
    public static TheoryData<string> PagesWithCode => [.. Snippets.Pages().Where(page => Snippets.Of(page, "csharp").Count > 0)];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task The_snippets_of_a_page_run(string page)
    {
        SnippetProgram program = new([.. Snippets.Of(page, "csharp").Select(Offline)]);

        string output = await program.RunAsync();

        Assert.NotEmpty(output);
    }

    [Fact]
    public async Task A_snippet_that_does_not_compile_is_noticed() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new SnippetProgram(["Console.WriteLine(KpiTable.NoSuchMember);"]).RunAsync());

    /// <summary>The one difference between a snippet and what is run: the live service is replaced by the sandbox.</summary>
    private static string Offline(string snippet) => snippet.Replace("new KoladaClient()", "Kolada.Sandbox.KoladaSandbox.CreateClient()", StringComparison.Ordinal);
}
