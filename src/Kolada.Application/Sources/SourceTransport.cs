using System.Net;
using Kolada.Sandbox;

namespace Kolada.Application;

/// <summary>The handler that carries calls to a source.</summary>
internal static class SourceTransport
{
    public static HttpMessageHandler Create(DataSource source, IProgress<SourceCall>? calls, TimeProvider time)
    {
        HttpMessageHandler transport = source.IsInProcess ? new SandboxHandler(new SandboxOptions { World = source.World }) : Network();
        return calls is null ? transport : new ObservedTransport(calls, time, transport);
    }

    private static SocketsHttpHandler Network() => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
