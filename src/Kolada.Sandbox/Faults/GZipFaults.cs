using System.IO.Compression;

namespace Kolada.Sandbox;

/// <summary>Compressed bodies that are not what they should be.</summary>
internal static class GZipFaults
{
    private const int PieceLength = 1024 * 1024;
    private const int Pieces = 512;

    private static readonly Lazy<byte[]> BlankPiece = new(() => Pack(blank => blank.AsSpan().Fill((byte)' ')));

    /// <summary>The answer in gzip with a few bytes in its middle changed.</summary>
    public static SandboxResponse? Damaged(SandboxResponse plain, string? acceptEncoding, Random random)
    {
        if (plain.Status != 200 || !ContentCoding.Accepts(acceptEncoding, "gzip"))
        {
            plain.Dispose();
            return null;
        }

        using var packed = ContentCoding.GZip(plain);
        var damaged = packed.Body.ToArray();
        const int header = 10;
        for (var i = 0; i < 8; i++)
            damaged[random.Next(header, damaged.Length)] ^= (byte)random.Next(1, 256);
        return InGZip(damaged);
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

    private static SandboxResponse InGZip(byte[] bytes)
    {
        var body = new PooledBuffer(bytes.Length);
        body.Write(bytes);
        return new SandboxResponse(200, body) { ContentEncoding = "gzip" };
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
