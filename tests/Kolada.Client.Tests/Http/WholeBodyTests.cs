using System.IO.Compression;
using System.Net;
using System.Text;

namespace Kolada.Client.Tests.Http;

/// <summary>A packed body is used only when it is known to be whole: no byte of it missing, none changed, none added.</summary>
public sealed class WholeBodyTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Pages.TwoMunicipalities);

    private static readonly byte[] Whole = Gzip(Plain);

    private static readonly Dictionary<string, (string Encoding, Func<byte[]> Body)> NotWhole = new(StringComparer.Ordinal)
    {
        ["a wrong checksum"] = ("gzip", () => Changed(Whole, ^8)),
        ["a wrong length"] = ("gzip", () => Changed(Whole, ^2)),
        ["a damaged block"] = ("gzip", () => Changed(Whole, Whole.Length / 2)),
        ["trailing bytes"] = ("gzip", () => [.. Whole, 1, 2, 3]),
        ["trailing zeros"] = ("gzip", () => [.. Whole, .. new byte[512]]),
        ["the beginning of another member"] = ("gzip", () => [.. Whole, .. Whole[..5]]),
        ["a second member without its trailer"] = ("gzip", () => [.. Gzip(Plain.AsSpan(0, 20)), .. Gzip(Plain.AsSpan(20))[..^8]]),
        ["no gzip at all"] = ("gzip", () => Plain),
        ["zlib under the name of gzip"] = ("gzip", () => Zlib(Plain)),
        ["zlib"] = ("deflate", () => Zlib(Plain)),
        ["gzip twice"] = ("gzip, gzip", () => Gzip(Whole)),
        ["an endless list of encodings"] = (string.Join(", ", Enumerable.Repeat("gzip", 5000)), () => Whole),
        ["brotli that is cut short"] = ("br", () => Brotli(Plain)[..^1]),
        ["brotli that is followed by something"] = ("br", () => [.. Brotli(Plain), 0]),
        ["brotli that is damaged"] = ("br", () => Changed(Changed(Brotli(Plain), 1), 2)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. NotWhole.Keys];

    [Fact]
    public async Task A_gzip_body_that_is_cut_at_any_byte_is_an_invalid_answer()
    {
        await using RawServer server = RawServer.Start(exchange => ReplyAsync(exchange, "gzip", Whole[..exchange.Number]));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0, BreakerThreshold = 1000 });
        for (int length = 0; length < Whole.Length; length++)
        {
            KoladaException cut = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

            Assert.Equal(KoladaErrorKind.InvalidAnswer, cut.Kind);
        }

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_packed_body_that_is_not_whole_is_an_invalid_answer(string kind)
    {
        (string encoding, Func<byte[]> body) = NotWhole[kind];
        await using RawServer server = RawServer.Start(exchange => ReplyAsync(exchange, encoding, body()));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });
        using HttpClient http = new();
        using KoladaClient brought = new(http, server.Options() with { MaxRetries = 0 });

        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).Kind);
        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => brought.NamesAsync(Token))).Kind);
    }

    [Fact]
    public async Task Damaged_brotli_is_an_invalid_answer_when_the_handler_unpacks_it_too()
    {
        await using RawServer server = RawServer.Start(exchange => ReplyAsync(exchange, "br", Changed(Changed(Brotli(Plain), 1), 2)));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        using KoladaClient client = new(http, server.Options() with { MaxRetries = 0 });

        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).Kind);
    }

    [Fact]
    public async Task Two_members_and_bytes_that_come_one_by_one_are_whole()
    {
        byte[] members = [.. Gzip(Plain.AsSpan(0, 20)), .. Gzip(Plain.AsSpan(20))];
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.SendAsync(200, $"Content-Type: application/json\r\nContent-Encoding: x-gzip\r\nContent-Length: {members.Length}\r\n", ReadOnlyMemory<byte>.Empty);
            foreach (byte one in members)
            {
                await exchange.WriteAsync(new[] { one });
            }
        });
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task A_packed_body_as_large_as_the_bound_is_read_and_one_byte_more_is_not()
    {
        await using RawServer server = RawServer.Start(exchange => ReplyAsync(exchange, "gzip", Whole));
        using KoladaClient enough = new(server.Options() with { MaxRetries = 0, MaxBodyBytes = Plain.Length });
        using KoladaClient tooLittle = new(server.Options() with { MaxRetries = 0, MaxBodyBytes = Plain.Length - 1 });

        Assert.Equal(["Höör", "Riket"], await enough.NamesAsync(Token));
        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => tooLittle.NamesAsync(Token))).Kind);
    }

    [Fact]
    public async Task A_part_of_a_body_is_an_invalid_answer()
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.ReplyAsync(206, Plain, "Content-Type: application/json\r\nContent-Range: bytes 0-99/200\r\n"));
        using KoladaClient client = new(server.Options() with { MaxRetries = 0 });

        Assert.Equal(KoladaErrorKind.InvalidAnswer, (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).Kind);
    }

    [Fact]
    public async Task The_packed_text_of_a_refusal_comes_without_the_seal()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.ReplyAsync(422, Gzip("too many ids"u8), "Content-Encoding: gzip\r\n"));
        using KoladaClient client = new(server.Options());

        Assert.Equal("too many ids", (await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token))).ResponseBody);
    }

    private static Task ReplyAsync(RawExchange exchange, string encoding, byte[] body) =>
        exchange.ReplyAsync(200, body, $"Content-Type: application/json\r\nContent-Encoding: {encoding}\r\n");

    private static byte[] Changed(byte[] body, Index at)
    {
        byte[] changed = [.. body];
        changed[at] ^= 0xFF;
        return changed;
    }

    private static byte[] Gzip(ReadOnlySpan<byte> plain) => Pack(plain, packed => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Zlib(ReadOnlySpan<byte> plain) => Pack(plain, packed => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Brotli(ReadOnlySpan<byte> plain) => Pack(plain, packed => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Pack(ReadOnlySpan<byte> plain, Func<Stream, Stream> packer)
    {
        using MemoryStream packed = new();
        using (Stream packing = packer(packed))
        {
            packing.Write(plain);
        }

        return packed.ToArray();
    }
}
