using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kolada.Client.Text;

/// <summary>Makes text from outside fit for a message: bounded, without control characters, without a user's name and password.</summary>
internal static class UntrustedText
{
    private const int MaxQuoted = 40;
    private const int MaxSentence = 300;

    /// <summary>Where a user's name and password cannot go on: they are escaped in an address.</summary>
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n'\"<>");

    /// <summary>A value in quotes, as it may stand in a message; <c>null</c> without quotes for none.</summary>
    public static string Quote(string? value)
    {
        if (value is null)
        {
            return "null";
        }

        string known = WithoutUserInfo(value);
        string shown = known.Length <= MaxQuoted ? known : known[..MaxQuoted] + "…";
        return $"'{string.Concat(shown.EnumerateRunes().Select(rune => IsHarmless(rune) ? rune.ToString() : "?"))}'";
    }

    /// <summary>What another component says, as a part of a sentence of ours.</summary>
    public static string Sentence(string text) => Clean(text, MaxSentence, keepLines: false).TrimEnd('.', ' ');

    /// <summary>
    /// A message of any length, without a user's name and password and without what could steer a terminal or a log; on one line unless its lines
    /// are kept.
    /// </summary>
    public static string Message(string text, bool keepLines = false) => Clean(text, int.MaxValue, keepLines);

    /// <summary>The beginning of a text in UTF-8.</summary>
    public static string Beginning(ReadOnlySpan<byte> utf8, int maxLength) => Clean(Encoding.UTF8.GetString(utf8), maxLength, keepLines: true);

    /// <summary>A text of any length as a terminal may show it, on one line; what could move the cursor or turn the text around becomes U+FFFD.</summary>
    public static string OnOneLine(string text) => ForTerminal(text, keepLines: false);

    /// <summary>As <see cref="OnOneLine"/>, with the lines that it has.</summary>
    public static string Paragraph(string text) => ForTerminal(text, keepLines: true);

    private static string ForTerminal(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes().Where(rune => rune.Value != '\r'))
        {
            if (rune.Value is '\t' or '\n')
            {
                clean.Append(rune.Value == '\n' && keepLines ? '\n' : ' ');
            }
            else
            {
                clean.Append(IsHarmless(rune) ? rune.ToString() : Rune.ReplacementChar.ToString());
            }
        }

        return clean.ToString();
    }

    private static string Clean(string text, int maxLength, bool keepLines)
    {
        string known = WithoutUserInfo(text);
        if (known.Length <= maxLength && !known.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return known;
        }

        StringBuilder clean = new(Math.Min(known.Length, maxLength));
        foreach (Rune rune in known.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            string kept = IsHarmless(rune) ? rune.ToString() : "?";
            clean.Append(rune.Value is '\n' or '\t' ? (keepLines ? (char)rune.Value : ' ').ToString() : kept);
        }

        return clean.ToString();
    }

    /// <summary>Escape sequences, and marks that turn the direction of writing, would let a server write what it likes.</summary>
    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C);

    /// <summary>
    /// Takes out a user's name and password, which stand between "://" and "@". They may have been written unescaped, with a slash or an "@" in them:
    /// where the authority is not just a host and a port, all up to the last "@" before a blank or a quote goes.
    /// </summary>
    public static string WithoutUserInfo(string text)
    {
        for (int at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            int start = at + 3;
            ReadOnlySpan<char> rest = text.AsSpan(start);
            ReadOnlySpan<char> address = rest[..(rest.IndexOfAny(Blanks) is var blank and >= 0 ? blank : rest.Length)];
            ReadOnlySpan<char> authority = address[..(address.IndexOfAny("/?#") is var end and >= 0 ? end : address.Length)];
            int last = address.LastIndexOf('@');
            if (last >= 0 && !IsHost(authority))
            {
                text = text.Remove(start, last + 1);
            }
        }

        return text;
    }

    /// <summary>A host, or a host and a port.</summary>
    private static bool IsHost(ReadOnlySpan<char> authority)
    {
        int colon = authority.LastIndexOf(':');
        return !authority.Contains('@')
            && (colon < 0 || authority.EndsWith("]") || !authority[(colon + 1)..].ContainsAnyExceptInRange('0', '9'));
    }
}
