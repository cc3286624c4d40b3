using Kolada.Client.Text;

namespace Kolada.Cli.Output;

/// <summary>
/// Text from outside, made fit for a terminal: control characters, escape sequences and marks that turn the direction of writing
/// become visible and do nothing.
/// </summary>
internal static class Safe
{
    private const int MaxLine = 60;

    /// <summary>A text of any length on one line.</summary>
    public static string Text(string? text) => UntrustedText.OnOneLine(text ?? "");

    /// <summary>A text that may have several lines.</summary>
    public static string Paragraph(string? text) => UntrustedText.Paragraph(text ?? "");

    /// <summary>A value to quote in a message: on one line, and shortened where it is long.</summary>
    public static string Line(string? text)
    {
        string clean = Text(text);
        return clean.Length <= MaxLine ? clean : clean[..MaxLine] + "…";
    }
}
