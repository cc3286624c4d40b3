using System.IO.Compression;
using System.Security.Cryptography;

namespace Kolada.Sandbox;

/// <summary>A snapshot file as its sections: checked on opening, unpacked and verified one by one when asked for.</summary>
internal sealed class SnapshotContainer
{
    private const string ResourceName = "Kolada.Sandbox.kolada.snapshot";
    private const int MaxUnpackedLength = 64 * 1024 * 1024;

    private readonly Dictionary<SnapshotSection, Entry> _entries = [];
    private readonly Func<int, int, byte[]> _read;

    private SnapshotContainer(ReadOnlySpan<byte> head, Func<int, int, byte[]> read)
    {
        _read = read;
        if (!head.StartsWith(SnapshotFormat.Magic))
            throw new InvalidDataException("This is not a Kolada snapshot: its first bytes are others.");
        var cursor = new SnapshotCursor(head[SnapshotFormat.Magic.Length..]);
        var version = cursor.Byte();
        if (version != SnapshotFormat.Version)
            throw new InvalidDataException($"The snapshot has version {version}; this library reads version {SnapshotFormat.Version}.");
        ReadDirectory(ref cursor, head.Length);
    }

    /// <summary>The section ids, in file order.</summary>
    public IReadOnlyCollection<SnapshotSection> Sections => _entries.Keys;

    /// <summary>Opens the snapshot that is embedded in this assembly.</summary>
    public static SnapshotContainer OpenEmbedded()
    {
        using var stream = Open();
        var head = new byte[(int)Math.Min(stream.Length, 1024)];
        stream.ReadExactly(head);
        return new SnapshotContainer(head, ReadPart);

        static Stream Open() => typeof(SnapshotContainer).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException("The snapshot is missing from this build of Kolada.Sandbox.");

        static byte[] ReadPart(int offset, int length)
        {
            using var stream = Open();
            stream.Position = offset;
            var part = new byte[length];
            stream.ReadExactly(part);
            return part;
        }
    }

    /// <summary>Opens a snapshot held in memory.</summary>
    public static SnapshotContainer Open(byte[] file) => new(file, (offset, length) => file.AsSpan(offset, length).ToArray());

    /// <summary>The unpacked bytes of a section.</summary>
    public byte[] Unpack(SnapshotSection section)
    {
        if (!_entries.TryGetValue(section, out var entry))
            throw new InvalidDataException($"The snapshot has no section {section}.");
        var unpacked = new byte[entry.UnpackedLength];
        var packed = _read(entry.Offset, entry.PackedLength);
        if (!BrotliDecoder.TryDecompress(packed, unpacked, out var written) || written != unpacked.Length)
            throw new InvalidDataException($"Section {section} of the snapshot cannot be unpacked: the file is damaged.");
        if (!SHA256.HashData(unpacked).AsSpan().SequenceEqual(entry.Checksum))
            throw new InvalidDataException($"Section {section} of the snapshot fails its checksum: the file is damaged.");
        return unpacked;
    }

    private void ReadDirectory(ref SnapshotCursor cursor, int headLength)
    {
        int count = cursor.Byte();
        var parts = new List<(SnapshotSection Id, int Packed, int Unpacked, byte[] Checksum)>(count);
        for (var i = 0; i < count; i++)
            parts.Add(((SnapshotSection)cursor.Byte(), cursor.Int(), cursor.Int(), cursor.Bytes(SnapshotFormat.ChecksumLength).ToArray()));

        var offset = headLength - cursor.Remaining;
        foreach (var (id, packed, unpacked, checksum) in parts)
        {
            if (unpacked > MaxUnpackedLength)
                throw new InvalidDataException($"Section {id} of the snapshot claims {unpacked} bytes: the file is damaged.");
            _entries.Add(id, new Entry(offset, packed, unpacked, checksum));
            offset += packed;
        }
    }

    private readonly record struct Entry(int Offset, int PackedLength, int UnpackedLength, byte[] Checksum);
}
