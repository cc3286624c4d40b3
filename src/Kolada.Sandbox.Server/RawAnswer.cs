using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Kolada.Sandbox;

/// <summary>
/// An answer that ends with a cut connection. It is written to the socket itself, past Kestrel's buffers: what comes before the cut
/// is then surely on its way when the cut is made.
/// </summary>
internal sealed class RawAnswer(IFeatureCollection context, SandboxResponse answer, SandboxService service)
{
    public async Task SendAndCutAsync(CancellationToken cancellationToken = default)
    {
        var socket = context.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        try
        {
            await SendAsync(socket, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionCutException cut) when (!cut.Reset)
        {
            socket.Shutdown(SocketShutdown.Send);
            await Stall.UntilCancelledAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionCutException)
        {
            Reset(socket);
        }
        catch (SocketException)
        {
            // The client was faster.
        }
    }

    private async Task SendAsync(Socket socket, CancellationToken cancellationToken)
    {
        if (answer.Delivery == Delivery.Refused)
            throw new ConnectionCutException(reset: true);
        await SendAllAsync(socket, Head(), cancellationToken).ConfigureAwait(false);
        var script = new BodyScript(answer, service.TimeProvider);
        while (true)
            await SendAllAsync(socket, await script.NextAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken).ConfigureAwait(false)..];
    }

    /// <summary>Without lingering a close is a reset.</summary>
    private void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
    }

    private byte[] Head()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Cut\r\n");
        foreach (var (name, value) in AnswerHeaders.Of(answer, service))
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
