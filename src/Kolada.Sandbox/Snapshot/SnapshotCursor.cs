using System.Buffers.Binary;
using System.Text;

namespace Kolada.Sandbox;

/// <summary>Reads the columns of one unpacked section. Running past the end is an <see cref="InvalidDataException"/>.</summary>
internal ref struct SnapshotCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    public byte Byte() => Bytes(1)[0];

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if ((uint)count > (uint)_rest.Length)
            throw new InvalidDataException("The snapshot ends inside a column.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("A number in the snapshot is longer than 64 bits.");
    }

    public int Int()
    {
        var value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A count in the snapshot is out of range.");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public double RawDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(sizeof(double)));

    public string String() => Encoding.UTF8.GetString(Bytes(Int()));

    /// <summary>Strings whose lengths stand together in front of their text.</summary>
    public string[] Strings(int count)
    {
        var lengths = new int[count];
        for (var i = 0; i < count; i++)
            lengths[i] = Int();
        var strings = new string[count];
        for (var i = 0; i < count; i++)
            strings[i] = Encoding.UTF8.GetString(Bytes(lengths[i]));
        return strings;
    }

    /// <summary>Sorted strings: each says how many characters it shares with the one before.</summary>
    public string[] SortedStrings(int count)
    {
        var shared = new int[count];
        for (var i = 0; i < count; i++)
            shared[i] = Int();
        var strings = Strings(count);
        for (var i = 1; i < count; i++)
            strings[i] = string.Concat(strings[i - 1].AsSpan(0, shared[i]), strings[i]);
        return strings;
    }

    /// <summary>A string table by index, where index 0 means null.</summary>
    public string? FromTable(string[] table)
    {
        var index = Int();
        return index == 0 ? null : table[index - 1];
    }

    public string FromTableOrFail(string[] table) =>
        FromTable(table) ?? throw new InvalidDataException("The snapshot has a null where a text must be.");
}
