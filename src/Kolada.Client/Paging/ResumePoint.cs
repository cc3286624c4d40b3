using System.Globalization;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Paging;

/// <summary>Where in the calls of a list the next page begins.</summary>
/// <param name="Call">The index of the call.</param>
/// <param name="Request">The page.</param>
/// <param name="After">The last row before it, by which the page is found again when rows have moved meanwhile; empty at the beginning of a call.</param>
internal readonly record struct ResumePoint(int Call, ApiRequest Request, string After = "")
{
    private const char Separator = '~';

    public string ToToken() => string.Create(CultureInfo.InvariantCulture, $"{Call}{Separator}{After}{Separator}{Request.Path}");

    /// <summary>Reads a token, and refuses one that would lead outside the list it was made for.</summary>
    public static ResumePoint Parse(string? token, IReadOnlyList<ApiRequest> calls)
    {
        if (token is null)
        {
            return new(0, calls[0]);
        }

        return token.Split(Separator, 3) is [string number, string after, string path]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int call)
            && call < calls.Count
            && calls[call].Follow(path) is { } request
            ? new(call, request, after)
            : throw new ArgumentException(
                $"{UntrustedText.Quote(token)} is not a continuation token of this list; pass the one that the last page came with, to a list with the same arguments.",
                nameof(token));
    }
}
