using System.Net;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>One attempt failed. It stays inside: when no other attempt follows it becomes a <see cref="KoladaException"/>.</summary>
internal sealed class AttemptFailedException(KoladaErrorKind kind, string whatHappened, Exception? cause = null)
    : Exception(whatHappened, cause is null ? null : CleanException.Of(cause))
{
    /// <summary>What it will be when it is the last word.</summary>
    public KoladaErrorKind Kind => kind;

    /// <summary>Whether another attempt may help.</summary>
    public bool IsTransient { get; init; } = true;

    public HttpStatusCode? StatusCode { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? Body { get; init; }

    /// <summary>What the caller can do; null for the general advice of the kind.</summary>
    public string? WayOut { get; init; }

    /// <summary>For logs and metrics: a status, or one of few words.</summary>
    public string Reason => StatusCode is { } status
        ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : kind == KoladaErrorKind.Unreachable ? "unreachable" : "invalid_answer";

    public KoladaException ToKoladaException(Uri uri, int attempts)
    {
        string tried = attempts > 1 ? FormattableString.Invariant($" Tried {attempts} times.") : "";
        return new KoladaException($"{uri}: {Message}.{tried} {WayOut ?? GeneralWayOut}", InnerException)
        {
            Kind = kind,
            RequestUri = uri,
            StatusCode = StatusCode,
            RetryAfter = RetryAfter,
            ResponseBody = Body,
        };
    }

    private string GeneralWayOut => kind switch
    {
        KoladaErrorKind.Unreachable => "Check the network, a proxy and the base address, or use the offline sandbox.",
        KoladaErrorKind.NotFound => "Check the ids and the base address.",
        KoladaErrorKind.InvalidAnswer => "Nothing of the answer was used; check the base address, or try again later.",
        _ => "Try again later.",
    };
}
