namespace Kolada.Sandbox.Tests;

/// <summary>One way to a sandbox with options of its own.</summary>
internal sealed class FaultyDoor : IAsyncDisposable
{
    private FaultyDoor(KoladaSandboxServer? server, HttpClient http, Uri baseAddress)
    {
        Server = server;
        Http = http;
        BaseAddress = baseAddress;
    }

    public KoladaSandboxServer? Server { get; }

    public HttpClient Http { get; }

    public Uri BaseAddress { get; }

    public static async Task<FaultyDoor> OpenAsync(string door, SandboxOptions options)
    {
        if (!string.Equals(door, "socket", StringComparison.Ordinal))
            return new FaultyDoor(null, new HttpClient(new SandboxHandler(options)), new Uri("http://127.0.0.1:1/v3"));
        var server = await KoladaSandboxServer.StartAsync(new KoladaSandboxServerOptions { Sandbox = options }, TestContext.Current.CancellationToken);
        return new FaultyDoor(server, new HttpClient(), server.BaseAddress);
    }

    public static Task<FaultyDoor> OpenAsync(string door, params FaultRule[] rules) => OpenAsync(door, new SandboxOptions { Faults = new FaultPlan(1, rules) });

    public Task<HttpResponseMessage> SendAsync(string path, string? acceptEncoding = null) =>
        SendUntilAsync(path, acceptEncoding, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendUntilAsync(string path, string? acceptEncoding, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(BaseAddress.GetLeftPart(UriPartial.Authority) + path));
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<Answer> GetAsync(string path, string? acceptEncoding = null)
    {
        using var response = await SendAsync(path, acceptEncoding);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
        {
            Date = response.Headers.Date,
            ContentType = response.Content.Headers.ContentType?.ToString(),
            ContentEncoding = string.Join(',', response.Content.Headers.ContentEncoding),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (Server is not null)
            await Server.DisposeAsync();
    }
}
