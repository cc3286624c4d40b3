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

    private readonly Texts _texts;
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
        Csv = OptionOf.One<CsvDialect?>(
            "--csv",
            "plain|excel",
            texts.Say("CSV for machines, or as a Swedish Excel opens it.", "CSV för maskiner, eller som en svensk Excel öppnar den."),
            text => ValueSyntax.OneOf("--csv", text, texts, ("plain", CsvDialect.Rfc4180), ("excel", CsvDialect.Excel)),
            null,
            "plain",
            "excel");
        Out = OptionOf.One<string?>(
            "--out",
            "FILE",
            texts.Say("Write to a file, which appears only when it is complete.", "Skriv till en fil, som syns först när den är fullständig."),
            text => text.Length > 0 ? text : throw new UsageException(texts.Say("--out needs the name of a file.", "--out behöver ett filnamn.")),
            null);
        _texts = texts;
        _formats = formats;
    }

    public Option<DocumentFormat?> Format { get; }

    /// <summary>The kind of CSV; offered where CSV is.</summary>
    public Option<CsvDialect?> Csv { get; }

    public Option<string?> Out { get; }

    /// <summary>The options to offer; the format is one of them only where there is a choice.</summary>
    public IReadOnlyList<Option> All => [.. _formats.Length > 1 ? [Format] : (Option[])[], .. OffersCsv ? [Csv] : (Option[])[], Out];

    /// <summary>The format that was asked for, or the one that the file's extension stands for, or the first.</summary>
    /// <exception cref="UsageException">--csv asks for CSV, and another format was asked for.</exception>
    public DocumentFormat Chosen(ParseResult parsed)
    {
        DocumentFormat? asked = _formats.Length > 1 ? parsed.GetValue(Format) : _formats[0];
        if (!OffersCsv || parsed.GetValue(Csv) is null)
        {
            return asked ?? ByExtension(parsed.GetValue(Out));
        }

        return asked is null or DocumentFormat.Csv
            ? DocumentFormat.Csv
            : throw new UsageException(_texts.Say("--csv is about --format csv; leave one of them out.", "--csv hör till --format csv; utelämna en av dem."));
    }

    /// <summary>The kind of CSV that was asked for; that for machines otherwise.</summary>
    public CsvDialect Dialect(ParseResult parsed) => (OffersCsv ? parsed.GetValue(Csv) : null) ?? CsvDialect.Rfc4180;

    /// <summary>True when the document goes to a file: no colour, no wrapping.</summary>
    public bool ToFile(ParseResult parsed) => parsed.GetValue(Out) is not null;

    private bool OffersCsv => _formats.Contains(DocumentFormat.Csv);

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
