using Kolada.Client.Text;

namespace Kolada.Cli.Output;

/// <summary>
/// Text from outside, made fit for a terminal: control characters, escape sequences and marks that turn the direction of writing
/// become visible and do nothing.
/// </summary>
internal static class Safe
{
    private const int MaxLine = 60;
    private const int MaxCell = 300;

    /// <summary>A text of any length on one line.</summary>
    public static string Text(string? text) => UntrustedText.OnOneLine(text ?? "");

    /// <summary>A cell of a table: on one line, and shortened where it is longer than any of Kolada's, since a table pads every row to the longest.</summary>
    public static string Cell(string? text) => Shortened(Text(text), MaxCell);

    /// <summary>A text that may have several lines.</summary>
    public static string Paragraph(string? text) => UntrustedText.Paragraph(text ?? "");

    /// <summary>A value to quote in a message: on one line, and shortened where it is long.</summary>
    public static string Line(string? text) => Shortened(Text(text), MaxLine);

    private static string Shortened(string clean, int length) =>
        clean.Length <= length ? clean : clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)] + "…";
}
