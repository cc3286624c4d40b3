using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;

namespace Kolada.Cli.Options;

/// <summary>The options of every command that writes a document: its format and its file.</summary>
internal sealed class OutputOptions
{
    private static readonly (string Word, DocumentFormat Value)[] Words =
    [
        ("table", DocumentFormat.Table),
        ("csv", DocumentFormat.Csv),
        ("json", DocumentFormat.Json),
        ("ndjson", DocumentFormat.Ndjson),
        ("markdown", DocumentFormat.Markdown),
    ];

    private readonly DocumentFormat[] _formats;

    public OutputOptions(Texts texts, params DocumentFormat[] formats)
    {
        (string Word, DocumentFormat Value)[] offered = [.. Words.Where(word => formats.Contains(word.Value))];
        string[] names = [.. offered.Select(word => word.Word)];
        Format = OptionOf.One<DocumentFormat?>(
            "--format",
            string.Join('|', names),
            texts.Say(
                "How the document is written. Default: by the file's extension, else table.",
                "Hur dokumentet skrivs. Förval: efter filens ändelse, annars table."),
            text => ValueSyntax.OneOf("--format", text, texts, offered),
            null,
            names);
        Out = OptionOf.One<string?>(
            "--out",
            "FILE",
            texts.Say("Write to a file, which appears only when it is complete.", "Skriv till en fil, som syns först när den är fullständig."),
            text => text.Length > 0 ? text : throw new UsageException(texts.Say("--out needs the name of a file.", "--out behöver ett filnamn.")),
            null);
        _formats = formats;
    }

    public Option<DocumentFormat?> Format { get; }

    public Option<string?> Out { get; }

    /// <summary>The options to offer; the format is one of them only where there is a choice.</summary>
    public IReadOnlyList<Option> All => _formats.Length > 1 ? [Format, Out] : [Out];

    /// <summary>The format that was asked for, or the one that the file's extension stands for, or the first.</summary>
    public DocumentFormat Chosen(ParseResult parsed) => (_formats.Length > 1 ? parsed.GetValue(Format) : _formats[0]) ?? ByExtension(parsed.GetValue(Out));

    /// <summary>True when the document goes to a file: no colour, no wrapping.</summary>
    public bool ToFile(ParseResult parsed) => parsed.GetValue(Out) is not null;

    private DocumentFormat ByExtension(string? path)
    {
        DocumentFormat meant = Path.GetExtension(path)?.ToUpperInvariant() switch
        {
            ".CSV" => DocumentFormat.Csv,
            ".JSON" => DocumentFormat.Json,
            ".NDJSON" or ".JSONL" => DocumentFormat.Ndjson,
            ".MD" => DocumentFormat.Markdown,
            _ => _formats[0],
        };
        return _formats.Contains(meant) ? meant : _formats[0];
    }
}
