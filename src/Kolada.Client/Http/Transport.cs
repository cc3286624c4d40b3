using System.Net;
using System.Text;
using System.Text.Json;

namespace Kolada.Http;

/// <summary>What is known of an answer besides its body.</summary>
/// <param name="AnsweredAt">When it was made: the answer's Date where it has one, else our clock.</param>
internal readonly record struct AnswerInfo(DateTimeOffset AnsweredAt);

/// <summary>Turns a body into a result; throws <see cref="JsonException"/> when it is not what it should be.</summary>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body, AnswerInfo answer);

/// <summary>Carries one call: send, read the whole body, parse. What fails in any of the three has failed as one.</summary>
internal sealed class Transport
{
    private readonly HttpClient _http;
    private readonly KoladaClientOptions _options;
    private readonly Uri _base;

    public Transport(HttpClient http, KoladaClientOptions options)
    {
        _http = http;
        _options = options;
        _base = WithTrailingSlash(options.BaseAddress);
    }

    public async Task<T> GetAsync<T>(string path, BodyReader<T> read, CancellationToken cancellationToken)
    {
        Uri uri = new(_base, path);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, uri);
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? read(body, new AnswerInfo(response.Headers.Date ?? _options.TimeProvider.GetUtcNow()))
                : throw Refused(uri, response, body);
        }
        catch (JsonException malformed)
        {
            throw new KoladaException($"The answer to {uri} is not what Kolada's API promises: {malformed.Message}", malformed) { Kind = KoladaErrorKind.InvalidAnswer, RequestUri = uri };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new KoladaException($"{uri} could not be reached: {broken.Message} Check the network and the base address, or use the offline sandbox.", broken) { Kind = KoladaErrorKind.Unreachable, RequestUri = uri };
        }
    }

    /// <summary>The path and query of a next_url below the base address; its host may be a proxy's and is not followed.</summary>
    public string? NextPath(string? nextUrl)
    {
        if (string.IsNullOrEmpty(nextUrl))
        {
            return null;
        }

        Uri next = new(_base, nextUrl);
        return next.AbsolutePath.StartsWith(_base.AbsolutePath, StringComparison.Ordinal)
            ? next.PathAndQuery[_base.AbsolutePath.Length..]
            : throw new JsonException($"next_url {IdRules.Quote(nextUrl)} is not below {_base.AbsolutePath}.");
    }

    private static Uri WithTrailingSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private static KoladaException Refused(Uri uri, HttpResponseMessage response, byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        return new KoladaException(FormattableString.Invariant($"Kolada answered {(int)response.StatusCode} to {uri}."))
        {
            Kind = response.StatusCode == HttpStatusCode.NotFound ? KoladaErrorKind.NotFound : KoladaErrorKind.Refused,
            RequestUri = uri,
            StatusCode = response.StatusCode,
            ResponseBody = text.Length <= KoladaException.MaxBodyLength ? text : text[..KoladaException.MaxBodyLength],
        };
    }
}
