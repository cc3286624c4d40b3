using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kolada.TestSupport;

/// <summary>
/// A server on a real socket whose every byte a script decides: resets, stalls, truncated bodies and wrong chunks included.
/// Each connection carries one request.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _exchanges = [];
    private readonly Func<RawExchange, Task> _script;
    private readonly Task _accepting;
    private int _requests;

    private RawServer(Func<RawExchange, Task> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v3"));
        _accepting = AcceptAsync();
    }

    /// <summary>The base address, for <see cref="KoladaClientOptions.BaseAddress"/>.</summary>
    public Uri Address { get; }

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static RawServer Start(Func<RawExchange, Task> script) => new(script);

    /// <summary>The first requests are answered by the steps, one each; all further ones by the last.</summary>
    public static RawServer Start(params Func<RawExchange, Task>[] steps) =>
        new(exchange => steps[Math.Min(exchange.Number, steps.Length - 1)](exchange));

    /// <summary>Options that reach this server, without limits, waits between attempts and a cache.</summary>
    public KoladaClientOptions Options() => new() { BaseAddress = Address, MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero, UseCache = false };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_exchanges);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                _exchanges.Add(ServeAsync(socket));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using NetworkStream stream = new(socket, ownsSocket: true);
        try
        {
            if (await ReadHeadAsync(stream) is { } head)
            {
                await _script(new RawExchange(Interlocked.Increment(ref _requests) - 1, head, socket, stream, _stop.Token));
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}

/// <summary>One request, and the ways to answer it.</summary>
public sealed class RawExchange(int number, string head, Socket socket, NetworkStream stream, CancellationToken stopped)
{
    /// <summary>The how-manieth request it is, from 0.</summary>
    public int Number => number;

    public string Head => head;

    /// <summary>Path and query.</summary>
    public string Target => head.Split(' ')[1];

    public string? Header(string name) => head.Split("\r\n")
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    public Task JsonAsync(string json, string headers = "") => ReplyAsync(200, Encoding.UTF8.GetBytes(json), "Content-Type: application/json\r\n" + headers);

    public Task StatusAsync(int status, string body = "", string headers = "") => ReplyAsync(status, Encoding.UTF8.GetBytes(body), headers);

    public Task ReplyAsync(int status, ReadOnlyMemory<byte> body, string headers) =>
        SendAsync(status, headers + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n"), body);

    /// <summary>Sends a head with just these headers, and a body.</summary>
    public async Task SendAsync(int status, string headers, ReadOnlyMemory<byte> body)
    {
        await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}\r\n"));
        await stream.WriteAsync(body, stopped);
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stopped);

    /// <summary>Ends the connection with RST.</summary>
    public Task ResetAsync()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        return Task.CompletedTask;
    }

    /// <summary>Says nothing more until the client has hung up.</summary>
    public async Task UntilClientIsGoneAsync()
    {
        byte[] rest = new byte[256];
        while (await stream.ReadAsync(rest, stopped) > 0)
        {
        }
    }
}
