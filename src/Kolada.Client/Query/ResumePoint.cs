using System.Globalization;

namespace Kolada.Query;

/// <summary>Where in the calls of a list the next page begins.</summary>
/// <param name="Call">The index of the call.</param>
/// <param name="Path">The path of the page.</param>
internal readonly record struct ResumePoint(int Call, string Path)
{
    private const char Separator = '~';

    public string ToToken() => string.Create(CultureInfo.InvariantCulture, $"{Call}{Separator}{Path}");

    /// <summary>Reads a token, and refuses one that would lead outside the list it was made for.</summary>
    public static ResumePoint Parse(string? token, IReadOnlyList<string> calls)
    {
        if (token is null)
        {
            return new(0, calls[0]);
        }

        int cut = token.IndexOf(Separator, StringComparison.Ordinal);
        return cut > 0
            && int.TryParse(token.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out int call)
            && call < calls.Count
            && WithoutQuery(token[(cut + 1)..]) == WithoutQuery(calls[call])
            ? new(call, token[(cut + 1)..])
            : throw new ArgumentException($"{IdRules.Quote(token)} is not a continuation token of this list; pass the one that the last page came with, to a list with the same arguments.", nameof(token));
    }

    private static string WithoutQuery(string path)
    {
        int query = path.IndexOf('?', StringComparison.Ordinal);
        return Uri.UnescapeDataString(query < 0 ? path : path[..query]);
    }
}
