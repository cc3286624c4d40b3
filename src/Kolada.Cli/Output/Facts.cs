using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Kolada.Cli.Output;

/// <summary>The properties of one entry: a line for each for people, one JSON object for machines.</summary>
internal sealed class Facts(OutputContext context, bool toFile, string source = KoladaClient.SourceLabel)
{
    private readonly List<(string Heading, string Text)> _lines = [];
    private readonly List<(string Name, Action<Utf8JsonWriter> Write)> _fields = [];

    /// <summary>A text.</summary>
    public Facts Add(string name, string heading, string? value, string? shown = null)
    {
        _lines.Add((heading, shown ?? value ?? Texts.None));
        _fields.Add((name, json => json.WriteString(name, value)));
        return this;
    }

    /// <summary>A number, unrounded for machines.</summary>
    public Facts Add(string name, string heading, double value, int decimals)
    {
        _lines.Add((heading, context.Texts.Number(value, decimals)));
        _fields.Add((name, json => json.WriteNumber(name, value)));
        return this;
    }

    /// <summary>Yes or no.</summary>
    public Facts Add(string name, string heading, bool value)
    {
        _lines.Add((heading, value ? context.Texts.Say("yes", "ja") : context.Texts.Say("no", "nej")));
        _fields.Add((name, json => json.WriteBoolean(name, value)));
        return this;
    }

    /// <summary>A list of ids with titles.</summary>
    public Facts Add(string name, string heading, IReadOnlyList<(string Id, string Title)> entries)
    {
        int width = entries.Select(entry => entry.Id.Length).DefaultIfEmpty().Max();
        _lines.Add((heading, entries.Count == 0 ? Texts.None : string.Join(
            '\n',
            entries.Select(entry => $"{entry.Id.PadRight(width)}  {Safe.Text(entry.Title)}"))));
        _fields.Add((name, json => WriteEntries(json, name, entries)));
        return this;
    }

    /// <summary>The document.</summary>
    public string Write(DocumentFormat format) => format == DocumentFormat.Json ? Json() : Page();

    private string Page()
    {
        Page page = new(context.Terminal, toFile);
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn());
        foreach ((string heading, string text) in _lines)
        {
            grid.AddRow(new Text(heading, new Style(decoration: Decoration.Dim)), new Text(Safe.Paragraph(text)));
        }

        page.Write(grid);
        page.Line();
        page.Line(source);
        return page.ToString();
    }

    private string Json()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(
            buffer,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach ((string _, Action<Utf8JsonWriter> write) in _fields)
            {
                write(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteEntries(Utf8JsonWriter json, string name, IReadOnlyList<(string Id, string Title)> entries)
    {
        json.WriteStartArray(name);
        foreach ((string id, string title) in entries)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
