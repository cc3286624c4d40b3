using System.Diagnostics.CodeAnalysis;
using Kolada.Client.Text;

namespace Kolada.Client.Model;

/// <summary>The rules that the id types share. What passes them needs no escaping in a URL and cannot leave its segment.</summary>
internal static class IdRules
{
    private const int MaxTokenLength = 64;

    public static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    public static bool IsToken([NotNullWhen(true)] string? text) => text is not null && IsToken(text.AsSpan());

    public static bool IsToken(ReadOnlySpan<char> text) => Holds(text, char.IsAsciiLetterOrDigit);

    /// <summary>A name that a user gives a figure of his own: letters of any alphabet, since it never reaches a URL.</summary>
    public static bool IsOwnName(ReadOnlySpan<char> text) => Holds(text, char.IsLetterOrDigit);

    private static bool Holds(ReadOnlySpan<char> text, Func<char, bool> isLetterOrDigit)
    {
        if (text.Length is 0 or > MaxTokenLength || text is "." or "..")
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!isLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    public static ArgumentException Malformed(string? value, string what, string rule) =>
        new($"{UntrustedText.Quote(value)} is not a {what}: it must be {rule}.", nameof(value));
}
