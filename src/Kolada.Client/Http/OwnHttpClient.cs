using System.Net;

namespace Kolada.Client.Http;

/// <summary>The connections that the client makes for itself.</summary>
internal static class OwnHttpClient
{
    public static HttpClient Create() => new(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Connections are renewed every five minutes, so that a client may live for ever and still follow DNS.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
