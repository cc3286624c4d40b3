using System.Net.Http.Headers;
using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>How a body is packed, and how it is unpacked where the handler below has not done so.</summary>
/// <remarks>
/// Gzip is asked for, since it has a checksum and a length. Brotli has neither and is not, and is unpacked all the same: a handler of the user's
/// may have asked for it.
/// </remarks>
internal readonly struct ContentDecoding
{
    private readonly string? _encoding;

    /// <summary>Reads how a body is packed.</summary>
    /// <exception cref="InvalidDataException">It is packed more than once, or in a way that was not asked for.</exception>
    public ContentDecoding(HttpContentHeaders headers)
    {
        List<string> encodings = [.. headers.ContentEncoding.Select(encoding => encoding.Trim()).Where(IsPacking).Take(2)];
        if (encodings.Count > 1)
        {
            throw new InvalidDataException("The body is packed more than once, which was not asked for.");
        }

        _encoding = encodings.Count == 0 ? null : Known(encodings[0]);
    }

    /// <summary>Whether there is anything to unpack.</summary>
    public bool IsPacked => _encoding is not null;

    /// <summary>How many bytes follow the body in what <see cref="Unpack"/> returns; <see cref="LengthWithoutSeal"/> leaves them out.</summary>
    public int SealLength => _encoding == "gzip" ? SealedGzip.Seal.Length : 0;

    /// <summary>The body's stream, unpacked. Disposing it disposes the given one.</summary>
    public Stream Unpack(Stream packed) => _encoding switch
    {
        "gzip" => SealedGzip.Unpack(packed),
        "br" => new WholeBrotli(packed),
        _ => packed,
    };

    /// <summary>How long the body is without the seal, which says that it is whole.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public int LengthWithoutSeal(ReadOnlySpan<byte> unpacked) => _encoding != "gzip" ? unpacked.Length
        : unpacked.EndsWith(SealedGzip.Seal) ? unpacked.Length - SealedGzip.Seal.Length
        : throw new InvalidDataException("The gzip data is cut short, or something follows it.");

    private static bool IsPacking(string encoding) => encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static string Known(string encoding) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => "gzip",
        "br" => "br",
        _ => throw new InvalidDataException($"The body is packed as {UntrustedText.Quote(encoding)}, which was not asked for."),
    };
}
