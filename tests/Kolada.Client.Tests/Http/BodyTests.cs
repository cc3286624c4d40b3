using System.IO.Compression;
using System.Net;
using System.Text;

namespace Kolada.Client.Tests.Http;

/// <summary>Bodies are unpacked whoever does it, bounded, and read as UTF-8.</summary>
public sealed class BodyTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Pages.TwoMunicipalities);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip", DecompressionMethods.None)]
    [InlineData("gzip", DecompressionMethods.GZip)]
    [InlineData("gzip", DecompressionMethods.Brotli)]
    [InlineData("br", DecompressionMethods.None)]
    [InlineData("br", DecompressionMethods.GZip)]
    [InlineData("br", DecompressionMethods.All)]
    [InlineData("x-gzip", DecompressionMethods.None)]
    [InlineData("gzip, identity", DecompressionMethods.None)]
    [InlineData("identity", DecompressionMethods.None)]
    public async Task Packed_bodies_are_unpacked_whatever_the_handler_does(string encoding, DecompressionMethods handlerDoes)
    {
        byte[] body = Pack(Plain, encoding);
        await using RawServer server = RawServer.Start(
            exchange => exchange.ReplyAsync(200, body, $"Content-Type: application/json\r\nContent-Encoding: {encoding}\r\n"));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = handlerDoes });
        using KoladaClient client = new(http, server.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Theory]
    [InlineData("Content-Type: application/json; charset=utf-8\r\n")]
    [InlineData("Content-Type: application/json; charset=\"UTF-8\"\r\n")]
    [InlineData("Content-Type: application/problem+json\r\n")]
    [InlineData("Content-Type: Text/JSON\r\n")]
    [InlineData("")]
    public async Task Json_in_utf8_is_read_under_each_of_its_names(string contentType)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.ReplyAsync(200, Plain, contentType));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync("\uFEFF" + Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task A_body_as_large_as_the_bound_is_read_and_one_byte_more_is_not()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient enough = new(server.Options() with { MaxRetries = 0, MaxBodyBytes = Plain.Length });
        using KoladaClient tooLittle = new(server.Options() with { MaxRetries = 0, MaxBodyBytes = Plain.Length - 1 });

        Assert.Equal(["Höör", "Riket"], await enough.NamesAsync(Token));
        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => tooLittle.NamesAsync(Token));
        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.Contains("(KoladaClientOptions.MaxBodyBytes)", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DecompressionMethods.None)]
    [InlineData(DecompressionMethods.All)]
    public async Task A_small_body_that_unpacks_to_a_large_one_stops_at_the_bound(DecompressionMethods handlerDoes)
    {
        byte[] bomb = Bomb(megabytes: 256);
        await using RawServer server = RawServer.Start(
            exchange => exchange.ReplyAsync(200, bomb, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = handlerDoes });
        using KoladaClient client = new(http, server.Options() with { MaxRetries = 0, MaxBodyBytes = 1_000_000 });
        long before = GC.GetTotalAllocatedBytes(precise: true);

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, refused.Kind);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100_000_000);
    }

    [Fact]
    public async Task An_announcement_of_more_than_comes_costs_no_memory()
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.SendAsync(200, "Content-Type: application/json\r\nContent-Length: 15000000\r\n", Plain));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        KoladaException broken = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, broken.Kind);
    }

    [Fact]
    public async Task The_request_says_who_asks_and_for_what()
    {
        string head = "";
        await using RawServer server = RawServer.Start(exchange =>
        {
            head = exchange.Head;
            return exchange.JsonAsync(Pages.TwoMunicipalities);
        });
        using KoladaClient client = new(server.Options() with { ApplicationName = "MyReport/1.2" });

        await client.NamesAsync(Token);

        Assert.StartsWith("GET /v3/municipality HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept: application/json\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept-Encoding: gzip\r\n", head, StringComparison.Ordinal);
        Assert.Matches(@"\r\nUser-Agent: MyReport/1\.2 Kolada\.Client/\d+\.\d+\.\d+\S* \(\+https://\S+\)\r\n", head);
        Assert.DoesNotContain("Cookie", head, StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] Pack(byte[] body, string encodings)
    {
        foreach (string encoding in encodings.Split(", "))
        {
            using MemoryStream packed = new();
            using (Stream packing = encoding switch
            {
                "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                _ => new BufferedStream(new NotClosing(packed)),
            })
            {
                packing.Write(body);
            }

            body = packed.ToArray();
        }

        return body;
    }

    private static byte[] Bomb(int megabytes)
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++)
            {
                packing.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    private sealed class NotClosing(Stream inner) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
