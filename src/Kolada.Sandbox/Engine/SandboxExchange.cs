namespace Kolada.Sandbox;

/// <summary>A request as both doors hand it to the engine.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Origin">Scheme and authority the client used, such as <c>http://127.0.0.1:8080</c>; links are built on it.</param>
/// <param name="Target">Path and query as they stood on the wire, percent-encoding included.</param>
/// <param name="AcceptEncoding">The Accept-Encoding header, or null.</param>
internal readonly record struct SandboxRequest(string Method, string Origin, string Target, string? AcceptEncoding);

/// <summary>An answer: the whole body on rented memory, given back on disposal.</summary>
internal sealed class SandboxResponse(int status, PooledBuffer body) : IDisposable
{
    public int Status { get; } = status;

    public string ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    /// <summary>The Allow header of a 405.</summary>
    public string? Allow { get; init; }

    public ReadOnlyMemory<byte> Body => body.Memory;

    public void Dispose() => body.Dispose();
}
