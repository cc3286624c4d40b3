using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Bodies, headers and texts that a client must not trust, over both doors.</summary>
public sealed class BodyFaultTests
{
    private const string List = "/v3/municipality";
    private const string Data = "/v3/data/kpi/N17461/municipality/1267,1290/year/2022,2023";

    [Theory]
    [InlineData("handler", SandboxFault.GzipWithoutTrailer)]
    [InlineData("socket", SandboxFault.GzipWithoutTrailer)]
    [InlineData("handler", SandboxFault.GzipWithWrongChecksum)]
    [InlineData("socket", SandboxFault.GzipWithWrongChecksum)]
    [InlineData("handler", SandboxFault.GzipWithWrongLength)]
    [InlineData("socket", SandboxFault.GzipWithWrongLength)]
    public async Task The_trailer_of_a_gzip_body_is_missing_or_wrong(string door, SandboxFault fault)
    {
        byte[] clean = (await GetAsync(door, null, List, "gzip")).Bytes;
        Answer changed = await GetAsync(door, fault, List, "gzip");

        Assert.Equal("gzip", changed.ContentEncoding);
        Assert.Equal(clean[..^8], changed.Bytes[..(clean.Length - 8)]);
        Assert.Equal(fault == SandboxFault.GzipWithoutTrailer ? clean.Length - 8 : clean.Length, changed.Bytes.Length);
        if (fault != SandboxFault.GzipWithoutTrailer)
        {
            Assert.Equal(fault == SandboxFault.GzipWithWrongChecksum, !Enumerable.SequenceEqual(clean[^8..^4], changed.Bytes[^8..^4]));
            Assert.Equal(fault == SandboxFault.GzipWithWrongLength, !Enumerable.SequenceEqual(clean[^4..], changed.Bytes[^4..]));
        }

        Assert.Equal(312, (await GetAsync(door, fault, List, null)).Values.Count);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Damaged_brotli_is_not_what_was_packed(string door)
    {
        byte[] clean = (await GetAsync(door, null, List, null)).Bytes;
        Answer damaged = await GetAsync(door, SandboxFault.DamagedBrotli, List, "br");

        Assert.Equal("br", damaged.ContentEncoding);
        byte[] unpacked = new byte[clean.Length * 2];
        Assert.False(BrotliDecoder.TryDecompress(damaged.Bytes, unpacked, out int length) && unpacked.AsSpan(0, length).SequenceEqual(clean));
        Assert.Equal("gzip", (await GetAsync(door, SandboxFault.DamagedBrotli, List, "gzip")).ContentEncoding);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_body_is_said_to_be_packed_thousands_of_times(string door)
    {
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.ManyContentEncodings));
        using HttpResponseMessage response = await faulty.SendAsync(List, "gzip");

        Assert.Equal(5000, response.Content.Headers.ContentEncoding.Count);
        Assert.All(response.Content.Headers.ContentEncoding, coding => Assert.Equal("gzip", coding));
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_body_without_an_announced_length_is_half_a_gigabyte_of_blanks_and_then_the_answer(string door)
    {
        byte[] clean = (await GetAsync(door, null, List, null)).Bytes;
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.OversizedBody));
        using HttpResponseMessage response = await faulty.SendAsync(List, "gzip");
        Assert.Null(response.Content.Headers.ContentLength);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        byte[] buffer = new byte[1 << 16];
        long blanks = 0;
        using MemoryStream rest = new();
        for (int count; (count = await body.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            int used = rest.Length > 0 ? 0 : buffer.AsSpan(0, count).IndexOfAnyExcept((byte)' ');
            blanks += used < 0 ? count : used;
            if (used >= 0)
                rest.Write(buffer, used, count - used);
        }

        Assert.Equal(512L << 20, blanks);
        Assert.Equal(clean, rest.ToArray());
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_right_answer_is_dated_centuries_away(string door)
    {
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync(door, new FaultRule(SandboxFault.DateFarAway));
        HashSet<int> years = [];
        for (int i = 0; i < 20; i++)
        {
            Answer answer = await faulty.GetAsync(List, "gzip");
            Assert.Equal(200, answer.Status);
            years.Add(answer.Date!.Value.Year);
        }

        Assert.Equal([1601, 9999], years.Order());
    }

    [Theory]
    [InlineData("handler", SandboxFault.TooManyRequestsForCenturies, 429, "Retry-After", "9999999999")]
    [InlineData("socket", SandboxFault.TooManyRequestsForCenturies, 429, "Retry-After", "9999999999")]
    [InlineData("handler", SandboxFault.TooManyRequestsUntilYear9999, 429, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("socket", SandboxFault.TooManyRequestsUntilYear9999, 429, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("handler", SandboxFault.RedirectToOtherHost, 302, "Location", "http://elsewhere.invalid:8081/v3/municipality")]
    [InlineData("handler", SandboxFault.RedirectToFile, 302, "Location", "file:///etc/hostname")]
    public async Task Waits_and_redirects_are_what_nobody_should_follow(string door, SandboxFault fault, int status, string header, string value)
    {
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync(door, new FaultRule(fault));
        using HttpResponseMessage response = await faulty.SendAsync(List);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(value, Assert.Single(response.Headers.NonValidated[header]));
    }

    [Theory]
    [InlineData(SandboxFault.RedirectToOtherHost, "http://elsewhere.invalid:8081/v3/municipality")]
    [InlineData(SandboxFault.RedirectToFile, "file:///etc/hostname")]
    public async Task Redirects_stand_on_the_wire_too(SandboxFault fault, string location)
    {
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync("socket", new FaultRule(fault));
        using SocketsHttpHandler strict = new() { AllowAutoRedirect = false };
        using HttpMessageInvoker http = new(strict);
        using HttpRequestMessage request = new(HttpMethod.Get, faulty.BaseAddress + "/municipality");
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((302, location), ((int)response.StatusCode, Assert.Single(response.Headers.NonValidated["Location"])));
    }

    [Fact]
    public async Task Titles_and_statuses_carry_characters_that_steer_a_terminal()
    {
        Answer titles = await GetAsync("handler", SandboxFault.ControlCharactersInTexts, List, null);
        Assert.All(titles.Values, item => AssertHostile(item!["title"]!.GetValue<string>()));
        Assert.Equal("Höör", titles.Values.Single(item => item!["id"]!.GetValue<string>() == "1267")!["title"]!.GetValue<string>()[^4..]);

        Answer rows = await GetAsync("handler", SandboxFault.ControlCharactersInTexts, Data, null);
        Assert.All(Entries(rows), entry => AssertHostile(entry["status"]!.GetValue<string>()));

        static void AssertHostile(string text) => Assert.All("\e\a\r\n\u202E\u2066\u009B", letter => Assert.Contains(letter, text));
    }

    [Theory]
    [InlineData(List, "title")]
    [InlineData(Data, "status")]
    public async Task Half_a_surrogate_pair_is_escaped_in_a_text(string path, string member)
    {
        string text = (await GetAsync("handler", SandboxFault.HalfSurrogateInText, path, null)).Text;
        Assert.Single(text.Split($"\"{member}\":\"\\ud83d").Skip(1));
        Assert.Equal((await GetAsync("handler", null, path, null)).Text, text.Replace("\\ud83d", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_are_long_or_all_different()
    {
        Answer title = await GetAsync("handler", SandboxFault.LongTitle, List, null);
        Assert.Single(title.Values, item => item!["title"]!.GetValue<string>().Length > 10_000);

        foreach ((SandboxFault fault, int length) in new[] { (SandboxFault.DistinctStatuses, 17), (SandboxFault.LongStatuses, 10_017) })
        {
            await using FaultyDoor door = await FaultyDoor.OpenAsync("handler", new FaultRule(fault));
            List<JsonObject> entries = [.. Entries(await door.GetAsync("/v3/data/kpi/N17461/year/2022,2023?per_page=250"))];
            entries.AddRange(Entries(await door.GetAsync("/v3/data/kpi/N17461/year/2022,2023?per_page=250&page=2")));
            string[] statuses = [.. entries.Select(entry => entry["status"]!.GetValue<string>())];
            Assert.Equal(statuses.Length, statuses.Distinct(StringComparer.Ordinal).Count());
            Assert.InRange(statuses.Length, 1000, 1500);
            Assert.All(statuses, status => Assert.InRange(status.Length, length, length + 4));
        }

        Answer many = await GetAsync("handler", SandboxFault.LongStatuses, "/v3/data/kpi/N17461/year/2022,2023", null);
        Assert.Equal(1000, Entries(many).Count(entry => entry["status"]!.GetValue<string>().Length > 10_000));
    }

    private static IEnumerable<JsonObject> Entries(Answer rows) =>
        rows.Values.SelectMany(row => row!["values"]!.AsArray()).Select(entry => entry!.AsObject());

    private static async Task<Answer> GetAsync(string door, SandboxFault? fault, string path, string? acceptEncoding)
    {
        FaultRule[] rules = fault is { } kind ? [new FaultRule(kind)] : [];
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync(door, rules);
        return await faulty.GetAsync(path, acceptEncoding);
    }
}
