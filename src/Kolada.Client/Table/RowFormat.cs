using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Table;

/// <summary>How rows become text. One object formats one document: it remembers the titles that it has encoded.</summary>
internal abstract class RowFormat(IReadOnlyDictionary<MunicipalityId, string>? titles)
{
    private readonly Dictionary<MunicipalityId, byte[]> _encoded = [];
    private MunicipalityId _last;
    private byte[] _lastTitle = [];

    public abstract void WriteHeader(Utf8Output output);

    public abstract void WriteRow(Utf8Output output, in DataPoint row);

    protected abstract byte[] EncodeTitle(string? title);

    /// <summary>The title as the format writes it. Rows of one municipality mostly follow each other.</summary>
    protected ReadOnlySpan<byte> Title(MunicipalityId municipality)
    {
        if (!ReferenceEquals(municipality.Value, _last.Value))
        {
            if (!_encoded.TryGetValue(municipality, out byte[]? title))
            {
                title = EncodeTitle(titles?.GetValueOrDefault(municipality));
                _encoded.Add(municipality, title);
            }

            (_last, _lastTitle) = (municipality, title);
        }

        return _lastTitle;
    }

    protected static byte GenderLetter(Gender gender) => (byte)gender.ToCode()[0];
}

/// <summary>CSV in either dialect.</summary>
internal sealed class CsvFormat(CsvDialect dialect, IReadOnlyDictionary<MunicipalityId, string>? titles) : RowFormat(titles)
{
    /// <summary>The columns, in both dialects.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["kpi", "municipality", "municipality_title", "year", "gender", "value", "count", "status"];

    private readonly bool _excel = dialect == CsvDialect.Excel;
    private readonly byte _separator = (byte)(dialect == CsvDialect.Excel ? ';' : ',');
    private readonly byte _decimalSeparator = (byte)(dialect == CsvDialect.Excel ? ',' : '.');

    public override void WriteHeader(Utf8Output output)
    {
        if (_excel)
        {
            output.Write(Encoding.UTF8.Preamble);
        }

        output.Write(string.Join((char)_separator, Columns));
        WriteLineEnd(output);
    }

    public override void WriteRow(Utf8Output output, in DataPoint row)
    {
        output.Write(row.Kpi.Value);
        output.Write(_separator);
        output.Write(row.Municipality.Value);
        output.Write(_separator);
        output.Write(Title(row.Municipality));
        output.Write(_separator);
        output.Write(row.Year);
        output.Write(_separator);
        output.Write(GenderLetter(row.Gender));
        output.Write(_separator);
        if (row.Value is { } value)
        {
            output.Write(value, _decimalSeparator);
        }

        output.Write(_separator);
        if (row.Count is { } count)
        {
            output.Write(count);
        }

        output.Write(_separator);
        if (row.Status != ValueStatus.None)
        {
            output.Write(Field(row.Status.Value));
        }

        WriteLineEnd(output);
    }

    protected override byte[] EncodeTitle(string? title) => Encoding.UTF8.GetBytes(Field(title ?? ""));

    /// <summary>
    /// A text as a field. A spreadsheet takes a text that begins like a formula for one, so that the service's text could run in it:
    /// there it gets an apostrophe in front. Machines get the text as it is.
    /// </summary>
    private string Field(string text)
    {
        string shown = _excel && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return shown.AsSpan().ContainsAny((char)_separator, '"') || shown.AsSpan().ContainsAny('\r', '\n')
            ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : shown;
    }

    private void WriteLineEnd(Utf8Output output)
    {
        if (_excel)
        {
            output.Write((byte)'\r');
        }

        output.Write((byte)'\n');
    }
}

/// <summary>One JSON object a line, with the names of the CSV's columns.</summary>
internal sealed class NdjsonFormat(IReadOnlyDictionary<MunicipalityId, string>? titles) : RowFormat(titles)
{
    private readonly Dictionary<string, byte[]> _statuses = new(StringComparer.Ordinal);

    public override void WriteHeader(Utf8Output output)
    {
    }

    public override void WriteRow(Utf8Output output, in DataPoint row)
    {
        output.Write("{\"kpi\":\""u8);
        output.Write(row.Kpi.Value);
        output.Write("\",\"municipality\":\""u8);
        output.Write(row.Municipality.Value);
        output.Write("\",\"municipality_title\":"u8);
        output.Write(Title(row.Municipality));
        output.Write(",\"year\":"u8);
        output.Write(row.Year);
        output.Write(",\"gender\":\""u8);
        output.Write(GenderLetter(row.Gender));
        output.Write("\",\"value\":"u8);
        if (row.Value is { } value)
        {
            output.Write(value);
        }
        else
        {
            output.Write("null"u8);
        }

        output.Write(",\"count\":"u8);
        if (row.Count is { } count)
        {
            output.Write(count);
        }
        else
        {
            output.Write("null"u8);
        }

        output.Write(",\"status\":"u8);
        output.Write(row.Status == ValueStatus.None ? "\"\""u8 : Status(row.Status.Value));
        output.Write("}\n"u8);
    }

    protected override byte[] EncodeTitle(string? title) => title is null ? "null"u8.ToArray() : Quoted(title);

    private byte[] Status(string status)
    {
        if (!_statuses.TryGetValue(status, out byte[]? encoded))
        {
            encoded = Quoted(status);
            _statuses.Add(status, encoded);
        }

        return encoded;
    }

    /// <summary>Escapes what JSON demands and nothing more: å stays å.</summary>
    private static byte[] Quoted(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
