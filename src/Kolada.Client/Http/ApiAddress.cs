using System.Text.Json;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>The base address, and the rule that nothing asked for lies outside it.</summary>
internal sealed class ApiAddress
{
    /// <summary>A link repeats the address asked for, which is far shorter.</summary>
    private const int LongestLink = 64 * 1024;

    private readonly Uri _base;

    public ApiAddress(Uri address)
    {
        _base = address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;
    }

    /// <summary>The base address, ending in a slash.</summary>
    public Uri Base => _base;

    /// <summary>The address of a path below the base.</summary>
    /// <exception cref="ArgumentException">The path leads out of the base address.</exception>
    public Uri Combine(string path)
    {
        // Text is joined, not resolved: resolving "/x" or "http:x" would leave the base.
        Uri uri = new(_base.AbsoluteUri + path);
        return IsBelow(uri) && uri.Authority == _base.Authority
            ? uri
            : throw new ArgumentException($"{UntrustedText.Quote(path)} is not a path below {_base}.", nameof(path));
    }

    /// <summary>The path and query of a next_url below the base address; its host may be a proxy's and is not followed.</summary>
    /// <returns>Null on the last page.</returns>
    /// <exception cref="JsonException">It is no web address, or not one below the base address.</exception>
    public string? NextPath(string? nextUrl)
    {
        if (string.IsNullOrEmpty(nextUrl))
        {
            return null;
        }

        if (nextUrl.Length > LongestLink)
        {
            throw new JsonException(FormattableString.Invariant($"next_url has {nextUrl.Length} characters; at most {LongestLink} are read."));
        }

        // A path alone is taken as one on our host; "?page=2" or "kpi?page=2" would depend on what it is relative to, and is refused.
        bool isPath = nextUrl.StartsWith('/') && !nextUrl.StartsWith("//", StringComparison.Ordinal);
        string text = isPath ? _base.GetLeftPart(UriPartial.Authority) + nextUrl : nextUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? next) && next.Scheme is "http" or "https" && IsBelow(next)
            ? next.PathAndQuery[_base.AbsolutePath.Length..]
            : throw new JsonException($"next_url {UntrustedText.Quote(nextUrl)} is not an address below {_base.AbsolutePath}.");
    }

    /// <summary>Uri has collapsed "..", also where it came as "%2E%2E", so what is compared is where the path really leads.</summary>
    private bool IsBelow(Uri uri) => uri.AbsolutePath.StartsWith(_base.AbsolutePath, StringComparison.Ordinal);
}
