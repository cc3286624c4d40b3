using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Kolada.Client.Text;

namespace Kolada.Client.Json;

/// <summary>
/// Numbers the ids of one operation's answers, so that a page carries a small number instead of a text in every value. Ids are found by
/// their bytes; each becomes a string once, when it is first seen, and is checked then.
/// </summary>
/// <remarks>
/// Any number of pages may be read at the same time: finding takes no lock. A slot is filled before its number is published, and a
/// larger table is complete before it replaces the smaller.
/// </remarks>
/// <param name="most">How many there may be: an answer may say anything, and memory is finite.</param>
/// <param name="longest">How long one may be, in bytes.</param>
internal abstract class IdTable(int most, int longest)
{
    /// <summary>Ids up to this length are compared as two machine words.</summary>
    public const int MaxShort = 15;

    private const int InitialSlots = 256;

    private readonly Lock _adding = new();
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private Slot[] _slots = new Slot[InitialSlots];

    /// <summary>How many ids are known; their numbers are 0 to this minus one.</summary>
    public int Count { get; private set; }

    /// <summary>The two words of an id of at most <see cref="MaxShort"/> bytes: the bytes, zeros, and the length on top.</summary>
    public static (ulong Low, ulong High) Words(ReadOnlySpan<byte> id)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        id.CopyTo(padded);
        padded[15] = (byte)id.Length;
        return (BinaryPrimitives.ReadUInt64LittleEndian(padded), BinaryPrimitives.ReadUInt64LittleEndian(padded[8..]));
    }

    /// <summary>The number of a known short id, or -1.</summary>
    public int Find(ulong low, ulong high)
    {
        Slot[] slots = Volatile.Read(ref _slots);
        for (int i = Home(low, high, slots.Length); ; i = (i + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[i];
            int number = Volatile.Read(ref slot.NumberPlusOne);
            if (number == 0)
            {
                return -1;
            }

            if (slot.Low == low && slot.High == high)
            {
                return number - 1;
            }
        }
    }

    /// <summary>The number of an id, known or new.</summary>
    /// <exception cref="JsonException">It is not an id of this kind.</exception>
    public int FindOrAdd(ReadOnlySpan<byte> id)
    {
        if (id.Length > longest)
        {
            throw new JsonException(FormattableString.Invariant($"A text of {id.Length} bytes stands where at most {longest} are expected."));
        }

        if (id.Length > MaxShort)
        {
            return FindOrAddLong(Encoding.UTF8.GetString(id));
        }

        (ulong low, ulong high) = Words(id);
        int found = Find(low, high);
        return found >= 0 ? found : Add(low, high, Encoding.UTF8.GetString(id));
    }

    /// <summary>Keeps the text as the id with the next number.</summary>
    /// <exception cref="ArgumentException">It is not an id of this kind.</exception>
    protected abstract void Keep(string text, int number);

    private int Add(ulong low, ulong high, string text)
    {
        lock (_adding)
        {
            int found = Find(low, high);
            if (found >= 0)
            {
                return found;
            }

            int number = KeepNext(text);
            if (Count * 2 > _slots.Length)
            {
                Volatile.Write(ref _slots, Enlarged(_slots));
            }

            Fill(_slots, low, high, number + 1);
            return number;
        }
    }

    private int FindOrAddLong(string text)
    {
        lock (_adding)
        {
            if (!_long.TryGetValue(text, out int number))
            {
                number = KeepNext(text);
                _long.Add(text, number);
            }

            return number;
        }
    }

    private int KeepNext(string text)
    {
        if (Count == most)
        {
            throw new JsonException(FormattableString.Invariant($"There are more than {most} different texts of one kind, such as {UntrustedText.Quote(text)}."));
        }

        try
        {
            Keep(text, Count);
        }
        catch (ArgumentException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }

        return Count++;
    }

    private static Slot[] Enlarged(Slot[] slots)
    {
        Slot[] larger = new Slot[slots.Length * 4];
        foreach (Slot slot in slots)
        {
            if (slot.NumberPlusOne != 0)
            {
                Fill(larger, slot.Low, slot.High, slot.NumberPlusOne);
            }
        }

        return larger;
    }

    private static void Fill(Slot[] slots, ulong low, ulong high, int numberPlusOne)
    {
        int i = Home(low, high, slots.Length);
        while (slots[i].NumberPlusOne != 0)
        {
            i = (i + 1) & (slots.Length - 1);
        }

        slots[i].Low = low;
        slots[i].High = high;
        Volatile.Write(ref slots[i].NumberPlusOne, numberPlusOne);
    }

    private static int Home(ulong low, ulong high, int slots) =>
        (int)(((low ^ (high * 0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)slots)));

    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public int NumberPlusOne;
    }
}

/// <summary>An <see cref="IdTable"/> whose numbers stand for typed ids.</summary>
internal sealed class IdTable<T>(Func<string, T> create, int most = IdTable<T>.MostIds, int longest = IdTable<T>.LongestId) : IdTable(most, longest)
{
    /// <summary>Many times as many as Kolada has of any kind; its units, some 35,000, are the most.</summary>
    private const int MostIds = 500_000;

    /// <summary>Longer than any kind of id may be.</summary>
    private const int LongestId = 256;

    private T[] _values = new T[64];

    public T this[int number] => Volatile.Read(ref _values)[number];

    protected override void Keep(string text, int number)
    {
        T value = create(text);
        if (number == _values.Length)
        {
            T[] larger = new T[number * 2];
            _values.CopyTo(larger, 0);
            Volatile.Write(ref _values, larger);
        }

        _values[number] = value;
    }
}
