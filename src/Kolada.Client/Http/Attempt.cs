using System.Net;
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
        using HttpRequestMessage request = CreateRequest(uri);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            stall.Restart();
            if (Elsewhere(uri, response.RequestMessage ?? request) is { } answered)
            {
                throw Refusal.FromElsewhere(uri, answered);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Refusal.From(response, await RefusalTextAsync(response, stall.Token).ConfigureAwait(false), options.TimeProvider);
            }

            if (response.StatusCode == HttpStatusCode.PartialContent)
            {
                throw new InvalidDataException("The answer is a part of a body, which was not asked for (206).");
            }

            ContentType.RequireJson(response.Content.Headers);
            using PooledBody body = await ReadBodyAsync(response, stall).ConfigureAwait(false);
            T result = read(WithoutByteOrderMark(body.Span), new AnswerInfo(AnsweredAt(response, uri)));
            Log.Answered(options.Logger, uri, body.Span.Length, options.TimeProvider.GetElapsedTime(begun).TotalMilliseconds);
            return result;
        }
        catch (Exception astray) when (astray is not (OperationCanceledException or AttemptFailedException) && Elsewhere(uri, request) is { } target)
        {
            throw Refusal.FromElsewhere(uri, target, astray);
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

    /// <summary>Where a handler has sent a request instead, if that is not allowed; null where it is.</summary>
    private Uri? Elsewhere(Uri uri, HttpRequestMessage request) =>
        request.RequestUri is { } sent && !RedirectRule.Allows(uri, sent, options.AllowRedirectsToOtherHosts) ? sent : null;

    /// <summary>When the answer was made: by the service's clock where it says so and can be believed, else by ours.</summary>
    private DateTimeOffset AnsweredAt(HttpResponseMessage response, Uri uri)
    {
        DateTimeOffset? stated = ServiceClock.Read(response, options.TimeProvider);
        if (stated is null && response.Headers.Date is { } absurd)
        {
            Log.AbsurdDate(options.Logger, uri, absurd);
        }

        return stated ?? options.TimeProvider.GetUtcNow();
    }

    private HttpRequestMessage CreateRequest(Uri uri)
    {
        HttpRequestMessage request = new(HttpMethod.Get, uri);
        request.AllowsOtherHosts = options.AllowRedirectsToOtherHosts;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return request;
    }

    private async Task<PooledBody> ReadBodyAsync(HttpResponseMessage response, RestartableTimeout stall)
    {
        HttpContentHeaders headers = response.Content.Headers;
        ContentDecoding decoding = new(headers);
        Stream raw = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        using Stream stream = decoding.Unpack(raw);
        if (!decoding.IsPacked && headers.ContentLength > options.MaxBodyBytes)
        {
            throw TooLong();
        }

        int seen = 0;
        long expected = decoding.IsPacked ? _lastPackedLength : headers.ContentLength ?? UsualLength;
        int most = (int)Math.Min(options.MaxBodyBytes + decoding.SealLength, Array.MaxLength);
        PooledBody body = await UnpackedAsync(() => PooledBody.ReadAsync(stream, expected, most, Progress, stall.Token)).ConfigureAwait(false)
            ?? throw TooLong();
        try
        {
            body.CutTo(decoding.LengthWithoutSeal(body.Span));
        }
        catch
        {
            body.Dispose();
            throw;
        }

        if (decoding.IsPacked)
        {
            _lastPackedLength = body.Span.Length + decoding.SealLength;
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

    private InvalidDataException TooLong() => new(FormattableString.Invariant(
        $"The body is longer than {options.MaxBodyBytes} bytes ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxBodyBytes)})."));

    /// <summary>
    /// Reads a body that our streams or a handler's unpack. What .NET's say of damaged data is about archives, or is no exception of reading at all.
    /// </summary>
    private static async Task<PooledBody?> UnpackedAsync(Func<Task<PooledBody?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException and not ObjectDisposedException)
        {
            throw new InvalidDataException("The packed body is damaged or cut short.", damaged);
        }
    }

    /// <summary>The beginning of a refusal's body; what cannot be read of it does not hide the refusal.</summary>
    private static async Task<string?> RefusalTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            Stream raw = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using Stream stream = new ContentDecoding(response.Content.Headers).Unpack(raw);
            byte[] start = new byte[MaxRefusalBytes];
            int length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            ReadOnlySpan<byte> read = start.AsSpan(0, length);
            ReadOnlySpan<byte> text = read.EndsWith(SealedGzip.Seal) ? read[..^SealedGzip.Seal.Length] : read;
            return text.IsEmpty ? null : UntrustedText.Beginning(text, KoladaException.MaxBodyLength);
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
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
