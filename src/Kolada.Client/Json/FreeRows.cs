using System.Runtime.CompilerServices;

namespace Kolada.Client.Json;

/// <summary>
/// Reads rows whose fields stand in any order, with white space between them or not, as long as all of it is plain: known fields, each once,
/// text without escapes. What is not is left to <see cref="RowReader"/>, which also knows what is wrong with it.
/// </summary>
internal ref struct FreeRows(ReadOnlySpan<byte> body, DataPage page)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly DataPage _page = page;
    private readonly DataIds _ids = page.Ids;
    private readonly ReadOnlySpan<byte> _placeField = page.Ids is not UnitDataIds ? "\"municipality\""u8 : "\"ou\""u8;
    private readonly PlainValues _values = new(body);
    private LastId _kpi = LastId.None;
    private LastId _place = LastId.None;

    [Flags]
    private enum Fields
    {
        None = 0,
        Kpi = 1,
        Place = 2,
        Period = 4,
        Values = 8,
        AllOfRow = Kpi | Place | Period | Values,
        Gender = 16,
        Count = 32,
        Status = 64,
        Value = 128,
        IsDeleted = 256,
    }

    /// <summary>Reads as many rows as are plain.</summary>
    /// <param name="position">Behind the opening bracket of the list, or behind a row.</param>
    /// <returns>Behind the last row that was; the position given when none was.</returns>
    public int Read(int position)
    {
        int end = position;
        while (true)
        {
            int i = end;
            int start = _page.Count;
            if ((_body[i - 1] != '[' && !TakeMark(ref i, (byte)',')) || !TryRow(ref i, start))
            {
                _page.CutTo(start);
                return end;
            }

            end = i;
        }
    }

    private bool TryRow(ref int i, int start)
    {
        if (!TakeMark(ref i, (byte)'{'))
        {
            return false;
        }

        Fields seen = Fields.None;
        int year = 0;
        do
        {
            Fields field = RowField(ref i);
            if (field == Fields.None || (seen & field) != Fields.None || !TakeMark(ref i, (byte)':') || !TryRowField(ref i, field, ref year))
            {
                return false;
            }

            seen |= field;
        }
        while (TakeMark(ref i, (byte)','));

        if (seen != Fields.AllOfRow || !TakeMark(ref i, (byte)'}'))
        {
            return false;
        }

        _page.EndRow(start, _kpi.Number, _place.Number, year);
        return true;
    }

    private bool TryRowField(ref int i, Fields field, ref int year)
    {
        SkipSpace(ref i);
        return field switch
        {
            Fields.Kpi => _values.Take(ref i, "\""u8) && _values.TryId(ref i, _ids.Kpis, ref _kpi) && _values.Take(ref i, "\""u8),
            Fields.Place => _values.Take(ref i, "\""u8) && _values.TryId(ref i, _ids.Places, ref _place) && _values.Take(ref i, "\""u8),
            Fields.Period => _values.TryWhole(ref i, out year),
            _ => TryValues(ref i),
        };
    }

    private bool TryValues(ref int i)
    {
        if (!TakeMark(ref i, (byte)'['))
        {
            return false;
        }

        if (TakeMark(ref i, (byte)']'))
        {
            return true;
        }

        int genders = 0;
        do
        {
            if (!TryValue(ref i, ref genders))
            {
                return false;
            }
        }
        while (TakeMark(ref i, (byte)','));

        return TakeMark(ref i, (byte)']');
    }

    private bool TryValue(ref int i, ref int genders)
    {
        if (!TakeMark(ref i, (byte)'{'))
        {
            return false;
        }

        DataEntry entry = new() { Value = double.NaN };
        Fields seen = Fields.None;
        do
        {
            Fields field = ValueField(ref i);
            if (field == Fields.None || (seen & field) != Fields.None || !TakeMark(ref i, (byte)':') || !TryValueField(ref i, field, ref entry))
            {
                return false;
            }

            seen |= field;
        }
        while (TakeMark(ref i, (byte)','));

        int gender = 1 << entry.GenderNumber;
        if ((seen & Fields.Gender) == Fields.None || (genders & gender) != 0 || !TakeMark(ref i, (byte)'}'))
        {
            return false;
        }

        genders |= gender;
        _page.Add() = entry;
        return true;
    }

    private bool TryValueField(ref int i, Fields field, ref DataEntry entry)
    {
        SkipSpace(ref i);
        switch (field)
        {
            case Fields.Gender:
                bool known = _values.Take(ref i, "\""u8) & _values.TryGender(ref i, out int gender);
                entry.GenderNumber = (byte)gender;
                return known;
            case Fields.Value:
                return _values.Take(ref i, "null"u8) || JsonNumber.TryRead(_body, ref i, out entry.Value);
            case Fields.Count:
                entry.HasCount = !_values.Take(ref i, "null"u8);
                return !entry.HasCount || _values.TryWhole(ref i, out entry.Count);
            case Fields.Status:
                return _values.Take(ref i, "\"\""u8) || _values.TryStatus(ref i, _ids.Statuses, out entry.Status);
            default:
                entry.IsDeleted = _values.Take(ref i, "true"u8);
                return entry.IsDeleted || _values.Take(ref i, "false"u8) || _values.Take(ref i, "null"u8);
        }
    }

    private Fields RowField(ref int i)
    {
        SkipSpace(ref i);
        return _values.Take(ref i, "\"kpi\""u8) ? Fields.Kpi
            : _values.Take(ref i, _placeField) ? Fields.Place
            : _values.Take(ref i, "\"period\""u8) ? Fields.Period
            : _values.Take(ref i, "\"values\""u8) ? Fields.Values
            : Fields.None;
    }

    private Fields ValueField(ref int i)
    {
        SkipSpace(ref i);
        return (i + 1 < _body.Length ? _body[i + 1] : 0) switch
        {
            'g' => _values.Take(ref i, "\"gender\""u8) ? Fields.Gender : Fields.None,
            'c' => _values.Take(ref i, "\"count\""u8) ? Fields.Count : Fields.None,
            's' => _values.Take(ref i, "\"status\""u8) ? Fields.Status : Fields.None,
            'v' => _values.Take(ref i, "\"value\""u8) ? Fields.Value : Fields.None,
            'i' => _values.Take(ref i, "\"isdeleted\""u8) ? Fields.IsDeleted : Fields.None,
            _ => Fields.None,
        };
    }

    /// <summary>Takes a brace, bracket, comma or colon, and the white space before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TakeMark(ref int i, byte mark)
    {
        SkipSpace(ref i);
        if ((uint)i < (uint)_body.Length && _body[i] == mark)
        {
            i++;
            return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void SkipSpace(ref int i)
    {
        int next = i;
        while ((uint)next < (uint)_body.Length && _body[next] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            next++;
        }

        i = next;
    }
}
