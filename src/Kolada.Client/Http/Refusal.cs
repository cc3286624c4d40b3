using System.Net;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>What an error status means, and what to do about it.</summary>
internal static class Refusal
{
    private static readonly string RedirectWayOut =
        "Check the base address; redirects are followed on the same host, and to others only with "
        + $"{nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.AllowRedirectsToOtherHosts)}.";

    public static AttemptFailedException From(HttpResponseMessage response, string? body, TimeProvider clock)
    {
        HttpStatusCode status = response.StatusCode;
        TimeSpan? wait = RetryAfterHeader.Read(response, clock);
        string asks = wait > TimeSpan.Zero ? $", and asks to wait {RetryAfterHeader.InWords(wait.Value)}" : "";
        return new AttemptFailedException(
            status == HttpStatusCode.NotFound ? KoladaErrorKind.NotFound : KoladaErrorKind.Refused,
            FormattableString.Invariant($"Kolada answered {(int)status}{Meaning(response)}{asks}"))
        {
            IsTransient = IsTransient(status),
            StatusCode = status,
            RetryAfter = wait,
            Body = body,
            WayOut = WayOut(status),
        };
    }

    /// <summary>The refusal of what an HttpClient of the user's did by its own rules: it followed a redirect to elsewhere.</summary>
    public static AttemptFailedException FromElsewhere(Uri asked, Uri answered, Exception? cause = null) => new(
        KoladaErrorKind.Refused,
        $"the call to {asked.GetLeftPart(UriPartial.Authority)} was redirected to {UntrustedText.Sentence(answered.AbsoluteUri)}",
        cause)
    {
        IsTransient = false,
        WayOut = RedirectWayOut,
    };

    private static string Target(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? $": to {UntrustedText.Sentence(location.OriginalString)}" : "";

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static string Meaning(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.NotFound => " (not found)",
        HttpStatusCode.Gone => " (gone): this address belongs to a version of the API that has been shut down",
        HttpStatusCode.UnprocessableEntity => FormattableString.Invariant(
            $" (refused as asked): at most {Endpoints.MaxSegmentValues} values a segment and {Endpoints.MaxPageSize} rows a page are allowed"),
        HttpStatusCode.TooManyRequests => " (too many requests)",
        HttpStatusCode.ProxyAuthenticationRequired => " (a proxy wants a login)",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => $" (a redirection that was not followed){Target(response)}",
        >= HttpStatusCode.InternalServerError => " (the service failed)",
        _ => "",
    };

    private static string? WayOut(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Gone => $"Set {nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.BaseAddress)} to {new KoladaClientOptions().BaseAddress}, or look for a newer version of this library.",
        HttpStatusCode.UnprocessableEntity => $"Ask for less at a time; {nameof(KoladaException)}.{nameof(KoladaException.ResponseBody)} has the service's own words.",
        HttpStatusCode.TooManyRequests => $"Wait as long as {nameof(KoladaException)}.{nameof(KoladaException.RetryAfter)} says, or lower {nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxRequestsPerSecond)}.",
        HttpStatusCode.ProxyAuthenticationRequired => "Give the HttpClient's handler a proxy with credentials.",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => RedirectWayOut,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.NotFound and not HttpStatusCode.RequestTimeout => "Check the base address and the request.",
        _ => null,
    };
}
