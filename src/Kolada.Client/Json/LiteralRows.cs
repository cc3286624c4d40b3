using System.Runtime.CompilerServices;

namespace Kolada.Client.Json;

/// <summary>
/// Reads rows in the layout that Kolada sends: fields in the contract's order, no white space. What stands between the values is compared
/// as whole literals; where it does not match, the row is left to <see cref="RowReader"/>, which also knows what is wrong with it.
/// </summary>
internal ref struct LiteralRows(ReadOnlySpan<byte> body, DataPage page)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly DataPage _page = page;
    private readonly DataIds _ids = page.Ids;
    private readonly ReadOnlySpan<byte> _placeField = page.Ids is not UnitDataIds ? "\",\"municipality\":\""u8 : "\",\"ou\":\""u8;
    private readonly PlainValues _values = new(body);
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
            || !_values.TryId(ref i, _ids.Kpis, ref _kpi)
            || !Take(ref i, _placeField)
            || !_values.TryId(ref i, _ids.Places, ref _place)
            || !Take(ref i, "\",\"period\":"u8)
            || !_values.TryWhole(ref i, out int year)
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
        if (!Take(ref i, "{\"gender\":\""u8) || !_values.TryGender(ref i, out int gender) || (genders & (1 << gender)) != 0)
        {
            return false;
        }

        genders |= 1 << gender;
        DataEntry entry = new() { Value = double.NaN, GenderNumber = (byte)gender };
        if (Take(ref i, ",\"count\":1,\"status\":\"\""u8))
        {
            // What most values have, compared in one step.
            entry.HasCount = true;
            entry.Count = 1;
        }
        else if (!TryCount(ref i, ref entry) || !TryStatus(ref i, out entry.Status))
        {
            return false;
        }

        if (Take(ref i, ",\"value\":"u8) && !Take(ref i, "null"u8) && !JsonNumber.TryRead(_body, ref i, out entry.Value))
        {
            return false;
        }

        if (!Take(ref i, ",\"isdeleted\":false}"u8) && !(TryDeleted(ref i, out entry.IsDeleted) && Take(ref i, "}"u8)))
        {
            return false;
        }

        _page.Add() = entry;
        return true;
    }

    /// <summary>A count that is a number, null, or not there at all.</summary>
    private readonly bool TryCount(ref int i, ref DataEntry entry)
    {
        entry.HasCount = Take(ref i, ",\"count\":"u8) && !Take(ref i, "null"u8);
        return !entry.HasCount || _values.TryWhole(ref i, out entry.Count);
    }

    /// <summary>A status that is text, null, or not there at all.</summary>
    private readonly bool TryStatus(ref int i, out int status)
    {
        status = 0;
        return Take(ref i, ",\"status\":\"\""u8) || !Take(ref i, ",\"status\":"u8) || _values.TryStatus(ref i, _ids.Statuses, out status);
    }

    /// <summary>A mark that is true, false, null, or not there at all.</summary>
    private readonly bool TryDeleted(ref int i, out bool deleted)
    {
        deleted = Take(ref i, ",\"isdeleted\":true"u8);
        return deleted || Take(ref i, ",\"isdeleted\":false"u8) || Take(ref i, ",\"isdeleted\":null"u8) || true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Take(ref int i, ReadOnlySpan<byte> literal) => _values.Take(ref i, literal);
}
