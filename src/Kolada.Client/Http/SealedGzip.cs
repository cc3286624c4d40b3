using System.IO.Compression;

namespace Kolada.Client.Http;

/// <summary>Unpacks gzip so that a body which is cut anywhere, its trailer included, or followed by something else, does not pass for whole.</summary>
/// <remarks>
/// <see cref="GZipStream"/> compares checksum and length with a trailer that is there, and says nothing where it is missing, or where something
/// else follows. Therefore a member of our own is appended to what comes in, which gzip allows. Its content, the seal, comes out at the end only
/// if all before it was complete: otherwise its bytes are taken for the missing ones, or are not read at all.
/// </remarks>
internal static class SealedGzip
{
    private static readonly byte[] Member = Pack(Seal);

    /// <summary>What a whole body ends with when it was unpacked.</summary>
    public static ReadOnlySpan<byte> Seal => "\0Kolada: whole.\0"u8;

    /// <summary>The body, unpacked, and the seal. Disposing it disposes the given stream.</summary>
    public static Stream Unpack(Stream packed) => new GZipStream(new Appended(packed), CompressionMode.Decompress);

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            packing.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A stream, and behind it the member with the seal.</summary>
    private sealed class Appended(Stream stream) : ReadOnlyStream
    {
        private bool _atEnd;
        private int _appended;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_atEnd)
            {
                int read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                _atEnd = read == 0 && buffer.Length > 0;
                if (!_atEnd)
                {
                    return read;
                }
            }

            int length = Math.Min(buffer.Length, Member.Length - _appended);
            Member.AsMemory(_appended, length).CopyTo(buffer);
            _appended += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
