using System.Globalization;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Paging;

/// <summary>Where in the calls of a list the next page begins.</summary>
/// <param name="Call">The index of the call.</param>
/// <param name="Request">The call, or the page of it that a link without a number leads to.</param>
internal readonly record struct ResumePoint(int Call, ApiRequest Request)
{
    private const char Separator = '~';
    private const string EscapedSeparator = "%7E";

    /// <summary>The last row before it, by which the page is found again when rows have moved meanwhile; empty at the beginning of a call.</summary>
    public string After { get; init; } = "";

    /// <summary>How many rows of the call were read before; 0 at its beginning, or where links carry no number.</summary>
    public long End { get; init; }

    /// <summary>The most rows that the service puts on a page.</summary>
    public int LargestPage { get; init; } = Endpoints.MaxPageSize;

    /// <summary>The token that says the same to a later run of the same calls.</summary>
    /// <param name="question">What tells the question from others whose calls are the same.</param>
    /// <param name="calls">Its calls.</param>
    public string ToToken(string question, IReadOnlyList<ApiRequest> calls) => string.Join(
        Separator,
        Call.ToString(CultureInfo.InvariantCulture),
        End.ToString(CultureInfo.InvariantCulture),
        LargestPage.ToString(CultureInfo.InvariantCulture),
        Signature(question, calls),
        Uri.EscapeDataString(After).Replace($"{Separator}", EscapedSeparator, StringComparison.Ordinal),
        Request.Path);

    /// <summary>Reads a token, and refuses one that was not made for this question.</summary>
    /// <inheritdoc cref="ToToken"/>
    /// <exception cref="ArgumentException">It is not this question's.</exception>
    public static ResumePoint Parse(string? token, string question, IReadOnlyList<ApiRequest> calls)
    {
        if (token is null)
        {
            return new(0, calls[0]);
        }

        return token.Split(Separator, 6) is [string call, string end, string largest, string signature, string after, string path]
            && Number(call) is { } index
            && index < calls.Count
            && Number(end) is { } rows
            && Number(largest) is > 0 and <= Endpoints.MaxPageSize and { } size
            && signature == Signature(question, calls)
            && (path == calls[index].Path ? calls[index] : calls[index].Follow(path)?.WithUsualSize(size)) is { } request
            ? new(index, request) { After = Uri.UnescapeDataString(after), End = rows, LargestPage = size }
            : throw new ArgumentException(
                $"{UntrustedText.Quote(token)} is not a continuation token of this list; pass the one that the last page came with, to a list with the same arguments.",
                nameof(token));
    }

    /// <summary>What two questions have in common only when they ask for the same.</summary>
    private static string Signature(string question, IReadOnlyList<ApiRequest> calls) =>
        RowKey.Of(string.Join('\n', calls.Select(call => call.Path).Prepend(question))).ToString("x16", CultureInfo.InvariantCulture);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
