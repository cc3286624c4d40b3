using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kolada.Json;

/// <summary>
/// Reads rows in the layout that Kolada sends: fields in the contract's order, no white space. What stands between the values is compared
/// as whole literals; where it does not match, the row is left to <see cref="RowReader"/>, which also knows what is wrong with it.
/// </summary>
internal ref struct LiteralRows(ReadOnlySpan<byte> body, DataPage page)
{
    private const ulong EachByte = 0x0101010101010101;
    private const ulong Quotes = '"' * EachByte;

    private readonly ReadOnlySpan<byte> _body = body;
    private readonly DataPage _page = page;
    private readonly DataIds _ids = page.Ids;
    private readonly ReadOnlySpan<byte> _placeField = page.Ids.Units is null ? "\",\"municipality\":\""u8 : "\",\"ou\":\""u8;
    private LastId _kpi = LastId.None;
    private LastId _place = LastId.None;

    /// <summary>Reads as many rows as match.</summary>
    /// <param name="position">Behind the opening bracket of the list, or behind a row.</param>
    /// <returns>Behind the last row that matched; the position given when none did.</returns>
    public int Read(int position)
    {
        int end = position;
        while (true)
        {
            int i = end;
            if (i > 0 && _body[i - 1] != '[' && !Take(ref i, ","u8))
            {
                return end;
            }

            int start = _page.Count;
            if (!TryRow(ref i))
            {
                _page.CutTo(start);
                return end;
            }

            end = i;
        }
    }

    private bool TryRow(ref int i)
    {
        int start = _page.Count;
        if (!Take(ref i, "{\"kpi\":\""u8)
            || !TryId(ref i, _ids.Kpis, ref _kpi)
            || !Take(ref i, _placeField)
            || !TryId(ref i, _ids.Places, ref _place)
            || !Take(ref i, "\",\"period\":"u8)
            || !TryWhole(ref i, out int year)
            || !Take(ref i, ",\"values\":["u8)
            || !TryValues(ref i))
        {
            return false;
        }

        _page.EndRow(start, _kpi.Number, _place.Number, year);
        return true;
    }

    private readonly bool TryValues(ref int i)
    {
        if (Take(ref i, "]}"u8))
        {
            return true;
        }

        int genders = 0;
        while (TryValue(ref i, ref genders))
        {
            if (Take(ref i, "]}"u8))
            {
                return true;
            }

            if (!Take(ref i, ","u8))
            {
                return false;
            }
        }

        return false;
    }

    private readonly bool TryValue(ref int i, ref int genders)
    {
        if (!Take(ref i, "{\"gender\":\""u8) || !TryGender(ref i, out int gender) || (genders & (1 << gender)) != 0)
        {
            return false;
        }

        genders |= 1 << gender;
        DataEntry entry = new() { Value = double.NaN, GenderNumber = (byte)gender };
        if (Take(ref i, ",\"count\":"u8) && !Take(ref i, "null"u8))
        {
            entry.HasCount = TryWhole(ref i, out entry.Count);
            if (!entry.HasCount)
            {
                return false;
            }
        }

        if ((!Take(ref i, ",\"status\":\"\""u8) && !TryStatus(ref i, out entry.Status))
            || (Take(ref i, ",\"value\":"u8) && !Take(ref i, "null"u8) && !JsonNumber.TryRead(_body, ref i, out entry.Value))
            || (!Take(ref i, ",\"isdeleted\":false"u8) && !TryDeleted(ref i, out entry.IsDeleted))
            || !Take(ref i, "}"u8))
        {
            return false;
        }

        _page.Add() = entry;
        return true;
    }

    private readonly bool TryGender(ref int i, out int gender)
    {
        gender = -1;
        if (i + 1 < _body.Length && _body[i + 1] == '"')
        {
            gender = _body[i] switch { (byte)'T' => (int)Gender.Total, (byte)'K' => (int)Gender.Women, (byte)'M' => (int)Gender.Men, _ => -1 };
            i += 2;
        }

        return gender >= 0;
    }

    /// <summary>A status that is not empty, null, or not there at all.</summary>
    private readonly bool TryStatus(ref int i, out int status)
    {
        status = 0;
        if (!Take(ref i, ",\"status\":"u8) || Take(ref i, "null"u8))
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

        status = _ids.Statuses.FindOrAdd(_body.Slice(i, length));
        i += length + 1;
        return true;
    }

    /// <summary>A mark that is true, null, or not there at all.</summary>
    private readonly bool TryDeleted(ref int i, out bool deleted)
    {
        deleted = Take(ref i, ",\"isdeleted\":true"u8);
        return deleted || Take(ref i, ",\"isdeleted\":null"u8) || true;
    }

    /// <summary>An id up to its closing quote, which is left to the next literal. Rows mostly repeat the ids of the row before.</summary>
    private readonly bool TryId(ref int i, IdTable table, ref LastId last)
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

    private readonly bool TryLongId(ref int i, IdTable table, ref LastId last)
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
    private readonly bool TryWhole(ref int i, out int number)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Take(ref int i, ReadOnlySpan<byte> literal)
    {
        if (_body[i..].StartsWith(literal))
        {
            i += literal.Length;
            return true;
        }

        return false;
    }

    /// <summary>The id that was read last, as two words, and its number.</summary>
    private readonly record struct LastId(ulong Low, ulong High, int Number)
    {
        /// <summary>No words of an id are like these.</summary>
        public static LastId None => new(0, ulong.MaxValue, -1);
    }
}
