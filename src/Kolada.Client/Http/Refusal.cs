using System.Net;
using Kolada.Client.Requests;

namespace Kolada.Client.Http;

/// <summary>What an error status means, and what to do about it.</summary>
internal static class Refusal
{
    public static AttemptFailedException From(HttpResponseMessage response, string? body, TimeProvider clock)
    {
        HttpStatusCode status = response.StatusCode;
        return new AttemptFailedException(
            status == HttpStatusCode.NotFound ? KoladaErrorKind.NotFound : KoladaErrorKind.Refused,
            FormattableString.Invariant($"Kolada answered {(int)status}{Meaning(status)}"))
        {
            IsTransient = IsTransient(status),
            StatusCode = status,
            RetryAfter = RetryAfterHeader.Read(response, clock),
            Body = body,
            WayOut = WayOut(status),
        };
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static string Meaning(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => " (not found)",
        HttpStatusCode.Gone => " (gone): this address belongs to a version of the API that has been shut down",
        HttpStatusCode.UnprocessableEntity => FormattableString.Invariant(
            $" (refused as asked): at most {Endpoints.MaxSegmentValues} values a segment and {Endpoints.MaxPageSize} rows a page are allowed"),
        HttpStatusCode.TooManyRequests => " (too many requests)",
        HttpStatusCode.ProxyAuthenticationRequired => " (a proxy wants a login)",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => " (a redirection that was not followed)",
        >= HttpStatusCode.InternalServerError => " (the service failed)",
        _ => "",
    };

    private static string? WayOut(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Gone => $"Set {nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.BaseAddress)} to {new KoladaClientOptions().BaseAddress}, or look for a newer version of this library.",
        HttpStatusCode.UnprocessableEntity => $"Ask for less at a time; {nameof(KoladaException)}.{nameof(KoladaException.ResponseBody)} has the service's own words.",
        HttpStatusCode.TooManyRequests => $"Wait as long as {nameof(KoladaException)}.{nameof(KoladaException.RetryAfter)} says, or lower {nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxRequestsPerSecond)}.",
        HttpStatusCode.ProxyAuthenticationRequired => "Give the HttpClient's handler a proxy with credentials.",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.InternalServerError and not HttpStatusCode.NotFound and not HttpStatusCode.RequestTimeout => "Check the base address and the request.",
        _ => null,
    };
}
