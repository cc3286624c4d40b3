namespace Kolada.Client.Text;

/// <summary>Writes a text as a field of a CSV record, RFC 4180.</summary>
internal static class CsvField
{
    /// <summary>The text as it stands between separators: in quotes, doubled inside, where it would otherwise be taken apart.</summary>
    public static string Escape(string text, char separator) =>
        text.AsSpan().ContainsAny(separator, '"') || text.AsSpan().ContainsAny('\r', '\n')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>
    /// The text as a spreadsheet may open it: one that begins like a formula gets an apostrophe in front, so that text from outside
    /// does not run.
    /// </summary>
    public static string WithoutFormula(string text) => 
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
}
