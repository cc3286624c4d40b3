using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>The headers of an answer, the same in process and on a socket.</summary>
internal static class AnswerHeaders
{
    /// <summary>Marks every answer of the sandbox, so that nobody takes it for the live service.</summary>
    public const string Marker = "X-Kolada-Sandbox";

    public static IEnumerable<(string Name, string Value)> Of(SandboxResponse answer, SandboxService service)
    {
        yield return ("Date", (answer.MadeAt ?? service.AsOf).ToString("R", CultureInfo.InvariantCulture));
        yield return (Marker, service.Kind);
        yield return ("Content-Type", answer.ContentType);
        if (answer.LeadingBlanks == 0)
            yield return ("Content-Length", answer.Body.Length.ToString(CultureInfo.InvariantCulture));
        if (answer.ContentEncoding is not null)
            yield return ("Content-Encoding", answer.ContentEncoding);
        if (answer.Allow is not null)
            yield return ("Allow", answer.Allow);
        if (answer.Location is not null)
            yield return ("Location", answer.Location);
        if (answer.RetryAfter is not null)
            yield return ("Retry-After", answer.RetryAfter);
        foreach (var header in Cors.Headers(answer))
            yield return header;
    }
}

/// <summary>Lets scripts of any web page read the answers: the sandbox has nothing that is secret, and is reached from this machine only.</summary>
internal static class Cors
{
    public const string RequestMethod = "Access-Control-Request-Method";
    public const string RequestHeaders = "Access-Control-Request-Headers";

    private const string Exposed = "Date, Retry-After, " + AnswerHeaders.Marker;

    /// <summary>The answer to a browser that asks before it sends its request, or null where that is not what is asked.</summary>
    public static SandboxResponse? Preflight(SandboxRequest request)
    {
        if (request.PreflightMethod is null || !string.Equals(request.Method, "OPTIONS", StringComparison.Ordinal))
            return null;
        return new SandboxResponse(200, "OK"u8.ToArray()) { ContentType = "text/plain", AllowedHeaders = request.PreflightHeaders ?? "*" };
    }

    public static IEnumerable<(string Name, string Value)> Headers(SandboxResponse answer)
    {
        yield return ("Access-Control-Allow-Origin", "*");
        if (answer.AllowedHeaders is null)
        {
            yield return ("Access-Control-Expose-Headers", Exposed);
            yield break;
        }

        yield return ("Access-Control-Allow-Methods", "GET");
        yield return ("Access-Control-Allow-Headers", answer.AllowedHeaders);
        yield return ("Access-Control-Allow-Private-Network", "true");
        yield return ("Access-Control-Max-Age", "600");
    }
}
