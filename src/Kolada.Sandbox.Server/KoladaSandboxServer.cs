using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kolada.Sandbox;

/// <summary>
/// The Kolada sandbox on a local socket: the v3 API over the embedded snapshot, for programs in any language.
/// It listens on 127.0.0.1 only.
/// </summary>
/// <remarks>The answers are byte for byte those of <see cref="SandboxHandler"/>. Safe for concurrent use.</remarks>
/// <example>
/// <code>
/// await using var server = await KoladaSandboxServer.StartAsync();
/// Console.WriteLine(server.BaseAddress);   // http://127.0.0.1:41234/v3
/// </code>
/// </example>
public sealed class KoladaSandboxServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private KoladaSandboxServer(KestrelServer kestrel, Uri baseAddress)
    {
        _kestrel = kestrel;
        BaseAddress = baseAddress;
    }

    /// <summary>The API's base address, such as <c>http://127.0.0.1:8080/v3</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts a server; it answers when the task completes and until it is disposed.</summary>
    /// <param name="options">The port; by default a free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<KoladaSandboxServer> StartAsync(KoladaSandboxServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var kestrel = CreateKestrel((options ?? new KoladaSandboxServerOptions()).Port);
        try
        {
            await kestrel.StartAsync(new SandboxApplication(new SandboxEngine(SnapshotWorld.Shared)), cancellationToken).ConfigureAwait(false);
            return new KoladaSandboxServer(kestrel, AddressOf(kestrel));
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, ends what is under way and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        // A token that is already cancelled asks Kestrel not to wait for idle connections.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
    }

    /// <summary>Kestrel alone, without a host: no configuration, no logging, no container.</summary>
    private static KestrelServer CreateKestrel(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        return new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    private static Uri AddressOf(KestrelServer kestrel)
    {
        var address = kestrel.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("Kestrel tells no address.");
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.TrimEnd('/')}/v3"));
    }
}
