using System.Text.Json;
using System.Text.Unicode;

namespace Kolada.Client.Json;

/// <summary>Reads an answer of /data or /oudata from UTF-8 bytes to flat values, without an object graph.</summary>
/// <remarks>
/// <para>Three ways lead through a page. <see cref="RowReader"/> takes any valid layout; <see cref="LiteralRows"/> takes the layout that Kolada sends, and
/// <see cref="FreeRows"/> other layouts without anything unusual in them. A row that is not for them they leave to the first. All accept and refuse
/// the same.</para>
/// <para>Unknown fields are ignored. Refused are: missing or wrong-type fields, a field or a gender twice, an unknown gender, malformed ids,
/// numbers that are not finite, text that is not UTF-8, anything after the end.</para>
/// </remarks>
internal static class DataPageReader
{
    /// <summary>A value takes at least about this many bytes; more values than that make the page grow.</summary>
    private const int BytesAValue = 70;

    /// <exception cref="JsonException">The body is not what the API's contract says.</exception>
    public static DataPage Read(ReadOnlySpan<byte> body, DataIds ids)
    {
        if (!Utf8.IsValid(body))
        {
            throw new JsonException("It is not UTF-8.");
        }

        DataPage page = new(ids, (body.Length / BytesAValue) + 16);
        try
        {
            new PageParser(body, page).Read();
            return page;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is how Utf8JsonReader says that a text has half a surrogate pair.
            string where = FormattableString.Invariant($"{page.Rows} rows were read; then: ");
            page.Dispose();
            throw new JsonException(where + malformed.Message, malformed);
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>The envelope around the rows, its fields in any order.</summary>
    private ref struct PageParser(ReadOnlySpan<byte> body, DataPage page)
    {
        /// <summary>After this many rows that a quick way has left alone, a page is not tried for it any more.</summary>
        private const int MaxMisses = 8;

        /// <summary>The state of a reader that stands behind a row: the way back from the quick ways.</summary>
        private static readonly JsonReaderState BehindARow = StateBehind("{\"values\":[{}"u8);

        private readonly ReadOnlySpan<byte> _body = body;
        private readonly DataPage _page = page;
        private Utf8JsonReader _reader = new(body);
        private int _readerStart;

        public void Read()
        {
            Expect(_reader.Read() && _reader.TokenType == JsonTokenType.StartObject, "the answer is not an object");
            bool values = false, count = false, next = false, previous = false;
            while (Advance() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                if (_reader.ValueTextEquals("values"u8))
                {
                    Once(ref values, "values");
                    ReadRows();
                }
                else if (_reader.ValueTextEquals("count"u8))
                {
                    Once(ref count, "count");
                    Advance();
                    _page.StatedRows = _reader.TokenType == JsonTokenType.Null ? null : RowReader.ReadInt32(ref _reader, "count");
                }
                else if (_reader.ValueTextEquals("next_url"u8))
                {
                    Once(ref next, "next_url");
                    Advance();
                    Expect(_reader.TokenType is JsonTokenType.String or JsonTokenType.Null, "next_url is neither text nor null");
                    _page.NextUrl = _reader.GetString();
                }
                else if (_reader.ValueTextEquals("previous_url"u8))
                {
                    Once(ref previous, "previous_url");
                    Advance();
                    _page.HasPrevious = _reader is { TokenType: JsonTokenType.String, ValueSpan.Length: > 0 };
                    _reader.Skip();
                }
                else
                {
                    RowReader.Skip(ref _reader);
                }
            }

            Expect(values, "there is no list of values");
            Expect(next, "it does not say whether there is a next page (next_url)");
            Expect(!_reader.Read(), "something follows the end");
        }

        private void ReadRows()
        {
            Advance();
            Expect(_reader.TokenType == JsonTokenType.StartArray, "values is not a list");
            LiteralRows literal = new(_body, _page);
            FreeRows free = new(_body, _page);
            RowReader any = new(_page);
            int literalMisses = 0;
            int freeMisses = 0;
            while (true)
            {
                int position = _readerStart + (int)_reader.BytesConsumed;
                int end = position;
                if (literalMisses < MaxMisses)
                {
                    end = literal.Read(position);
                    literalMisses = end == position ? literalMisses + 1 : 0;
                }

                if (end == position && freeMisses < MaxMisses)
                {
                    end = free.Read(position);
                    freeMisses = end == position ? freeMisses + 1 : 0;
                }

                if (end > position)
                {
                    ReadOnFrom(end);
                }

                Advance();
                if (_reader.TokenType == JsonTokenType.EndArray)
                {
                    return;
                }

                any.ReadRow(ref _reader);
            }
        }

        private void ReadOnFrom(int position)
        {
            _readerStart = position;
            _reader = new Utf8JsonReader(_body[position..], isFinalBlock: true, BehindARow);
        }

        private bool Advance() => RowReader.Advance(ref _reader);

        private static JsonReaderState StateBehind(ReadOnlySpan<byte> beginning)
        {
            Utf8JsonReader reader = new(beginning, isFinalBlock: false, default);
            while (reader.Read())
            {
            }

            return reader.CurrentState;
        }

        private static void Once(ref bool seen, string field)
        {
            Expect(!seen, $"{field} occurs twice");
            seen = true;
        }

        private static void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                throw new JsonException(otherwise + ".");
            }
        }
    }
}
