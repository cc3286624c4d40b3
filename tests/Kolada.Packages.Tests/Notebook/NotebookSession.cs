using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Kolada.Packages.Tests.Notebook;

/// <summary>What .NET Interactive adds to C#: <c>HTML(…)</c>, which shows a text as HTML.</summary>
public sealed class NotebookGlobals
{
#pragma warning disable CA1822, CA1024 // The scripts call it on the session, by .NET Interactive's name.
    /// <summary>Marks a text as HTML.</summary>
    public NotebookHtml HTML(string content) => new(content);
#pragma warning restore CA1822, CA1024
}

/// <summary>A text that is shown as HTML.</summary>
public sealed record NotebookHtml(string Content);

/// <summary>Runs a notebook's cells in order, one session, on the assemblies that were built.</summary>
internal sealed class NotebookSession
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)))
        .AddReferences(Build.Libraries.Append(Assembly.GetExecutingAssembly()))
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks");

    private ScriptState<object>? _state;

    /// <summary>Runs a cell and returns its outputs as a notebook saves them.</summary>
    /// <exception cref="CompilationErrorException">The cell does not compile.</exception>
    public async Task<JsonArray> RunAsync(string source, CancellationToken cancellationToken)
    {
        _state = _state is null
            ? await CSharpScript.RunAsync(source, Options, new NotebookGlobals(), cancellationToken: cancellationToken)
            : await _state.ContinueWithAsync(source, cancellationToken: cancellationToken);
        return _state.ReturnValue switch
        {
            null => [],
            NotebookHtml html => [Output("text/html", html.Content)],
            { } value => [Output("text/plain", value.ToString()!)],
        };
    }

    private static JsonObject Output(string type, string content) => new()
    {
        ["data"] = new JsonObject { [type] = Lines(content) },
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    };

    /// <summary>Notebooks keep a text as its lines, so that versions compare line by line.</summary>
    private static JsonArray Lines(string content) =>
    [
        .. content.Split('\n')
            .Select((line, i) => i < content.Count(c => c == '\n') ? line + "\n" : line)
            .Where(line => line.Length > 0)
            .Select(line => JsonValue.Create(line)),
    ];
}
