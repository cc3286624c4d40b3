using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kolada.Packages.Tests.Notebook;

/// <summary>A notebook on disk: its code cells in order, with their saved outputs.</summary>
internal sealed class NotebookFile(string path)
{
    private static readonly JsonSerializerOptions AsJupyterWrites = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonNode _document = JsonNode.Parse(File.ReadAllText(path))!;

    public IReadOnlyList<JsonObject> CodeCells =>
        [.. _document["cells"]!.AsArray().Select(cell => cell!.AsObject()).Where(cell => (string?)cell["cell_type"] == "code")];

    public static string SourceOf(JsonObject cell) => string.Concat(cell["source"]!.AsArray().Select(line => (string?)line));

    /// <summary>Saves the outputs, as a notebook does when its cells have been run in order.</summary>
    public void Save(IReadOnlyList<JsonArray> outputs)
    {
        foreach ((JsonObject cell, int number) in CodeCells.Select((cell, i) => (cell, i)))
        {
            cell["execution_count"] = number + 1;
            cell["outputs"] = outputs[number].DeepClone();
        }

        File.WriteAllText(path, _document.ToJsonString(AsJupyterWrites) + "\n");
    }
}
