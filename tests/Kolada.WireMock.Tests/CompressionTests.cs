using System.IO.Compression;
using System.Net;
using System.Text;

namespace Kolada.WireMock.Tests;

/// <summary>Compressed bodies, with the HttpClient that the client makes and with one that the user brings.</summary>
public sealed class CompressionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_body_is_decompressed(string encoding)
    {
        using MockKolada kolada = new();
        kolada.Always(Compressed(Compress(Answers.TwoMunicipalitiesJson, encoding), encoding));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Theory]
    [InlineData("gzip", DecompressionMethods.None)]
    [InlineData("gzip", DecompressionMethods.All)]
    [InlineData("br", DecompressionMethods.None)]
    [InlineData("br", DecompressionMethods.GZip)]
    public async Task A_compressed_body_is_decompressed_whatever_the_handler_does(string encoding, DecompressionMethods handlers)
    {
        using MockKolada kolada = new();
        kolada.Always(Compressed(Compress(Answers.TwoMunicipalitiesJson, encoding), encoding));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = handlers });
        using KoladaClient client = new(http, kolada.Options() with { MaxRetries = 0 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Theory]
    [InlineData(DecompressionMethods.None)]
    [InlineData(DecompressionMethods.All)]
    public async Task A_damaged_compressed_body_is_retried(DecompressionMethods handlers)
    {
        byte[] whole = Compress(Answers.TwoMunicipalitiesJson, "gzip");
        byte[] damaged = [.. whole];
        damaged[^6] ^= 0xFF;
        using MockKolada kolada = new();
        kolada.InTurn(Compressed(whole[..^12], "gzip"), Compressed(damaged, "gzip"), Compressed("no gzip"u8.ToArray(), "gzip"), Compressed(whole, "gzip"));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = handlers });
        using KoladaClient client = new(http, kolada.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(4, kolada.Requests);
    }

    [Fact]
    public async Task An_encoding_that_was_not_asked_for_is_an_invalid_answer()
    {
        using MockKolada kolada = new();
        kolada.Always(Compressed("?"u8.ToArray(), "zstd"));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.Contains("'zstd', which was not asked for", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compressed_body_of_an_error_is_decompressed_for_the_exception()
    {
        using MockKolada kolada = new();
        kolada.Always(Compressed(Compress("too many ids", "gzip"), "gzip").WithStatusCode(422));
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using KoladaClient client = new(http, kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal("too many ids", refused.ResponseBody);
    }

    private static IResponseBuilder Compressed(byte[] body, string encoding) =>
        Response.Create().WithHeader("Content-Type", "application/json").WithHeader("Content-Encoding", encoding).WithBody(body);

    private static byte[] Compress(string text, string encoding)
    {
        using MemoryStream compressed = new();
        using (Stream compressor = encoding == "gzip"
            ? new GZipStream(compressed, CompressionMode.Compress)
            : new BrotliStream(compressed, CompressionMode.Compress))
        {
            compressor.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
