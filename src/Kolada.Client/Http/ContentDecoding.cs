using System.IO.Compression;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>Unpacks gzip and br where the handler below has not done so: an <see cref="HttpClient"/> that a user brings may or may not.</summary>
internal static class ContentDecoding
{
    /// <summary>The body's stream, unpacked. Disposing it disposes the given one.</summary>
    /// <exception cref="InvalidDataException">The body is packed in a way that was not asked for.</exception>
    public static Stream Unpack(Stream packed, ICollection<string> encodings)
    {
        Stream stream = packed;
        foreach (string encoding in encodings.Reverse())
        {
            stream = Name(encoding) switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "identity" or "" => stream,
                _ => throw new InvalidDataException($"The body is packed as {UntrustedText.Quote(encoding)}, which was not asked for."),
            };
        }

        return stream;
    }

    private static string Name(string encoding) => encoding.Trim().ToLowerInvariant();
}
