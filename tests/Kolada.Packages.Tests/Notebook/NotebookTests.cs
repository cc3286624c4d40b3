using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Scripting;

namespace Kolada.Packages.Tests.Notebook;

/// <summary>The notebook's cells run in order, and its saved outputs are what they give.</summary>
public sealed class NotebookTests
{
    private const string Rewrite = "KOLADA_WRITE_NOTEBOOK=1 dotnet test tests/Kolada.Packages.Tests -c Release --filter FullyQualifiedName~Notebook";

    private static string FilePath => Repository.PathOf("samples", "efficiency.ipynb");

    [Fact]
    public async Task The_cells_run_in_order_and_give_the_saved_outputs()
    {
        NotebookFile notebook = new(FilePath);
        NotebookSession session = new();
        List<JsonArray> outputs = [];
        foreach (string source in notebook.CodeCells.Select(NotebookFile.SourceOf))
        {
            // The one cell that fetches packages is replaced: the session has the assemblies as they are built here.
            outputs.Add(IsPackageCell(source) ? [] : await session.RunAsync(source, TestContext.Current.CancellationToken));
        }

        if (Environment.GetEnvironmentVariable("KOLADA_WRITE_NOTEBOOK") == "1")
        {
            notebook.Save(outputs);
        }

        Assert.All(notebook.CodeCells.Zip(outputs), pair => Assert.True(
            JsonNode.DeepEquals(pair.First["outputs"], pair.Second),
            $"This cell's saved output is not what it gives now. If that is meant, save it: {Rewrite}\n{NotebookFile.SourceOf(pair.First)}\n\n{pair.Second}"));
        Assert.All(notebook.CodeCells.Zip(outputs).Where(pair => !IsPackageCell(NotebookFile.SourceOf(pair.First))), pair => Assert.NotEmpty(pair.Second));
    }

    [Fact]
    public void One_cell_fetches_packages_of_this_version()
    {
        string cell = Assert.Single(new NotebookFile(FilePath).CodeCells.Select(NotebookFile.SourceOf), IsPackageCell);

        Assert.Equal(["Kolada.Efficiency", "Kolada.Sandbox"], cell.Split('\n').Select(line => line.Replace("#r \"nuget: ", "", StringComparison.Ordinal).Replace($", {Build.Version}\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_is_noticed() =>
        await Assert.ThrowsAsync<CompilationErrorException>(
            () => new NotebookSession().RunAsync("Kolada.KpiTable.NoSuchMember", TestContext.Current.CancellationToken));

    private static bool IsPackageCell(string source) => source.StartsWith("#r \"nuget:", StringComparison.Ordinal);
}
