using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kolada.Client.Json;

/// <summary>Reads the values of a row where they are plain: text without escapes, whole numbers without sign. What is not is left alone.</summary>
internal readonly ref struct PlainValues(ReadOnlySpan<byte> body)
{
    private const ulong EachByte = 0x0101010101010101;
    private const ulong Quotes = '"' * EachByte;

    private readonly ReadOnlySpan<byte> _body = body;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ref int i, ReadOnlySpan<byte> literal)
    {
        if (_body[i..].StartsWith(literal))
        {
            i += literal.Length;
            return true;
        }

        return false;
    }

    /// <summary>A gender's letter and the quote behind it.</summary>
    public bool TryGender(ref int i, out int gender)
    {
        gender = -1;
        if (i + 1 < _body.Length && _body[i + 1] == '"')
        {
            gender = _body[i] switch { (byte)'T' => (int)Gender.Total, (byte)'K' => (int)Gender.Women, (byte)'M' => (int)Gender.Men, _ => -1 };
            i += 2;
        }

        return gender >= 0;
    }

    /// <summary>A status: text, or null, which is the same as empty.</summary>
    public bool TryStatus(ref int i, IdTable statuses, out int status)
    {
        status = 0;
        if (Take(ref i, "null"u8))
        {
            return true;
        }

        if (!Take(ref i, "\""u8))
        {
            return false;
        }

        int length = _body[i..].IndexOf((byte)'"');
        if (length < 0 || !IsPlain(_body.Slice(i, length)))
        {
            return false;
        }

        status = statuses.FindOrAdd(_body.Slice(i, length));
        i += length + 1;
        return true;
    }

    /// <summary>An id up to its closing quote, which is left to the next literal. Rows mostly repeat the ids of the row before.</summary>
    public bool TryId(ref int i, IdTable table, ref LastId last)
    {
        if (_body.Length - i < sizeof(ulong))
        {
            return false;
        }

        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(_body[i..]);
        ulong quote = word ^ Quotes;
        quote = (quote - EachByte) & ~quote & (EachByte << 7);
        if (quote == 0)
        {
            return TryLongId(ref i, table, ref last);
        }

        int length = BitOperations.TrailingZeroCount(quote) / 8;
        ulong low = word & ((1UL << (length * 8)) - 1);
        ulong high = (ulong)length << 56;
        if (low != last.Low || high != last.High)
        {
            int number = table.Find(low, high);
            if (number < 0)
            {
                if (!IsPlain(_body.Slice(i, length)))
                {
                    return false;
                }

                number = table.FindOrAdd(_body.Slice(i, length));
            }

            last = new LastId(low, high, number);
        }

        i += length;
        return true;
    }

    private bool TryLongId(ref int i, IdTable table, ref LastId last)
    {
        int length = _body[i..].IndexOf((byte)'"');
        if (length < 0 || !IsPlain(_body.Slice(i, length)))
        {
            return false;
        }

        last = LastId.None with { Number = table.FindOrAdd(_body.Slice(i, length)) };
        i += length;
        return true;
    }

    /// <summary>A whole number from 0 to 999,999,999.</summary>
    public bool TryWhole(ref int i, out int number)
    {
        const int MaxDigits = 9;
        int first = i;
        number = 0;
        while (i < _body.Length && (uint)(_body[i] - '0') <= 9 && i - first <= MaxDigits)
        {
            number = (number * 10) + (_body[i++] - '0');
        }

        int digits = i - first;
        return digits is > 0 and <= MaxDigits && (digits == 1 || _body[first] != '0');
    }

    /// <summary>True for text without escapes and without what JSON would refuse.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text) => !text.Contains((byte)'\\') && !text.ContainsAnyInRange((byte)0, (byte)0x1F);
}

/// <summary>The id that was read last, as two words, and its number.</summary>
internal readonly record struct LastId(ulong Low, ulong High, int Number)
{
    /// <summary>No words of an id are like these.</summary>
    public static LastId None => new(0, ulong.MaxValue, -1);
}
