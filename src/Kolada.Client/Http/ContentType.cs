using System.Net.Http.Headers;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>The rule on content types: JSON in UTF-8 where one is stated at all.</summary>
internal static class ContentType
{
    /// <exception cref="InvalidDataException">The body says that it is something else, such as the HTML of a proxy's page.</exception>
    public static void RequireJson(HttpContentHeaders headers)
    {
        string? stated = headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values) ? values.ToString() : null;
        if (stated is null)
        {
            return;
        }

        MediaTypeHeaderValue? type = headers.ContentType;
        if (type?.MediaType is not { } media || !IsJson(media))
        {
            throw new InvalidDataException($"The content type is {UntrustedText.Quote(stated)}, not JSON.");
        }

        if (type.CharSet?.Trim('"') is { Length: > 0 } charset && !IsUtf8(charset))
        {
            throw new InvalidDataException($"The character set is {UntrustedText.Quote(charset)}, not UTF-8.");
        }
    }

    private static bool IsJson(string media) =>
        media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || media.Equals("text/json", StringComparison.OrdinalIgnoreCase)
        || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(string charset) =>
        charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
}
