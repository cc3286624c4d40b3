namespace Kolada.Sandbox;

/// <summary>A request as the handler and the server pass it on.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Origin">Scheme and authority the client used, such as <c>http://127.0.0.1:8080</c>; links are built on it.</param>
/// <param name="Target">Path and query as they stood on the wire, percent-encoding included.</param>
/// <param name="AcceptEncoding">The Accept-Encoding header, or null.</param>
internal readonly record struct SandboxRequest(string Method, string Origin, string Target, string? AcceptEncoding)
{
    /// <summary>The method that a browser means to use, where it asks before it does; else null.</summary>
    public string? PreflightMethod { get; init; }

    /// <summary>The headers that it means to send.</summary>
    public string? PreflightHeaders { get; init; }

    /// <summary>The path, percent-decoded.</summary>
    public string Path => Uri.UnescapeDataString(Target.Split('?', 2)[0]);
}

/// <summary>How an answer gets to the client.</summary>
internal enum Delivery
{
    Whole,
    Refused,
    StallBeforeHeaders,
    ResetBeforeBody,
    ResetInsideBody,
    EndInsideBody,
    StallInsideBody,
    Trickle,
}

/// <summary>An answer: the whole body, most often on rented memory that is given back on disposal.</summary>
internal sealed class SandboxResponse : IDisposable
{
    private readonly PooledBuffer? _rented;
    private readonly ReadOnlyMemory<byte> _kept;

    public SandboxResponse(int status, PooledBuffer body)
    {
        Status = status;
        _rented = body;
    }

    /// <summary>An answer whose body is shared with others and stays.</summary>
    public SandboxResponse(int status, ReadOnlyMemory<byte> body)
    {
        Status = status;
        _kept = body;
    }

    public int Status { get; }

    public string ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; set; }

    /// <summary>Of an answer to a browser's question whether it may send a request: the headers that it may send. Null for all other answers.</summary>
    public string? AllowedHeaders { get; init; }

    /// <summary>The Location header of a redirect.</summary>
    public string? Location { get; init; }

    /// <summary>The Allow header of a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>The Retry-After header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>When the answer was made; null for the moment the figures are of.</summary>
    public DateTimeOffset? MadeAt { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>The pause before each piece of a trickling body.</summary>
    public TimeSpan Interval { get; set; }

    /// <summary>How many blanks are sent before the body; an answer that has any does not announce its length.</summary>
    public long LeadingBlanks { get; init; }

    public ReadOnlyMemory<byte> Body => _rented?.Memory ?? _kept;

    public void Dispose() => _rented?.Dispose();
}
