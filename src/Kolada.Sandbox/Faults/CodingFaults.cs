using System.IO.Compression;

namespace Kolada.Sandbox;

/// <summary>Compressed bodies that are not what they should be.</summary>
internal static class CodingFaults
{
    private const int GzipHeader = 10;

    /// <summary>The checksum and the length, four bytes each.</summary>
    private const int GzipTrailer = 8;

    private const int Encodings = 5000;
    private const int DamagedBytes = 8;

    private const int PieceLength = 1024 * 1024;
    private const int Pieces = 512;

    private static readonly Lazy<byte[]> BlankPiece = new(() => Pack(blank => blank.AsSpan().Fill((byte)' ')));

    /// <summary>The answer in gzip with a few bytes in its middle changed.</summary>
    public static SandboxResponse? DamagedGzip(StruckCall call) => InGzip(call, packed => Damaged(packed, GzipHeader, call.Random));

    /// <summary>The answer in brotli with a few bytes changed.</summary>
    public static SandboxResponse? DamagedBrotli(StruckCall call) => Packed(call, "br", ContentCoding.Brotli, packed => Damaged(packed, 1, call.Random));

    public static SandboxResponse? WithoutTrailer(StruckCall call) => InGzip(call, packed => packed[..^GzipTrailer]);

    public static SandboxResponse? WrongChecksum(StruckCall call) => InGzip(call, packed => WithOtherByte(packed, packed.Length - GzipTrailer));

    public static SandboxResponse? WrongLength(StruckCall call) => InGzip(call, packed => WithOtherByte(packed, packed.Length - (GzipTrailer / 2)));

    /// <summary>The answer in gzip, once, under a header that says thousands of times.</summary>
    public static SandboxResponse? ManyEncodings(StruckCall call)
    {
        var answer = InGzip(call, packed => packed);
        if (answer is not null)
            answer.ContentEncoding = string.Join(", ", Enumerable.Repeat("gzip", Encodings));
        return answer;
    }

    /// <summary>An envelope whose list begins with half a gigabyte of blanks.</summary>
    public static SandboxResponse? Exploding(string? acceptEncoding)
    {
        if (!ContentCoding.Accepts(acceptEncoding, "gzip"))
            return null;
        var body = new PooledBuffer();
        body.Write(Pack("{\"values\":["u8));
        for (var i = 0; i < Pieces; i++)
            body.Write(BlankPiece.Value);
        body.Write(Pack("],\"count\":0,\"next_url\":null,\"previous_url\":null}"u8));
        return new SandboxResponse(200, body) { ContentEncoding = "gzip" };
    }

    private static SandboxResponse? InGzip(StruckCall call, Func<byte[], byte[]> change) => Packed(call, "gzip", ContentCoding.GZip, change);

    private static SandboxResponse? Packed(StruckCall call, string coding, Func<SandboxResponse, SandboxResponse> pack, Func<byte[], byte[]> change)
    {
        using var plain = call.Plain();
        if (plain.Status != 200 || !ContentCoding.Accepts(call.Request.AcceptEncoding, coding))
            return null;
        using var packed = pack(plain);
        return new SandboxResponse(200, change(packed.Body.ToArray())) { ContentEncoding = coding };
    }

    private static byte[] Damaged(byte[] packed, int from, Random random)
    {
        for (var i = 0; i < DamagedBytes; i++)
            packed[random.Next(from, packed.Length)] ^= (byte)random.Next(1, 256);
        return packed;
    }

    private static byte[] WithOtherByte(byte[] bytes, int at)
    {
        bytes[at] ^= 0x55;
        return bytes;
    }

    private static byte[] Pack(Action<byte[]> fill)
    {
        var piece = new byte[PieceLength];
        fill(piece);
        return Pack(piece);
    }

    private static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
