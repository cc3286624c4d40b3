using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kolada.Client.Caching;

/// <summary>
/// The format of a stored answer: mark, times (UTC ticks), length and text of the key, body, and the SHA-256 of all before it.
/// Numbers are little-endian.
/// </summary>
internal static class CacheFile
{
    private const int TimesAndLength = 8 + 8 + 4;

    private static ReadOnlySpan<byte> Mark => "KOLADA1\n"u8;

    public static byte[] Write(string key, CacheEntry entry)
    {
        int keyLength = Encoding.UTF8.GetByteCount(key);
        byte[] file = new byte[Mark.Length + TimesAndLength + keyLength + entry.Body.Length + SHA256.HashSizeInBytes];
        Mark.CopyTo(file);
        Span<byte> rest = file.AsSpan(Mark.Length);
        BinaryPrimitives.WriteInt64LittleEndian(rest, entry.StoredAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(rest[8..], entry.AnsweredAt.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(rest[16..], keyLength);
        Encoding.UTF8.GetBytes(key, rest[TimesAndLength..]);
        entry.Body.Span.CopyTo(rest[(TimesAndLength + keyLength)..]);
        SHA256.HashData(file.AsSpan(0, file.Length - SHA256.HashSizeInBytes), file.AsSpan(file.Length - SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>The entry; null when the file is damaged, or one of another key.</summary>
    public static CacheEntry? Read(string key, byte[] file)
    {
        int content = file.Length - SHA256.HashSizeInBytes;
        int head = Mark.Length + TimesAndLength;
        if (content < head || !file.AsSpan().StartsWith(Mark) || !SHA256.HashData(file.AsSpan(0, content)).AsSpan().SequenceEqual(file.AsSpan(content)))
        {
            return null;
        }

        ReadOnlySpan<byte> rest = file.AsSpan(Mark.Length);
        int keyLength = BinaryPrimitives.ReadInt32LittleEndian(rest[16..]);
        return keyLength >= 0 && keyLength <= content - head && Encoding.UTF8.GetString(file, head, keyLength) == key
            ? new CacheEntry(
                file.AsMemory(head + keyLength, content - head - keyLength),
                new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(rest[8..]), TimeSpan.Zero),
                new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(rest), TimeSpan.Zero))
            : null;
    }
}
