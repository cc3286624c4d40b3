using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Both ways to the sandbox, addressed alike: in process, and over a real socket.</summary>
public sealed class Doors : IAsyncLifetime
{
    private KoladaSandboxServer? _server;
    private HttpClient? _socket;
    private readonly HttpClient _inProcess = new(new SandboxHandler());

    public Uri BaseAddress => _server!.BaseAddress;

    public HttpClient Socket => _socket!;

    public HttpClient InProcess => _inProcess;

    public HttpClient this[string door] => string.Equals(door, "socket", StringComparison.Ordinal) ? Socket : InProcess;

    public async ValueTask InitializeAsync()
    {
        _server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _socket = new HttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _inProcess.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public Uri Address(string path) => new(BaseAddress.GetLeftPart(UriPartial.Authority) + path);

    public async Task<Answer> GetAsync(string path, string door = "handler", string? acceptEncoding = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, Address(path));
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        using var response = await this[door].SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, bytes)
        {
            Date = response.Headers.Date,
            Marker = response.Headers.TryGetValues("X-Kolada-Sandbox", out var marker) ? string.Join(',', marker) : null,
            ContentType = response.Content.Headers.ContentType?.ToString(),
            ContentEncoding = string.Join(',', response.Content.Headers.ContentEncoding),
            Allow = string.Join(',', response.Content.Headers.Allow),
        };
    }

    /// <summary>The entities of all pages.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path, string door = "handler")
    {
        List<JsonObject> all = [];
        for (var next = path; next is not null;)
        {
            var answer = await GetAsync(next, door);
            Assert.Equal(200, answer.Status);
            all.AddRange(answer.Values.Select(value => value!.AsObject()));
            next = answer.Json["next_url"] is { } url ? new Uri(url.GetValue<string>()).PathAndQuery : null;
        }

        return all;
    }
}

public sealed record Answer(int Status, byte[] Bytes)
{
    public DateTimeOffset? Date { get; init; }

    public string? Marker { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? Allow { get; init; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public JsonArray Values => Json["values"]!.AsArray();
}
