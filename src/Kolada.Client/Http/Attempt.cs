using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;
using Kolada.Client.Telemetry;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>One attempt: send, read the whole body, parse. What fails in any of the three has failed as one.</summary>
internal sealed class Attempt(HttpClient http, KoladaClientOptions options)
{
    /// <summary>Fewer bytes than this in <see cref="KoladaClientOptions.AttemptTimeout"/> is standing still.</summary>
    private const int ProgressStep = 16 * 1024;

    /// <summary>How much of a refusal's body is read.</summary>
    private const int MaxRefusalBytes = 4 * 1024;

    /// <summary>As long as the first bodies may be, whose length is not announced.</summary>
    private const int UsualLength = 64 * 1024;

    /// <summary>How long the last packed body was: the pages of a query are about alike, and one that need not grow is not copied.</summary>
    private volatile int _lastPackedLength = UsualLength;

    private readonly string _userAgent = UserAgent.For(options.ApplicationName);

    /// <exception cref="AttemptFailedException">It failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<T> RunAsync<T>(Uri uri, BodyReader<T> read, CancellationToken cancellationToken)
    {
        long begun = options.TimeProvider.GetTimestamp();
        using RestartableTimeout stall = new(options.AttemptTimeout, options.TimeProvider, cancellationToken);
        try
        {
            using HttpRequestMessage request = CreateRequest(uri);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            stall.Restart();
            if (!response.IsSuccessStatusCode)
            {
                throw Refusal.From(response, await RefusalTextAsync(response, stall.Token).ConfigureAwait(false), options.TimeProvider);
            }

            ContentType.RequireJson(response.Content.Headers);
            using PooledBody body = await ReadBodyAsync(response, stall).ConfigureAwait(false);
            T result = read(WithoutByteOrderMark(body.Span), new AnswerInfo(response.Headers.Date ?? options.TimeProvider.GetUtcNow()));
            Log.Answered(options.Logger, uri, body.Span.Length, options.TimeProvider.GetElapsedTime(begun).TotalMilliseconds);
            return result;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw stall.HasExpired ? Stalled(broken) : Unreachable(broken);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException)
        {
            throw new AttemptFailedException(
                KoladaErrorKind.InvalidAnswer,
                $"the answer is not what Kolada's API promises: {UntrustedText.Sentence(malformed.Message)}",
                malformed);
        }
    }

    private HttpRequestMessage CreateRequest(Uri uri)
    {
        HttpRequestMessage request = new(HttpMethod.Get, uri);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return request;
    }

    private async Task<PooledBody> ReadBodyAsync(HttpResponseMessage response, RestartableTimeout stall)
    {
        HttpContentHeaders headers = response.Content.Headers;
        bool packed = headers.ContentEncoding.Count > 0;
        Stream raw = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        using Stream stream = ContentDecoding.Unpack(raw, headers.ContentEncoding);
        int seen = 0;
        long expected = packed ? _lastPackedLength : headers.ContentLength ?? UsualLength;
        PooledBody body = await PooledBody.ReadAsync(stream, expected, (int)options.MaxBodyBytes, Progress, stall.Token).ConfigureAwait(false)
            ?? throw new InvalidDataException(
                FormattableString.Invariant(
                    $"The body is longer than {options.MaxBodyBytes} bytes ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxBodyBytes)})."));
        if (packed)
        {
            _lastPackedLength = body.Span.Length;
        }

        return body;

        void Progress(int read)
        {
            if (read - seen >= ProgressStep)
            {
                seen = read;
                stall.Restart();
            }
        }
    }

    /// <summary>The beginning of a refusal's body; what cannot be read of it does not hide the refusal.</summary>
    private static async Task<string?> RefusalTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            Stream raw = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using Stream stream = ContentDecoding.Unpack(raw, response.Content.Headers.ContentEncoding);
            byte[] start = new byte[MaxRefusalBytes];
            int length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length == 0 ? null : UntrustedText.Beginning(start.AsSpan(0, length), KoladaException.MaxBodyLength);
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private AttemptFailedException Stalled(Exception cause) =>
        new(
            KoladaErrorKind.Unreachable,
            FormattableString.Invariant($"the answer stood still for {options.AttemptTimeout.TotalSeconds} seconds ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.AttemptTimeout)})"),
            cause);

    private static AttemptFailedException Unreachable(Exception cause) =>
        new(KoladaErrorKind.Unreachable, $"the service could not be reached, or the connection broke: {UntrustedText.Sentence(cause.Message)}", cause)
        {
            // A certificate does not become valid by asking again; a handshake that broke is worth another try.
            IsTransient = cause is not HttpRequestException
            {
                HttpRequestError: HttpRequestError.SecureConnectionError,
                InnerException: AuthenticationException,
            },
        };
}
