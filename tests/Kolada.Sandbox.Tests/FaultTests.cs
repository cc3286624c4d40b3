using System.IO.Compression;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Every fault as a client sees it, over both doors.</summary>
public sealed class FaultTests
{
    private const string List = "/v3/municipality";
    private const string Data = "/v3/data/kpi/N17461/municipality/1267,1290/year/2022,2023";

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_refused_connection_is_refused(string door)
    {
        await using var faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.RefusedConnection));
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => faulty.SendAsync(List));
        Assert.Equal(HttpRequestError.ConnectionError, thrown.HttpRequestError);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(thrown.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_connection_refused_once_on_a_socket_is_reset_before_a_byte()
    {
        await using var faulty = await FaultyDoor.OpenAsync("socket", new FaultRule(SandboxFault.RefusedConnection) { When = FaultSchedule.Once });
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => faulty.SendAsync(List));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(thrown.GetBaseException()).SocketErrorCode);
        Assert.Equal(312, (await faulty.GetAsync(List)).Values.Count);
    }

    [Theory]
    [InlineData("handler", SandboxFault.ResetBeforeBody)]
    [InlineData("socket", SandboxFault.ResetBeforeBody)]
    [InlineData("handler", SandboxFault.ResetInsideBody)]
    [InlineData("socket", SandboxFault.ResetInsideBody)]
    [InlineData("handler", SandboxFault.EndInsideBody)]
    [InlineData("socket", SandboxFault.EndInsideBody)]
    public async Task A_cut_connection_gives_headers_then_what_was_sent_then_an_error(string door, SandboxFault fault)
    {
        await using var faulty = await FaultyDoor.OpenAsync(door, new FaultRule(fault) { When = FaultSchedule.Once });
        using (var response = await faulty.SendAsync(List))
        {
            Assert.Equal(200, (int)response.StatusCode);
            var length = response.Content.Headers.ContentLength!.Value;
            await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            var (read, error) = await ReadToErrorAsync(body);
            Assert.Equal(fault == SandboxFault.ResetBeforeBody ? 0 : (length + 1) / 2, read);
            if (fault == SandboxFault.EndInsideBody)
                Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(error).HttpRequestError);
            else
                Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.GetBaseException()).SocketErrorCode);
        }

        Assert.Equal(312, (await faulty.GetAsync(List)).Values.Count);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_stall_before_the_headers_ends_when_the_client_gives_up(string door)
    {
        var plan = new FaultPlan(1, new FaultRule(SandboxFault.StallBeforeHeaders) { When = FaultSchedule.Once });
        await using var faulty = await FaultyDoor.OpenAsync(door, new SandboxOptions { Faults = plan });
        using var patience = new CancellationTokenSource();
        var call = faulty.SendUntilAsync(List, null, patience.Token);
        await plan.WhenInjectedAsync(SandboxFault.StallBeforeHeaders, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(312, (await faulty.GetAsync(List)).Values.Count);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_stall_in_the_body_gives_half_and_ends_when_the_client_gives_up(string door)
    {
        await using var faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.StallInsideBody) { When = FaultSchedule.Once });
        using var patience = new CancellationTokenSource();
        using var response = await faulty.SendAsync(List);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var half = new byte[(response.Content.Headers.ContentLength!.Value + 1) / 2];
        await body.ReadExactlyAsync(half, TestContext.Current.CancellationToken);
        var rest = body.ReadAsync(half, patience.Token).AsTask();
        Assert.False(rest.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
    }

    [Fact]
    public async Task A_stall_in_process_ends_when_the_response_is_disposed()
    {
        await using var faulty = await FaultyDoor.OpenAsync("handler", new FaultRule(SandboxFault.StallInsideBody));
        var response = await faulty.SendAsync(List);
        var read = response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        response.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => read);
    }

    [Fact]
    public async Task A_server_is_disposed_although_calls_are_stalled()
    {
        var faulty = await FaultyDoor.OpenAsync("socket", new FaultRule(SandboxFault.StallInsideBody));
        using var response = await faulty.SendAsync(List);
        await faulty.DisposeAsync();
        Assert.Equal(1, faulty.Server!.Statistics.Requests);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_trickling_body_comes_whole_a_piece_an_interval(string door)
    {
        var clock = new TestClock();
        await using var clean = await FaultyDoor.OpenAsync(door);
        await using var faulty = await FaultyDoor.OpenAsync(door, new SandboxOptions
        {
            TimeProvider = clock,
            Faults = new FaultPlan(1, new FaultRule(SandboxFault.SlowTrickle) { Interval = TimeSpan.FromSeconds(3) }),
        });
        var call = faulty.GetAsync(List);
        for (var piece = 0; piece < 16; piece++)
        {
            await clock.WhenWaitingAsync(TimeSpan.FromSeconds(3));
            Assert.False(call.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal((await clean.GetAsync(List)).Bytes, (await call).Bytes);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Latency_is_waited_out_on_the_clock(string door)
    {
        var clock = new TestClock();
        await using var slow = await FaultyDoor.OpenAsync(door, new SandboxOptions { TimeProvider = clock, Latency = TimeSpan.FromMilliseconds(100) });
        var call = slow.GetAsync(List);
        await clock.WhenWaitingAsync(TimeSpan.FromMilliseconds(100));
        clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await call).Status);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Refusals_come_with_their_status_and_wait(string door)
    {
        var clock = new TestClock();
        foreach (var (fault, status, wait) in new[]
        {
            (SandboxFault.TooManyRequests, 429, null),
            (SandboxFault.TooManyRequestsWithSeconds, 429, "7"),
            (SandboxFault.TooManyRequestsWithDate, 429, "Sun, 01 Mar 2026 12:00:07 GMT"),
            (SandboxFault.TooManyRequestsWithAbsurdWait, 429, "99999999"),
            (SandboxFault.InternalServerError, 500, null),
            (SandboxFault.BadGateway, 502, null),
            (SandboxFault.ServiceUnavailable, 503, null),
            (SandboxFault.Gone, 410, null),
        })
        {
            await using var faulty = await FaultyDoor.OpenAsync(door, new SandboxOptions
            {
                TimeProvider = clock,
                Faults = new FaultPlan(1, new FaultRule(fault) { RetryAfter = TimeSpan.FromSeconds(7) }),
            });
            using var response = await faulty.SendAsync(List);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal(wait, response.Headers.TryGetValues("Retry-After", out var values) ? Assert.Single(values) : null);
            Assert.Equal(clock.GetUtcNow(), response.Headers.Date);
            Assert.Equal(status >= 500 ? "text/html" : "application/json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Bodies_that_are_no_json_arrive_in_good_order(string door)
    {
        await using var truncated = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.TruncatedJson));
        var answer = await truncated.GetAsync(Data);
        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.StartsWith("{\"values\":[", answer.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => answer.Json);

        await using var wrong = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.WrongContentType));
        answer = await wrong.GetAsync(Data);
        Assert.Equal((200, "text/html"), (answer.Status, answer.ContentType));
        Assert.StartsWith("<!DOCTYPE html>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Damaged_gzip_cannot_be_unpacked(string door)
    {
        await using var faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.DamagedGzip));
        var answer = await faulty.GetAsync(List, "gzip");
        Assert.Equal("gzip", answer.ContentEncoding);
        Assert.ThrowsAny<InvalidDataException>(() => Unpack(answer.Bytes, long.MaxValue));
        Assert.Equal(312, (await faulty.GetAsync(List)).Values.Count);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Exploding_gzip_is_small_and_grows_beyond_measure(string door)
    {
        await using var faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.ExplodingGzip));
        var answer = await faulty.GetAsync(List, "gzip, br");
        Assert.Equal("gzip", answer.ContentEncoding);
        Assert.InRange(answer.Bytes.Length, 1, 2_000_000);
        Assert.True(Unpack(answer.Bytes, 100_000_000) >= 100_000_000);
    }

    [Fact]
    public async Task Faults_of_content_change_what_they_say_and_nothing_else()
    {
        var clean = (await GetAsync(null, Data)).Json.AsObject();
        var changed = await GetAsync(SandboxFault.WrongCount, Data);
        Assert.Equal(5, changed.Json["count"]!.GetValue<int>());
        Assert.True(JsonNode.DeepEquals(clean["values"], changed.Json["values"]));

        changed = await GetAsync(SandboxFault.UnsortedRows, Data);
        Assert.False(JsonNode.DeepEquals(clean["values"], changed.Json["values"]));
        Assert.Equal(Texts(clean["values"]!), Texts(changed.Json["values"]!));

        changed = await GetAsync(SandboxFault.GendersReordered, Data);
        Assert.Equal(["M", "K", "T"], changed.Values[0]!["values"]!.AsArray().Select(entry => entry!["gender"]!.GetValue<string>()));

        changed = await GetAsync(SandboxFault.TotalMissing, Data);
        Assert.All(changed.Values, row => Assert.Equal(["K", "M"], row!["values"]!.AsArray().Select(entry => entry!["gender"]!.GetValue<string>())));

        changed = await GetAsync(SandboxFault.GroupRowsAmongMunicipalities, Data);
        Assert.Equal(["1267", "G33621", "1290", "1267", "G33621", "1290"], changed.Values.Select(row => row!["municipality"]!.GetValue<string>()));

        changed = await GetAsync(SandboxFault.MissingFields, Data);
        Assert.Equal(3, changed.Values.Count(row => row!["period"] is not null));

        changed = await GetAsync(SandboxFault.ExtraFields, Data);
        Assert.Contains("quality", changed.Text, StringComparison.Ordinal);
        Assert.Equal(clean["values"]![0]!["values"]![0]!["value"]!.ToJsonString(), changed.Values[0]!["values"]![0]!["value"]!.ToJsonString());

        changed = await GetAsync(SandboxFault.WrongShape, Data);
        Assert.False(changed.Json is JsonObject envelope && envelope["values"] is JsonArray);
    }

    [Fact]
    public async Task Faults_of_paging_change_links_and_pages()
    {
        const string pages = "/v3/municipality?per_page=100";
        var (first, second) = (await GetAsync(null, pages), await GetAsync(null, pages + "&page=2"));
        var other = await GetAsync(SandboxFault.NextUrlOnOtherHost, pages);
        Assert.Equal("http://elsewhere.invalid:8081/v3/municipality?page=2&per_page=100", other.Json["next_url"]!.GetValue<string>());

        var looping = await GetAsync(SandboxFault.NextUrlLooping, pages + "&page=2");
        Assert.EndsWith("/v3/municipality?per_page=100&page=2", looping.Json["next_url"]!.GetValue<string>(), StringComparison.Ordinal);

        var duplicated = await GetAsync(SandboxFault.DuplicatedPage, pages + "&page=2");
        Assert.True(JsonNode.DeepEquals(first.Values, duplicated.Values));
        Assert.Equal(second.Json["next_url"]!.GetValue<string>(), duplicated.Json["next_url"]!.GetValue<string>());
        Assert.Equal(first.Bytes, (await GetAsync(SandboxFault.DuplicatedPage, pages)).Bytes);
    }

    [Fact]
    public async Task What_vanished_between_pages_stays_away()
    {
        await using var faulty = await FaultyDoor.OpenAsync("handler", new FaultRule(SandboxFault.VanishedBetweenPages) { When = FaultSchedule.OnCall(2) });
        var first = await faulty.GetAsync("/v3/kpi?per_page=40");
        var second = await faulty.GetAsync("/v3/kpi?per_page=40&page=2");
        Assert.Equal(61 - 41, second.Values.Count);
        var again = await faulty.GetAsync("/v3/kpi?per_page=40");
        Assert.Equal(Texts(first.Values)[1..], Texts(again.Values)[..39]);
        Assert.Equal(200, (await faulty.GetAsync("/v3/kpi/N00097")).Status);
        Assert.Empty((await faulty.GetAsync("/v3/kpi/N00097")).Values);
        Assert.Empty((await faulty.GetAsync("/v3/data/kpi/N00097/municipality/1267")).Values);
    }

    [Fact]
    public async Task Unknown_ids_are_404_and_known_ones_are_not()
    {
        await using var faulty = await FaultyDoor.OpenAsync("handler", new FaultRule(SandboxFault.NotFoundForUnknownIds));
        Assert.Equal(404, (await faulty.GetAsync("/v3/kpi/N15428,N99999")).Status);
        Assert.Equal(404, (await faulty.GetAsync("/v3/data/kpi/N15428/municipality/9999/year/2020")).Status);
        Assert.Equal(200, (await faulty.GetAsync("/v3/kpi/N15428")).Status);
    }

    [Theory]
    [MemberData(nameof(AllFaults))]
    public async Task A_fault_is_counted_when_it_was_put_in_and_leaves_the_answer_alone_when_it_does_not_fit(SandboxFault fault)
    {
        var plan = new FaultPlan(1, new FaultRule(fault) { Path = "/nowhere" });
        await using var faulty = await FaultyDoor.OpenAsync("handler", new SandboxOptions { Faults = plan });
        Assert.Equal(312, (await faulty.GetAsync(List)).Values.Count);
        Assert.Empty(plan.Injected);
    }

    public static TheoryData<SandboxFault> AllFaults => [.. Enum.GetValues<SandboxFault>()];

    private static async Task<Answer> GetAsync(SandboxFault? fault, string path)
    {
        FaultRule[] rules = fault is { } kind ? [new FaultRule(kind)] : [];
        await using var faulty = await FaultyDoor.OpenAsync("handler", rules);
        return await faulty.GetAsync(path);
    }

    private static List<string> Texts(JsonNode values) => [.. values.AsArray().Select(value => value!.ToJsonString()).Order(StringComparer.Ordinal)];

    private static async Task<(long Read, Exception Error)> ReadToErrorAsync(Stream body)
    {
        long read = 0;
        var buffer = new byte[4096];
        try
        {
            for (int count; (count = await body.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
                read += count;
        }
        catch (IOException error)
        {
            return (read, error);
        }

        throw new InvalidOperationException("The body ended without an error.");
    }

    private static long Unpack(byte[] packed, long limit)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int count; total < limit && (count = stream.Read(buffer)) > 0;)
            total += count;
        return total;
    }
}
