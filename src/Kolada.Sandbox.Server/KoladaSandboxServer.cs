using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
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
    private readonly KestrelServer? _kestrel;
    private readonly Socket? _silent;
    private readonly SandboxMeter _meter;

    private KoladaSandboxServer(KestrelServer? kestrel, Socket? silent, SandboxMeter meter, string address)
    {
        _kestrel = kestrel;
        _silent = silent;
        _meter = meter;
        BaseAddress = new Uri(address.TrimEnd('/') + "/v3");
    }

    /// <summary>The API's base address, such as <c>http://127.0.0.1:8080/v3</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What the server has seen so far.</summary>
    public SandboxServerStatistics Statistics => _meter.Read();

    /// <summary>Starts a server; it answers when the task completes and until it is disposed.</summary>
    /// <param name="options">The port, what to serve and which faults to inject; by default a free port and the snapshot.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<KoladaSandboxServer> StartAsync(KoladaSandboxServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new KoladaSandboxServerOptions();
        var meter = new SandboxMeter(options.Sandbox.TimeProvider);
        if (options.Sandbox.Faults is { RefusesEverything: true })
            return Silent(options.Port, meter);
        var kestrel = CreateKestrel(options.Port, meter);
        try
        {
            var application = new SandboxApplication(new SandboxService(options.Sandbox), meter);
            await kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
            var address = kestrel.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            return new KoladaSandboxServer(kestrel, null, meter, address ?? throw new InvalidOperationException("Kestrel tells no address."));
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
        _silent?.Dispose();
        if (_kestrel is null)
            return;

        // A token that is already cancelled asks Kestrel not to wait for idle connections.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
    }

    /// <summary>A port that is held but not listened on refuses every connection.</summary>
    private static KoladaSandboxServer Silent(int port, SandboxMeter meter)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return new KoladaSandboxServer(null, socket, meter, string.Create(CultureInfo.InvariantCulture, $"http://{socket.LocalEndPoint}"));
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new IOException($"Port {port} on 127.0.0.1 cannot be used: {taken.Message}", taken);
        }
    }

    /// <summary>Kestrel alone, without a host: no configuration, no logging, no container.</summary>
    private static KestrelServer CreateKestrel(int port, SandboxMeter meter)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };

        // A client may read as slowly as it likes: that is the client's test, not ours.
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => CountAsync(next, connection, meter));
        });
        return new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    private static async Task CountAsync(ConnectionDelegate next, ConnectionContext connection, SandboxMeter meter)
    {
        meter.ConnectionOpens();
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            meter.ConnectionCloses();
        }
    }
}
