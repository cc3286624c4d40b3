using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Makes the answer to one call that a fault hits, or null where the fault does not fit the call.</summary>
internal sealed class FaultyAnswer(SandboxEngine engine, FaultPlan plan, FaultStrike strike, SandboxRequest request, TimeProvider timeProvider)
{
    private const string AbsurdWait = "99999999";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SandboxResponse? Make() => strike.Rule.Fault switch
    {
        SandboxFault.RefusedConnection => Delivered(Delivery.Refused),
        SandboxFault.ResetBeforeBody => Delivered(Delivery.ResetBeforeBody),
        SandboxFault.ResetInsideBody => Delivered(Delivery.ResetInsideBody),
        SandboxFault.EndInsideBody => Delivered(Delivery.EndInsideBody),
        SandboxFault.StallBeforeHeaders => Delivered(Delivery.StallBeforeHeaders),
        SandboxFault.StallInsideBody => Delivered(Delivery.StallInsideBody),
        SandboxFault.SlowTrickle => Delivered(Delivery.Trickle),
        SandboxFault.TooManyRequests => TooManyRequests(null),
        SandboxFault.TooManyRequestsWithSeconds => TooManyRequests(((long)strike.Rule.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        SandboxFault.TooManyRequestsWithDate => TooManyRequests(
            (timeProvider.GetUtcNow() + strike.Rule.RetryAfter).ToString("R", CultureInfo.InvariantCulture)),
        SandboxFault.TooManyRequestsWithAbsurdWait => TooManyRequests(AbsurdWait),
        SandboxFault.InternalServerError => Html(500, "Internal Server Error"),
        SandboxFault.BadGateway => Html(502, "Bad Gateway"),
        SandboxFault.ServiceUnavailable => Html(503, "Service Unavailable"),
        SandboxFault.WrongContentType => Html(200, "Welcome"),
        SandboxFault.Gone => Text(410, "application/json", Problem.Gone().Body),
        SandboxFault.NotFoundForUnknownIds => NotFoundForUnknownIds(),
        SandboxFault.TruncatedJson => Truncated(),
        SandboxFault.DamagedGzip => GZipFaults.Damaged(Plain(), request.AcceptEncoding, strike.Random),
        SandboxFault.ExplodingGzip => GZipFaults.Exploding(request.AcceptEncoding),
        SandboxFault.DuplicatedPage => DuplicatedPage(),
        SandboxFault.VanishedBetweenPages => VanishedBetweenPages(),
        _ => Changed(),
    };

    private SandboxResponse Plain(EngineTweaks? tweaks = null) => engine.Answer(request, tweaks);

    private SandboxResponse Delivered(Delivery delivery)
    {
        var answer = ContentCoding.Pack(request, Plain());
        answer.Delivery = delivery;
        answer.Interval = strike.Rule.Interval;
        return answer;
    }

    private SandboxResponse TooManyRequests(string? retryAfter) =>
        Text(429, "application/json", """{"detail":"Too Many Requests"}""", retryAfter);

    private SandboxResponse Html(int status, string title) =>
        Text(status, "text/html", $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>");

    private SandboxResponse Text(int status, string contentType, string text, string? retryAfter = null)
    {
        var body = new PooledBuffer(1024);
        body.Write(Encoding.UTF8.GetBytes(text));
        return new SandboxResponse(status, body) { ContentType = contentType, RetryAfter = retryAfter, MadeAt = timeProvider.GetUtcNow() };
    }

    private SandboxResponse? NotFoundForUnknownIds()
    {
        var answer = Plain(EngineTweaks.None with { RefuseUnknownIds = true });
        if (answer.Status == 404)
            return answer;
        answer.Dispose();
        return null;
    }

    private SandboxResponse? Truncated()
    {
        using var answer = Plain();
        if (answer.Status != 200)
            return null;
        var body = new PooledBuffer(answer.Body.Length);
        body.Write(answer.Body.Span[..(answer.Body.Length / 2)]);
        return ContentCoding.Pack(request, new SandboxResponse(200, body));
    }

    /// <summary>The items of the page before, with this page's links.</summary>
    private SandboxResponse? DuplicatedPage()
    {
        if (PageNumber() is not (> 1 and var page) || Envelope(request) is not { } envelope || Envelope(AtPage(page - 1)) is not { } before)
            return null;
        envelope["values"] = before["values"]!.DeepClone();
        envelope["count"] = before["count"]!.DeepClone();
        return Json(envelope);
    }

    private SandboxResponse? VanishedBetweenPages()
    {
        if (PageNumber() is not > 1)
            return null;
        var vanished = plan.Vanished.ToHashSet(StringComparer.Ordinal);
        var first = Envelope(AtPage(1), new EngineTweaks(RefuseUnknownIds: false, vanished));
        if (first?["values"]!.AsArray() is not [JsonObject item, ..] || (item["kpi"] ?? item["id"]) is not { } id)
            return null;
        plan.Vanish(id.GetValue<string>());
        vanished.Add(id.GetValue<string>());
        return ContentCoding.Pack(request, Plain(new EngineTweaks(RefuseUnknownIds: false, vanished)));
    }

    private SandboxResponse? Changed() =>
        Envelope(request) is { } envelope && JsonFaults.Change(strike.Rule.Fault, envelope, strike.Random, request.Origin + request.Target) is { } changed
            ? Json(changed)
            : null;

    private JsonObject? Envelope(SandboxRequest asked, EngineTweaks? tweaks = null)
    {
        using var answer = engine.Answer(asked, tweaks);
        return answer.Status == 200 ? JsonNode.Parse(answer.Body.Span)!.AsObject() : null;
    }

    private SandboxResponse Json(JsonNode node)
    {
        var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body, Relaxed))
            node.WriteTo(json);
        return ContentCoding.Pack(request, new SandboxResponse(200, body));
    }

    private int? PageNumber() =>
        int.TryParse(new QueryString(QueryPart()).Last("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    private SandboxRequest AtPage(int page)
    {
        var query = new QueryString(QueryPart());
        var perPage = query.Last("per_page") is { } size ? $"&per_page={size}" : "";
        var others = query.WithoutPaging();
        return request with
        {
            Target = string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Target.Split('?', 2)[0]}?{others}{(others.Length > 0 ? "&" : "")}page={page}{perPage}"),
        };
    }

    private string QueryPart() => request.Target.Split('?', 2) is [_, var query] ? query : "";
}
