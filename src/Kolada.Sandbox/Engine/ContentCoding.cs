using System.Globalization;
using System.IO.Compression;

namespace Kolada.Sandbox;

/// <summary>Compresses answers when the client asks for it. Of equally welcome codings gzip is taken, the cheaper one.</summary>
internal static class ContentCoding
{
    /// <summary>Shorter bodies are sent as they are.</summary>
    private const int MinLength = 500;

    private const int BrotliQuality = 1;
    private const int BrotliWindow = 22;

    /// <summary>Takes over the answer; gives it back, or a compressed one.</summary>
    public static SandboxResponse Apply(string? acceptEncoding, SandboxResponse answer)
    {
        var coding = answer.Body.Length < MinLength ? null : Choose(acceptEncoding);
        if (coding is null)
            return answer;
        using (answer)
            return string.Equals(coding, "br", StringComparison.Ordinal) ? Brotli(answer) : GZip(answer);
    }

    /// <summary>Compresses an answer that is not an error, if the client wants that; takes it over.</summary>
    public static SandboxResponse Pack(SandboxRequest request, SandboxResponse answer) =>
        answer.Status == 200 ? Apply(request.AcceptEncoding, answer) : answer;

    public static bool Accepts(string? acceptEncoding, string coding) => acceptEncoding is not null && Weight(acceptEncoding, coding) > 0;

    private static string? Choose(string? acceptEncoding)
    {
        if (string.IsNullOrEmpty(acceptEncoding))
            return null;
        var (gzip, brotli) = (Weight(acceptEncoding, "gzip"), Weight(acceptEncoding, "br"));
        return (gzip, brotli) switch
        {
            (0, 0) => null,
            _ => gzip >= brotli ? "gzip" : "br",
        };
    }

    private static double Weight(string acceptEncoding, string coding)
    {
        var any = 0.0;
        foreach (var item in acceptEncoding.Split(','))
        {
            var parts = item.Split(';', StringSplitOptions.TrimEntries);
            var weight = parts.Length > 1 && parts[1].StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(parts[1].AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out var q) ? q : 1;
            if (string.Equals(parts[0], coding, StringComparison.OrdinalIgnoreCase))
                return weight;
            if (parts[0] is "*")
                any = weight;
        }

        return any;
    }

    public static SandboxResponse GZip(SandboxResponse answer)
    {
        var packed = new PooledBuffer((answer.Body.Length / 4) + 64);
        using (var stream = new GZipStream(new PooledBufferStream(packed), CompressionLevel.Fastest))
            stream.Write(answer.Body.Span);
        return new SandboxResponse(answer.Status, packed) { ContentEncoding = "gzip" };
    }

    public static SandboxResponse Brotli(SandboxResponse answer)
    {
        var limit = BrotliEncoder.GetMaxCompressedLength(answer.Body.Length);
        var packed = new PooledBuffer(limit);
        if (!BrotliEncoder.TryCompress(answer.Body.Span, packed.GetSpan(limit), out var written, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli could not compress an answer.");
        packed.Advance(written);
        return new SandboxResponse(answer.Status, packed) { ContentEncoding = "br" };
    }
}

/// <summary>A stream that appends to a buffer it does not own.</summary>
internal sealed class PooledBufferStream(PooledBuffer buffer) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => buffer.Length;

    public override long Position
    {
        get => buffer.Length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
