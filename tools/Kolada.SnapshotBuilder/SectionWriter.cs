using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kolada.SnapshotBuilder;

/// <summary>Writes the columns of one section; the counterpart of the sandbox's cursor.</summary>
internal sealed class SectionWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public int Length => _bytes.WrittenCount;

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Byte(byte value) => _bytes.Write([value]);

    public void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Int(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Unsigned((ulong)value);
    }

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void RawDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    public void String(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Int(bytes.Length);
        Bytes(bytes);
    }

    public void Strings(IReadOnlyCollection<string> strings)
    {
        foreach (var text in strings)
            Int(Encoding.UTF8.GetByteCount(text));
        foreach (var text in strings)
            Bytes(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Ordinally sorted strings; each as the characters it does not share with the one before.</summary>
    public void SortedStrings(IReadOnlyList<string> strings)
    {
        var shared = new int[strings.Count];
        for (var i = 1; i < strings.Count; i++)
        {
            if (string.CompareOrdinal(strings[i - 1], strings[i]) >= 0)
                throw new InvalidDataException($"'{strings[i]}' follows '{strings[i - 1]}': ids must be unique and sorted.");
            shared[i] = strings[i - 1].AsSpan().CommonPrefixLength(strings[i]);
        }

        foreach (var length in shared)
            Int(length);
        Strings([.. strings.Select((text, i) => text[shared[i]..])]);
    }
}

/// <summary>Distinct strings in order of first use; index 0 means null.</summary>
internal sealed class StringTable
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Strings => _strings;

    private readonly List<string> _strings = [];

    public int Add(string? text)
    {
        if (text is null)
            return 0;
        if (_indexes.TryGetValue(text, out var index))
            return index;
        _strings.Add(text);
        _indexes.Add(text, _strings.Count);
        return _strings.Count;
    }
}
