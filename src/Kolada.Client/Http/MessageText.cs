using System.Text;
using System.Text.RegularExpressions;

namespace Kolada.Http;

/// <summary>Makes text from outside fit for a message: bounded, without control characters, without a user's name and password.</summary>
internal static partial class MessageText
{
    private const int MaxSentence = 300;

    /// <summary>What another component says, as a part of a sentence of ours.</summary>
    public static string Sentence(string text) => Clean(text, MaxSentence).TrimEnd('.', ' ');

    /// <summary>The beginning of a body.</summary>
    public static string Body(ReadOnlySpan<byte> body) => Clean(Encoding.UTF8.GetString(body), KoladaException.MaxBodyLength);

    private static string Clean(string text, int maxLength)
    {
        string known = UserInfo.Replace(text, "://");
        StringBuilder clean = new(Math.Min(known.Length, maxLength));
        foreach (Rune rune in known.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            clean.Append(IsPrintable(rune) ? rune.ToString() : "?");
        }

        return clean.ToString();
    }

    /// <summary>Line ends stay; escape sequences, and marks that turn the direction of writing, would let a server write what it likes.</summary>
    private static bool IsPrintable(Rune rune) =>
        rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format);

    [GeneratedRegex("://[^/@\\s]*@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo { get; }
}
