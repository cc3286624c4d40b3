using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>A call that a fault hits: what it asks for, and what the engine answers to it and to its neighbours.</summary>
internal sealed class StruckCall(SandboxEngine engine, FaultStrike strike, SandboxRequest request)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _rawPath = request.Target.Split('?', 2)[0];
    private readonly QueryString _query = new(request.Target.Split('?', 2) is [_, var query] ? query : "");

    public FaultRule Rule => strike.Rule;

    public Random Random => strike.Random;

    public SandboxRequest Request => request;

    /// <summary>The address as the client wrote it.</summary>
    public string Address => request.Origin + request.Target;

    /// <summary>The decoded path, segment by segment, without a slash at the end.</summary>
    public string[] Segments => request.Path.Trim('/').Split('/');

    public QueryString Query => _query;

    /// <summary>The page asked for; the call must be one that the engine answers with 200.</summary>
    public PageWindow Window => PageWindow.From(_query);

    public PageLinks Links => new(request.Origin, _rawPath, _query.WithoutPaging());

    /// <summary>The number of the page where the client names one, or null.</summary>
    public int? PageNumber => int.TryParse(_query.Last("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    public SandboxResponse Plain(EngineTweaks? tweaks = null) => engine.Answer(request, tweaks);

    public SandboxResponse Plain(SandboxRequest other) => engine.Answer(other);

    /// <summary>The answer's JSON; null where it is an error.</summary>
    public JsonObject? Envelope(EngineTweaks? tweaks = null) => Envelope(request, tweaks);

    public JsonObject? Envelope(SandboxRequest asked, EngineTweaks? tweaks = null)
    {
        using var answer = engine.Answer(asked, tweaks);
        return answer.Status == 200 ? JsonNode.Parse(answer.Body.Span)!.AsObject() : null;
    }

    /// <summary>The answer's bytes; null where it is an error.</summary>
    public byte[]? Bytes()
    {
        using var answer = Plain();
        return answer.Status == 200 ? answer.Body.ToArray() : null;
    }

    /// <summary>The same call for another page, in the size asked for or in another one.</summary>
    public SandboxRequest AtPage(int page, int? perPage = null)
    {
        var size = perPage?.ToString(CultureInfo.InvariantCulture) ?? _query.Last("per_page");
        var others = _query.WithoutPaging();
        return request with
        {
            Target = string.Create(
                CultureInfo.InvariantCulture,
                $"{_rawPath}?{others}{(others.Length > 0 ? "&" : "")}page={page}{(size is null ? "" : "&per_page=" + size)}"),
        };
    }

    public SandboxResponse Pack(SandboxResponse answer) => ContentCoding.Pack(request, answer);

    public SandboxResponse Pack(ReadOnlyMemory<byte> body) => Pack(new SandboxResponse(200, body));

    public SandboxResponse Pack(JsonNode node)
    {
        var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body, Relaxed))
            node.WriteTo(json);
        return Pack(new SandboxResponse(200, body));
    }
}

/// <summary>A page number that does not look like one, as services have it that page by cursor.</summary>
internal static class PageCursor
{
    private const string Parameter = "cursor";
    private const string Prefix = "page:";

    public static string Of(int page) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{page}")));

    /// <summary>A call with a cursor, as the engine knows it: with the page's number.</summary>
    public static SandboxRequest Resolve(SandboxRequest request)
    {
        if (!request.Target.Contains(Parameter + "=", StringComparison.Ordinal))
            return request;
        var target = request.Target.Split('?', 2);
        var pairs = target.Length == 1 ? [] : target[1].Split('&');
        return request with { Target = target[0] + "?" + string.Join('&', pairs.Select(pair => PageOf(pair) is { } page ? "page=" + page : pair)) };
    }

    private static string? PageOf(string pair)
    {
        if (!pair.StartsWith(Parameter + "=", StringComparison.Ordinal))
            return null;
        var text = Uri.UnescapeDataString(pair[(Parameter.Length + 1)..]);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && System.Text.Encoding.ASCII.GetString(bytes, 0, length) is var plain && plain.StartsWith(Prefix, StringComparison.Ordinal)
            ? plain[Prefix.Length..]
            : null;
    }
}
