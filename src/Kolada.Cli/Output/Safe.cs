using System.Globalization;
using System.Text;

namespace Kolada.Cli.Output;

/// <summary>
/// Text from outside, made fit for a terminal: control characters, escape sequences and marks that turn the direction of writing
/// become visible and do nothing.
/// </summary>
internal static class Safe
{
    private const int MaxLine = 60;
    private const char Replacement = '\uFFFD';

    /// <summary>A text of any length on one line.</summary>
    public static string Text(string? text) => Clean(text ?? "", keepLines: false);

    /// <summary>A text that may have several lines.</summary>
    public static string Paragraph(string? text) => Clean(text ?? "", keepLines: true);

    /// <summary>A value to quote in a message: on one line, and not endless.</summary>
    public static string Line(string? text)
    {
        string clean = Text(text);
        return clean.Length <= MaxLine ? clean : clean[..MaxLine] + "…";
    }

    private static string Clean(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLines)
            {
                clean.Append('\n');
            }
            else if (rune.Value == '\r')
            {
                continue;
            }
            else if (rune.Value is '\t' or '\n')
            {
                clean.Append(' ');
            }
            else
            {
                clean.Append(IsHarmless(rune) ? rune.ToString() : Replacement.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C);
}
