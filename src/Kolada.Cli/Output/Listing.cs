using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kolada.Client.Text;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Output;

/// <summary>A column of a list: its name for machines, its heading for people, and how it is filled.</summary>
internal sealed record ListColumn<T>(string Name, string Heading, Func<T, string?> Value)
{
    /// <summary>True where a cell must not be wrapped, as with ids.</summary>
    public bool Whole { get; init; }

    /// <summary>True for numbers, which JSON writes as such.</summary>
    public bool Number { get; init; }

    /// <summary>The cell as people see it, where that differs from what machines get.</summary>
    public Func<T, string>? Shown { get; init; }
}

/// <summary>A list of entries (municipalities, groups, KPIs) as a table, CSV or JSON, all with the same columns.</summary>
internal sealed class Listing<T>(OutputContext context, IReadOnlyList<ListColumn<T>> columns, bool toFile, string? source = KoladaClient.SourceLabel)
{
    /// <summary>The document.</summary>
    public string Write(IReadOnlyList<T> entries, DocumentFormat format, CsvDialect dialect) => format switch
    {
        DocumentFormat.Csv => Csv(entries, dialect),
        DocumentFormat.Json => Json(entries),
        _ => Table(entries),
    };

    private string Table(IReadOnlyList<T> entries)
    {
        Page page = new(context.Terminal, toFile);
        SpectreTable table = Page.NewTable();
        foreach (ListColumn<T> column in columns)
        {
            table.AddColumn(Page.NewColumn(column.Heading, column.Whole, right: column.Number));
        }

        foreach (T entry in entries)
        {
            table.AddRow([.. columns.Select(column => new Text(Safe.Cell(column.Shown?.Invoke(entry) ?? column.Value(entry))))]);
        }

        page.Write(table);
        if (source is not null)
        {
            page.Line();
            page.Line(source);
        }

        return page.ToString();
    }

    private string Csv(IReadOnlyList<T> entries, CsvDialect dialect)
    {
        bool excel = dialect == CsvDialect.Excel;
        (char separator, string lineEnd) = excel ? (';', "\r\n") : (',', "\n");
        StringBuilder csv = new(excel ? "\uFEFF" : "");
        csv.AppendJoin(separator, columns.Select(column => column.Name)).Append(lineEnd);
        foreach (T entry in entries)
        {
            csv.AppendJoin(separator, columns.Select(column => Field(column, entry))).Append(lineEnd);
        }

        return csv.ToString();

        string Field(ListColumn<T> column, T entry)
        {
            string text = column.Value(entry) ?? "";
            string meant = !excel ? text : column.Number ? text.Replace('.', ',') : CsvField.WithoutFormula(text);
            return CsvField.Escape(meant, separator);
        }
    }

    private string Json(IReadOnlyList<T> entries)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(
            buffer,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (T entry in entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private void WriteEntry(Utf8JsonWriter json, T entry)
    {
        json.WriteStartObject();
        foreach (ListColumn<T> column in columns)
        {
            json.WritePropertyName(column.Name);
            string? value = column.Value(entry);
            if (column.Number && value is not null)
            {
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteStringValue(value);
            }
        }

        json.WriteEndObject();
    }
}
