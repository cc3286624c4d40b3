using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Kolada.Json;

/// <summary>Reads rows in any valid layout. The reader passed in stands on the token before, and afterwards on the last token read.</summary>
internal readonly ref struct RowReader(DataPage page)
{
    private readonly DataPage _page = page;
    private readonly ReadOnlySpan<byte> _placeField = page.Ids.Units is null ? "municipality"u8 : "ou"u8;

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
    public static bool Advance(ref Utf8JsonReader reader) => reader.Read() ? true : throw new JsonException("It ends too early.");

    public static int ReadInt32(ref Utf8JsonReader reader, string field) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : throw Wrong(field, "a whole number");

    /// <summary>Passes over a field that is not ours, on whose name the reader stands; the name must be text all the same.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            _ = reader.GetString();
        }

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
        if (field == Fields.Gender)
        {
            entry.GenderNumber = ReadGender(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.Null)
        {
            // Absent and null mean the same for all but gender.
        }
        else if (field == Fields.Value)
        {
            int position = 0;
            if (reader.TokenType != JsonTokenType.Number || !JsonNumber.TryRead(reader.ValueSpan, ref position, out entry.Value))
            {
                throw Wrong("value", "a finite number or null");
            }
        }
        else if (field == Fields.Count)
        {
            entry.Count = ReadInt32(ref reader, "count");
            entry.HasCount = true;
        }
        else if (field == Fields.Status)
        {
            entry.Status = ReadId(ref reader, _page.Ids.Statuses, "status");
        }
        else
        {
            entry.IsDeleted = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Wrong("isdeleted", "true or false");
        }
    }

    private static byte ReadGender(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.ValueTextEquals("T"u8))
            {
                return (byte)Gender.Total;
            }

            if (reader.ValueTextEquals("K"u8))
            {
                return (byte)Gender.Women;
            }

            if (reader.ValueTextEquals("M"u8))
            {
                return (byte)Gender.Men;
            }
        }

        throw Wrong("gender", "T, K or M");
    }

    private static int ReadId(ref Utf8JsonReader reader, IdTable table, string field)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Wrong(field, "text");
        }

        return reader.ValueIsEscaped ? ReadEscapedId(ref reader, table) : table.FindOrAdd(reader.ValueSpan);
    }

    private static int ReadEscapedId(ref Utf8JsonReader reader, IdTable table)
    {
        byte[] unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return table.FindOrAdd(unescaped.AsSpan(0, reader.CopyString(unescaped)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped);
        }
    }

    private Fields RowField(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("kpi"u8) ? Fields.Kpi
        : reader.ValueTextEquals(_placeField) ? Fields.Place
        : reader.ValueTextEquals("period"u8) ? Fields.Period
        : reader.ValueTextEquals("values"u8) ? Fields.Values
        : Fields.None;

    private static Fields ValueField(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("gender"u8) ? Fields.Gender
        : reader.ValueTextEquals("count"u8) ? Fields.Count
        : reader.ValueTextEquals("status"u8) ? Fields.Status
        : reader.ValueTextEquals("value"u8) ? Fields.Value
        : reader.ValueTextEquals("isdeleted"u8) ? Fields.IsDeleted
        : Fields.None;

    private static void See(ref Fields seen, Fields field)
    {
        if ((seen & field) != Fields.None)
        {
            throw new JsonException($"{field} stands there twice.");
        }

        seen |= field;
    }

    [DoesNotReturn]
    private static JsonException Wrong(string what, string rule) => throw new JsonException($"{what} is not {rule}.");
}
