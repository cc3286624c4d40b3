using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Makes the answer to one call that a fault hits, or null where the fault does not fit the call.</summary>
/// <param name="plan">The plan that the fault is part of; it knows what has been withdrawn.</param>
/// <param name="call">The call.</param>
/// <param name="before">The latest call before that asked for something else, or null.</param>
/// <param name="timeProvider">The clock that error answers are dated with.</param>
internal sealed class FaultyAnswer(FaultPlan plan, StruckCall call, SandboxRequest? before, TimeProvider timeProvider)
{
    private const string AbsurdWait = "99999999";
    private const string WaitOfCenturies = "9999999999";
    private const string LastSecond = "Fri, 31 Dec 9999 23:59:59 GMT";
    private const string OtherHost = "http://elsewhere.invalid:8081";
    private const long OversizedBy = 512L * 1024 * 1024;

    public SandboxResponse? Make() => call.Rule.Fault switch
    {
        SandboxFault.RefusedConnection => Delivered(Delivery.Refused),
        SandboxFault.ResetBeforeBody => Delivered(Delivery.ResetBeforeBody),
        SandboxFault.ResetInsideBody => Delivered(Delivery.ResetInsideBody),
        SandboxFault.EndInsideBody => Delivered(Delivery.EndInsideBody),
        SandboxFault.StallBeforeHeaders => Delivered(Delivery.StallBeforeHeaders),
        SandboxFault.StallInsideBody => Delivered(Delivery.StallInsideBody),
        SandboxFault.SlowTrickle => Delivered(Delivery.Trickle),
        SandboxFault.TooManyRequests => TooManyRequests(null),
        SandboxFault.TooManyRequestsWithSeconds => TooManyRequests(((long)call.Rule.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        SandboxFault.TooManyRequestsWithDate => TooManyRequests((timeProvider.GetUtcNow() + call.Rule.RetryAfter).ToString("R", CultureInfo.InvariantCulture)),
        SandboxFault.TooManyRequestsWithAbsurdWait => TooManyRequests(AbsurdWait),
        SandboxFault.TooManyRequestsForCenturies => TooManyRequests(WaitOfCenturies),
        SandboxFault.TooManyRequestsUntilYear9999 => TooManyRequests(LastSecond),
        SandboxFault.InternalServerError => Html(500, "Internal Server Error"),
        SandboxFault.BadGateway => Html(502, "Bad Gateway"),
        SandboxFault.ServiceUnavailable => Html(503, "Service Unavailable"),
        SandboxFault.WrongContentType => Html(200, "Welcome"),
        SandboxFault.Gone => Text(410, "application/json", Problem.Gone().Body),
        SandboxFault.RedirectToOtherHost => Html(302, "Found", OtherHost + call.Request.Target),
        SandboxFault.RedirectToFile => Html(302, "Found", "file:///etc/hostname"),
        SandboxFault.NotFoundForUnknownIds => NotFoundForUnknownIds(),
        SandboxFault.NotFoundForKnownIds => call.Segments.Length > 2 ? Text(404, "application/json", Problem.NotFound().Body) : null,
        SandboxFault.DateFarAway => DateFarAway(),
        _ => MakeBody(),
    };

    /// <summary>Faults of the body: its bytes, its coding, its JSON.</summary>
    private SandboxResponse? MakeBody() => call.Rule.Fault switch
    {
        SandboxFault.TruncatedJson => Truncated(),
        SandboxFault.DamagedGzip => CodingFaults.DamagedGzip(call),
        SandboxFault.ExplodingGzip => CodingFaults.Exploding(call.Request.AcceptEncoding),
        SandboxFault.GzipWithoutTrailer => CodingFaults.WithoutTrailer(call),
        SandboxFault.GzipWithWrongChecksum => CodingFaults.WrongChecksum(call),
        SandboxFault.GzipWithWrongLength => CodingFaults.WrongLength(call),
        SandboxFault.DamagedBrotli => CodingFaults.DamagedBrotli(call),
        SandboxFault.ManyContentEncodings => CodingFaults.ManyEncodings(call),
        SandboxFault.OversizedBody => call.Bytes() is { } body ? new SandboxResponse(200, body) { LeadingBlanks = OversizedBy } : null,
        SandboxFault.RepeatedMemberInEnvelope => Rewritten(TextFaults.WithRepeatedEnvelope),
        SandboxFault.RepeatedMemberInItem => Rewritten(TextFaults.WithRepeatedItem),
        SandboxFault.HalfSurrogateInText => Rewritten(TextFaults.WithHalfSurrogate),
        _ => MakeAnswer(),
    };

    /// <summary>Faults of meaning: another list, another page, the answer to another question.</summary>
    private SandboxResponse? MakeAnswer() => call.Rule.Fault switch
    {
        SandboxFault.DuplicatedPage => DuplicatedPage(),
        SandboxFault.VanishedBetweenPages => VanishedBetweenPages(),
        SandboxFault.ListInOtherOrder => ListFaults.InOtherOrder(call),
        SandboxFault.PairsSwapped => ListFaults.PairsSwapped(call),
        SandboxFault.SmallerPages => ListFaults.SmallerPages(call),
        SandboxFault.AllMunicipalities => QuestionFaults.AllMunicipalities(call),
        SandboxFault.AnswerOfAnotherCall => QuestionFaults.AnswerOfAnotherCall(call, before),
        SandboxFault.ShrunkenList => QuestionFaults.ShrunkenList(call),
        _ => Changed() is { } changed ? call.Pack(changed) : null,
    };

    private JsonNode? Changed() => call.Rule.Fault switch
    {
        SandboxFault.RowOfOtherKpi => QuestionFaults.RowOfOtherKpi(call),
        SandboxFault.RowOfOtherPlace => QuestionFaults.RowOfOtherPlace(call),
        SandboxFault.RowOfOtherYear => QuestionFaults.RowOfOtherYear(call),
        SandboxFault.OwnIdFromService => QuestionFaults.OwnIdFromService(call),
        SandboxFault.EmptyList => QuestionFaults.EmptyList(call),
        _ => call.Envelope() is { } envelope ? Changed(envelope) : null,
    };

    private JsonNode? Changed(JsonObject envelope) => call.Rule.Fault switch
    {
        SandboxFault.NextUrlAbsent or SandboxFault.NextUrlNamedNextPage or SandboxFault.NextUrlMisspelt or SandboxFault.NextUrlNullOnFullPage
            or SandboxFault.PageSkipped or SandboxFault.PageOneRowShort or SandboxFault.NextUrlWithoutPerPage or SandboxFault.NextUrlWithoutPageNumber
            or SandboxFault.EmptyPageBetween or SandboxFault.EmptyPagesWithoutEnd => LinkFaults.Change(call.Rule.Fault, envelope, call),
        SandboxFault.ControlCharactersInTexts or SandboxFault.LongTitle or SandboxFault.DistinctStatuses or SandboxFault.LongStatuses =>
            TextFaults.Change(call.Rule.Fault, envelope, call.Random),
        var fault => JsonFaults.Change(fault, envelope, call.Random, call.Address),
    };

    private SandboxResponse Delivered(Delivery delivery)
    {
        var answer = call.Pack(call.Plain());
        answer.Delivery = delivery;
        answer.Interval = call.Rule.Interval;
        return answer;
    }

    private SandboxResponse TooManyRequests(string? retryAfter) =>
        Text(429, "application/json", """{"detail":"Too Many Requests"}""", retryAfter: retryAfter);

    private SandboxResponse Html(int status, string title, string? location = null) => Text(
        status,
        "text/html",
        $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>",
        location);

    private SandboxResponse Text(int status, string contentType, string text, string? location = null, string? retryAfter = null)
    {
        var body = new PooledBuffer(1024);
        body.Write(Encoding.UTF8.GetBytes(text));
        return new SandboxResponse(status, body) { ContentType = contentType, Location = location, RetryAfter = retryAfter, MadeAt = timeProvider.GetUtcNow() };
    }

    private SandboxResponse DateFarAway()
    {
        var answer = call.Pack(call.Plain());
        answer.MadeAt = new DateTimeOffset(call.Random.Next(2) == 0 ? 1601 : 9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
        return answer;
    }

    private SandboxResponse? NotFoundForUnknownIds()
    {
        var answer = call.Plain(EngineTweaks.None with { RefuseUnknownIds = true });
        if (answer.Status == 404)
            return answer;
        answer.Dispose();
        return null;
    }

    private SandboxResponse? Truncated() => Rewritten(body => body[..(body.Length / 2)]);

    private SandboxResponse? Rewritten(Func<byte[], byte[]?> change) => call.Bytes() is { } body && change(body) is { } changed ? call.Pack(changed) : null;

    /// <summary>The items of the page before, with this page's links.</summary>
    private SandboxResponse? DuplicatedPage()
    {
        if (call.PageNumber is not (> 1 and var page) || call.Envelope() is not { } envelope || call.Envelope(call.AtPage(page - 1)) is not { } previous)
            return null;
        envelope["values"] = previous["values"]!.DeepClone();
        envelope["count"] = previous["count"]!.DeepClone();
        return call.Pack(envelope);
    }

    private SandboxResponse? VanishedBetweenPages()
    {
        if (call.PageNumber is not > 1)
            return null;
        var vanished = plan.Vanished.ToHashSet(StringComparer.Ordinal);
        var first = call.Envelope(call.AtPage(1), EngineTweaks.None with { Vanished = vanished });
        if (first?["values"]!.AsArray() is not [JsonObject item, ..] || (item["kpi"] ?? item["id"]) is not { } id)
            return null;
        plan.Vanish(id.GetValue<string>());
        vanished.Add(id.GetValue<string>());
        return call.Pack(call.Plain(EngineTweaks.None with { Vanished = vanished }));
    }
}
