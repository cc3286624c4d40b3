namespace Kolada.Cli.Output;

/// <summary>How a document is written.</summary>
internal enum DocumentFormat
{
    Table,
    Csv,
    Json,
    Ndjson,
    Markdown,
}
