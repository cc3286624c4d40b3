using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>The API's contract, over both doors.</summary>
public sealed class ContractTests(Doors doors) : IClassFixture<Doors>
{
    private static readonly string Many = string.Join(',', Enumerable.Range(0, 26).Select(i => $"{i:D4}"));

    public static TheoryData<string> Paths =>
    [
        "/v3/kpi", "/v3/kpi/N15428,N00097", "/v3/kpi?title=beh%C3%B6riga", "/v3/kpi_groups?per_page=10&page=3", "/v3/kpi_groups/G2KPI148352",
        "/v3/municipality", "/v3/municipality/1267,0000", "/v3/municipality?region_type=L", "/v3/municipality_groups?per_page=1000&page=2", "/v3/municipality_groups/G33621",
        "/v3/ou?municipality=1267", "/v3/ou/V11E100135", "/v3/data/kpi/N15428/municipality/1267,G33621/year/2022,2023", "/v3/data/kpi/N17461,N15428/municipality/1267",
        "/v3/data/kpi/N15428/year/2023?per_page=77&page=5", "/v3/data/municipality/1267/year/2024", "/v3/data/?kpi_id=N15428&year=2020", "/v3/oudata/kpi/N15428/ou/V11E100135/year/2020",
        "/v3/nothing", "/v2/kpi", "/v3/openapi.json", "/v3/kpi?per_page=5001", "/",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Both_doors_give_the_same_bytes_and_headers(string path)
    {
        foreach (var coding in new[] { null, "gzip", "br" })
        {
            var socket = await doors.GetAsync(path, "socket", coding);
            var handler = await doors.GetAsync(path, "handler", coding);
            Assert.Equal(socket.Bytes, handler.Bytes);
            Assert.Equal(socket with { Bytes = [] }, handler with { Bytes = [] });
        }
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Answers_are_dated_with_the_newest_retrieval_and_marked(string door)
    {
        foreach (var path in new[] { "/v3/municipality", "/v3/nothing", "/v2/kpi" })
        {
            var answer = await doors.GetAsync(path, door);
            Assert.Equal(new DateTimeOffset(SandboxSnapshot.Embedded.AsOf, TimeOnly.MinValue, TimeSpan.Zero), answer.Date);
            Assert.Equal(
                SandboxSnapshot.Embedded.Kpis.SelectMany(kpi => kpi.Sources).Select(source => source.Retrieved).Max(StringComparer.Ordinal),
                answer.Date!.Value.ToString("yyyy-MM-dd", null));
            Assert.Equal("snapshot", answer.Marker);
            Assert.Equal("application/json", answer.ContentType);
        }
    }

    [Fact]
    public async Task A_row_has_its_fields_in_order_and_no_white_space()
    {
        var answer = await doors.GetAsync("/v3/data/kpi/N17461/municipality/1267/year/2023", "socket");
        Assert.Matches(
            """^\{"values":\[\{"kpi":"N17461","municipality":"1267","period":2023,"values":\[(\{"gender":"[TKM]","count":1,"status":"","value":[-0-9.]+,"isdeleted":false\},?){3}\]\}\],"count":1,"next_url":null,"previous_url":null\}$""",
            answer.Text);
    }

    [Fact]
    public async Task Rows_come_by_kpi_then_period_then_municipality_groups_after()
    {
        var rows = await doors.AllAsync("/v3/data/kpi/N17461,N15428/year/2023,2022");
        var keys = rows.Select(row => $"{row["kpi"]} {row["period"]} {row["municipality"]}").ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("/v3/municipality_groups", 3630, 1000)]
    [InlineData("/v3/data/kpi/N15428/year/2022,2023", 0, 999)]
    [InlineData("/v3/kpi?title=Kommunindex", 0, 7)]
    public async Task Pages_partition_the_list_and_link_to_each_other(string path, int known, int perPage)
    {
        var whole = await doors.AllAsync(path);
        List<string> parts = [];
        var separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var (page, url) = (1, $"{path}{separator}per_page={perPage}");
        string? previous = null;
        while (true)
        {
            var answer = await doors.GetAsync(url, "socket");
            Assert.Equal(answer.Values.Count, answer.Json["count"]!.GetValue<int>());
            if (page > 1)
                Assert.Equal(previous, (await doors.GetAsync(new Uri(answer.Json["previous_url"]!.GetValue<string>()).PathAndQuery)).Text);
            else
                Assert.Null(answer.Json["previous_url"]);
            parts.AddRange(answer.Values.Select(value => value!.ToJsonString()));
            if (answer.Json["next_url"] is not { } next)
                break;
            Assert.Equal(perPage, answer.Values.Count);
            Assert.StartsWith(doors.BaseAddress.AbsoluteUri + "/", next.GetValue<string>(), StringComparison.Ordinal);
            previous = page == 1 ? (await doors.GetAsync($"{url}&page=1")).Text : answer.Text;
            url = new Uri(next.GetValue<string>()).PathAndQuery;
            page++;
        }

        Assert.Equal(whole.Select(value => value.ToJsonString()), parts);
        Assert.True(page > 1);
        if (known > 0)
            Assert.Equal(known, parts.Count);
    }

    [Fact]
    public async Task A_list_that_ends_with_its_page_has_no_next_one()
    {
        var answer = await doors.GetAsync("/v3/municipality?per_page=156&page=2");
        Assert.Equal(156, answer.Values.Count);
        Assert.Null(answer.Json["next_url"]);
        var beyond = await doors.GetAsync("/v3/municipality?per_page=156&page=3");
        Assert.Equal(200, beyond.Status);
        Assert.Empty(beyond.Values);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "/v3/kpi?per_page=5001", "query", "per_page" },
        { "/v3/kpi?per_page=0", "query", "per_page" },
        { "/v3/kpi?page=0", "query", "page" },
        { "/v3/kpi?page=one", "query", "page" },
        { $"/v3/municipality/{Many}", "path", "id" },
        { $"/v3/data/kpi/N15428/municipality/{Many}/year/2020", "path", "municipality_id" },
        { $"/v3/data/kpi/N15428/year/{Many}", "path", "year" },
        { $"/v3/data/?kpi_id={Many}&year=2020", "query", "kpi_id" },
        { $"/v3/oudata/ou/{Many}/year/2020", "path", "ou_id" },
        { "/v3/data/kpi/N15428/year/soon", "path", "year" },
        { "/v3/data/kpi/N15428/year/2020?from_date=soon", "query", "from_date" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_breaks_a_limit_is_422_and_says_where(string path, string place, string name)
    {
        var answer = await doors.GetAsync(path, "socket");
        Assert.Equal(422, answer.Status);
        var detail = Assert.Single(answer.Json["detail"]!.AsArray())!;
        Assert.Equal([place, name], detail["loc"]!.AsArray().Select(part => part!.GetValue<string>()));
        Assert.NotEmpty(detail["msg"]!.GetValue<string>());
        Assert.NotEmpty(detail["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/v3/data/kpi/N15428/municipality/1267/year/2023?limit=1&Page=9", 1)]
    [InlineData("/v3/kpi?id=N15428", 61)]
    [InlineData("/v3/kpi/N15428,X,N99999", 1)]
    [InlineData("/v3/kpi/N99999", 0)]
    [InlineData("/v3/data?municipality=1267&kpi=N15428", 0)]
    [InlineData("/v3/data/?kpi_id=N15428", 0)]
    [InlineData("/v3/data/?kpi_id=N15428&municipality_id=1267&municipality_id=1266&year=2023", 2)]
    [InlineData("/v3/data/kpi/N15428,U99999/municipality/1267,9999/year/2023", 1)]
    [InlineData("/v3/data/kpi/N15428,N15428/municipality/1267,1267/year/2023,2023", 1)]
    [InlineData("/v3/data/kpi/N15428/municipality/1267/year/1901", 0)]
    [InlineData("/v3/municipality?region_type=K", 290)]
    [InlineData("/v3/municipality?region_type=municipality", 312)]
    [InlineData("/v3/municipality?title=h%C3%B6%C3%B6r", 1)]
    [InlineData("/v3/municipality?title=H%c3%96%c3%96R", 1)]
    [InlineData("/v3/municipality?title=upplands+v", 1)]
    [InlineData("/v3/municipality_groups?title=Sk%C3%A5ne%20l%C3%A4ns", 1)]
    [InlineData("/v3/data/kpi/N15428/municipality/1267/year/2023?from_date=2026-08-22", 0)]
    [InlineData("/v3/data/kpi/N15428/municipality/1267/year/2023?from_date=2026-08-16T12:00:00", 1)]
    [InlineData("/v3/oudata/?kpi_id=N15428&year=2020", 0)]
    [InlineData("/v3/oudata/kpi/N15428/year/2020", 0)]
    [InlineData("/v3/oudata/municipality/1267/year/2020", 0)]
    public async Task What_is_not_known_is_ignored_or_left_out(string path, int count)
    {
        var answer = await doors.GetAsync(path, "socket");
        Assert.Equal(200, answer.Status);
        Assert.Equal(count, answer.Values.Count);
        Assert.Equal(count, answer.Json["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_region_type_that_is_not_known_narrows_nothing()
    {
        var all = await doors.GetAsync("/v3/data/kpi/N15428/year/2023");
        Assert.True(JsonNode.DeepEquals(all.Values, (await doors.GetAsync("/v3/data/kpi/N15428/year/2023?region_type=municipality")).Values));
        Assert.InRange((await doors.GetAsync("/v3/data/kpi/N15428/year/2023?region_type=k")).Values.Count, 280, 290);
    }

    [Theory]
    [InlineData("/v3/nothing")]
    [InlineData("/v3")]
    [InlineData("/")]
    [InlineData("/v3/data/kpi/N15428")]
    [InlineData("/v3/data/kpi//year/2020")]
    [InlineData("/v3/kpi/N15428%2Fyear")]
    public async Task An_unknown_path_is_404(string path)
    {
        var answer = await doors.GetAsync(path, "socket");
        Assert.Equal((404, """{"detail":"Not Found"}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Version_2_is_gone()
    {
        var answer = await doors.GetAsync("/v2/data/kpi/N15428/municipality/1267", "socket");
        Assert.Equal((410, """{"error": "This endpoint is deprecated. Please use /v3 instead."}"""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Other_methods_are_405(string door)
    {
        var answer = await doors.GetAsync("/v3/kpi", door, method: HttpMethod.Post);
        Assert.Equal((405, "GET", """{"detail":"Method Not Allowed"}"""), (answer.Status, answer.Allow, answer.Text));
        Assert.Equal(404, (await doors.GetAsync("/v3/nothing", door, method: HttpMethod.Post)).Status);
    }

    [Theory]
    [InlineData("handler", "/v3/kpi")]
    [InlineData("socket", "/v3/kpi")]
    [InlineData("socket", "/v3/nothing")]
    [InlineData("socket", "/v3/kpi?per_page=5001")]
    public async Task A_script_of_any_page_may_read_the_answers(string door, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, doors.Address(path));
        request.Headers.Add("Origin", "https://example.se");
        using var response = await doors[door].SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Retry-After", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task A_browser_that_asks_first_is_told_that_it_may(string door)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, doors.Address("/v3/data/kpi/N15428/municipality/1267"));
        request.Headers.Add("Origin", "https://example.se");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-client");
        using var response = await doors[door].SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("GET", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal("content-type,x-client", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal(405, (await doors.GetAsync("/v3/kpi", door, method: HttpMethod.Options)).Status);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.9", "br")]
    [InlineData("gzip;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("*", "gzip")]
    public async Task Answers_are_packed_when_asked_for(string acceptEncoding, string expected)
    {
        var plain = await doors.GetAsync("/v3/municipality");
        var answer = await doors.GetAsync("/v3/municipality", "socket", acceptEncoding);
        Assert.Equal(expected, answer.ContentEncoding);
        Assert.Equal(plain.Bytes, Unpack(answer));
        if (expected.Length > 0)
            Assert.True(answer.Bytes.Length < plain.Bytes.Length / 2);
    }

    [Fact]
    public async Task Links_carry_the_host_the_client_used()
    {
        using var http = new HttpClient(new SandboxHandler());
        var text = await http.GetStringAsync(new Uri("https://api.kolada.se/v3/municipality?title=a&per_page=2"), TestContext.Current.CancellationToken);
        Assert.Contains("\"next_url\":\"https://api.kolada.se/v3/municipality?title=a&page=2&per_page=2\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_request_over_a_raw_socket_is_answered()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(doors.BaseAddress.Host, doors.BaseAddress.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            "GET /v3/municipality/1267 HTTP/1.1\r\nHost: x.test\r\nConnection: close\r\n\r\n"u8.ToArray(),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: ", text, StringComparison.Ordinal);
        Assert.EndsWith("""{"values":[{"id":"1267","title":"Höör","type":"K"}],"count":1,"next_url":null,"previous_url":null}""", text, StringComparison.Ordinal);
    }

    private static byte[] Unpack(Answer answer)
    {
        using var packed = new MemoryStream(answer.Bytes);
        using Stream unpacked = answer.ContentEncoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
