using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Kolada.Client.Json;

/// <summary>Reads rows in any valid layout. The reader passed in stands on the token before, and afterwards on the last token read.</summary>
internal readonly ref struct RowReader(DataPage page)
{
    private readonly DataPage _page = page;
    private readonly ReadOnlySpan<byte> _placeField = page.Ids is not UnitDataIds ? "municipality"u8 : "ou"u8;

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

    /// <summary>Moves to the next token, which must be there.</summary>
    public static bool Advance(ref Utf8JsonReader reader) => reader.Read() || TooEarly();

    public static int ReadInt32(ref Utf8JsonReader reader, string field) =>
        reader is { TokenType: JsonTokenType.Number, ValueSpan: [>= (byte)'0' and <= (byte)'9' and byte digit] } ? digit - '0'
        : reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : throw Wrong(field, "a whole number");

    /// <summary>Passes over a field that is not ours, on whose name the reader stands; the name must be text all the same.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        _ = Text(ref reader);
        reader.Skip();
    }

    /// <summary>Reads the row on whose first token the reader stands.</summary>
    public void ReadRow(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong("a row", "an object");
        }

        int start = _page.Count;
        int kpi = 0, place = 0, year = 0;
        Fields seen = Fields.None;
        while (Advance(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            Fields field = RowField(ref reader);
            See(ref seen, field);
            switch (field)
            {
                case Fields.Kpi:
                    Advance(ref reader);
                    kpi = ReadId(ref reader, _page.Ids.Kpis, "kpi");
                    break;
                case Fields.Place:
                    Advance(ref reader);
                    place = ReadId(ref reader, _page.Ids.Places, "the place");
                    break;
                case Fields.Period:
                    Advance(ref reader);
                    year = ReadInt32(ref reader, "period");
                    break;
                case Fields.Values:
                    ReadValues(ref reader);
                    break;
                default:
                    Skip(ref reader);
                    break;
            }
        }

        if (seen != Fields.AllOfRow)
        {
            throw new JsonException($"A row lacks {Fields.AllOfRow & ~seen}.");
        }

        _page.EndRow(start, kpi, place, year);
    }

    private void ReadValues(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Wrong("values", "a list");
        }

        int genders = 0;
        while (Advance(ref reader) && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadValue(ref reader, ref genders);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, ref int genders)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong("a value", "an object");
        }

        DataEntry entry = new() { Value = double.NaN };
        Fields seen = Fields.None;
        while (Advance(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            Fields field = ValueField(ref reader);
            See(ref seen, field);
            if (field == Fields.None)
            {
                Skip(ref reader);
            }
            else
            {
                Advance(ref reader);
                ReadField(ref reader, field, ref entry);
            }
        }

        if (!seen.HasFlag(Fields.Gender) || (genders & (1 << entry.GenderNumber)) != 0)
        {
            throw new JsonException(!seen.HasFlag(Fields.Gender) ? "A value lacks its gender." : $"{entry.Gender} stands twice in a row.");
        }

        genders |= 1 << entry.GenderNumber;
        _page.Add() = entry;
    }

    private void ReadField(ref Utf8JsonReader reader, Fields field, ref DataEntry entry)
    {
        if (reader.TokenType == JsonTokenType.Null && field != Fields.Gender)
        {
            return; // absent and null mean the same for all but gender
        }

        switch (field)
        {
            case Fields.Gender:
                entry.GenderNumber = ReadGender(ref reader);
                break;
            case Fields.Count:
                entry.Count = ReadInt32(ref reader, "count");
                entry.HasCount = true;
                break;
            case Fields.Status:
                entry.Status = reader is { TokenType: JsonTokenType.String, ValueSpan.Length: 0 } ? 0 : ReadId(ref reader, _page.Ids.Statuses, "status");
                break;
            case Fields.Value:
                entry.Value = ReadNumber(ref reader);
                break;
            default:
                entry.IsDeleted = ReadBoolean(ref reader, "isdeleted");
                break;
        }
    }

    private static bool ReadBoolean(ref Utf8JsonReader reader, string field) =>
        JsonBoolean.TryRead(ref reader, out bool value) ? value : throw Wrong(field, "true or false, or 1 or 0");

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        int position = 0;
        return reader.TokenType == JsonTokenType.Number && JsonNumber.TryRead(reader.ValueSpan, ref position, out double value)
            ? value
            : throw Wrong("value", "a finite number or null");
    }

    private static byte ReadGender(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && Text(ref reader) is [byte letter])
        {
            switch (letter)
            {
                case (byte)'T':
                    return (byte)Gender.Total;
                case (byte)'K':
                    return (byte)Gender.Women;
                case (byte)'M':
                    return (byte)Gender.Men;
                default:
                    break;
            }
        }

        throw Wrong("gender", "T, K or M");
    }

    private static int ReadId(ref Utf8JsonReader reader, IdTable table, string field) =>
        reader.TokenType == JsonTokenType.String ? table.FindOrAdd(Text(ref reader)) : throw Wrong(field, "text");

    private Fields RowField(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = Text(ref reader);
        return name.SequenceEqual("kpi"u8) ? Fields.Kpi
            : name.SequenceEqual("period"u8) ? Fields.Period
            : name.SequenceEqual("values"u8) ? Fields.Values
            : name.SequenceEqual(_placeField) ? Fields.Place
            : Fields.None;
    }

    private static Fields ValueField(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = Text(ref reader);
        return name.Length switch
        {
            5 => name.SequenceEqual("value"u8) ? Fields.Value : name.SequenceEqual("count"u8) ? Fields.Count : Fields.None,
            6 => name.SequenceEqual("gender"u8) ? Fields.Gender : name.SequenceEqual("status"u8) ? Fields.Status : Fields.None,
            9 => name.SequenceEqual("isdeleted"u8) ? Fields.IsDeleted : Fields.None,
            _ => Fields.None,
        };
    }

    /// <summary>The text on which the reader stands, a name or a string, without escapes.</summary>
    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    private static void See(ref Fields seen, Fields field)
    {
        if ((seen & field) != Fields.None)
        {
            throw Twice(field);
        }

        seen |= field;
    }

    [DoesNotReturn]
    private static JsonException Twice(Fields field) => throw new JsonException($"{field} occurs twice.");

    [DoesNotReturn]
    private static bool TooEarly() => throw new JsonException("It ends too early.");

    [DoesNotReturn]
    private static JsonException Wrong(string what, string rule) => throw new JsonException($"{what} is not {rule}.");
}
