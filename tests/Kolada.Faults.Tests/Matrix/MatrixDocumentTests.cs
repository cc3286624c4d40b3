namespace Kolada.Faults.Tests.Matrix;

public sealed class MatrixDocumentTests
{
    [Fact]
    public async Task The_page_shows_what_came_of_the_run()
    {
        string path = Repository.PathOf("docs", "fault-matrix.md");
        string matrix = await MatrixDocument.RenderAsync();
        if (Environment.GetEnvironmentVariable("WRITE_FAULT_MATRIX") == "1")
        {
            await File.WriteAllTextAsync(path, matrix, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path), $"docs/fault-matrix.md is missing; run the tests once with WRITE_FAULT_MATRIX=1.");
        Assert.Equal((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), matrix);
    }
}
