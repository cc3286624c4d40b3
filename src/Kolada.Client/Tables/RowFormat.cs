using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kolada.Client.Json;
using Kolada.Client.Text;

namespace Kolada.Client.Tables;

/// <summary>How rows become text: what an id is encoded as, with what stands beside it in every row, and how the figures are put between.</summary>
internal abstract class RowFormat
{
    public abstract void WriteHeader(Utf8Output output);

    /// <summary>What a row begins with: the KPI, and all up to the municipality.</summary>
    public abstract byte[] Kpi(KpiId id);

    /// <summary>The municipality and its title, and all up to the year.</summary>
    public abstract byte[] Place(MunicipalityId id);

    /// <summary>What a row ends with: all behind the count, and the status.</summary>
    public abstract byte[] Status(ValueStatus status);

    /// <summary>Writes what stands between municipality and status: year, gender, value and count.</summary>
    public abstract void WriteFigures(ref Utf8Line line, in DataEntry figures);

    protected static byte GenderLetter(in DataEntry figures) => (byte)figures.Gender.ToCode()[0];
}

/// <summary>CSV in either dialect.</summary>
internal sealed class CsvFormat(CsvDialect dialect, IReadOnlyDictionary<MunicipalityId, string>? titles) : RowFormat
{
    /// <summary>The columns, in both dialects.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["kpi", "municipality", "municipality_title", "year", "gender", "value", "count", "status"];

    private readonly bool _excel = dialect == CsvDialect.Excel;
    private readonly char _separator = dialect == CsvDialect.Excel ? ';' : ',';
    private readonly byte _decimalSeparator = (byte)(dialect == CsvDialect.Excel ? ',' : '.');
    private readonly string _lineEnd = dialect == CsvDialect.Excel ? "\r\n" : "\n";

    public override void WriteHeader(Utf8Output output)
    {
        if (_excel)
        {
            output.Write(Encoding.UTF8.Preamble);
        }

        output.Write(Encoding.UTF8.GetBytes(string.Join(_separator, Columns) + _lineEnd));
    }

    public override byte[] Kpi(KpiId id) => Encoding.UTF8.GetBytes($"{id.Value}{_separator}");

    public override byte[] Place(MunicipalityId id) =>
        Encoding.UTF8.GetBytes($"{id.Value}{_separator}{Field(titles?.GetValueOrDefault(id) ?? "")}{_separator}");

    public override byte[] Status(ValueStatus status) => Encoding.UTF8.GetBytes($"{_separator}{Field(status.Value)}{_lineEnd}");

    public override void WriteFigures(ref Utf8Line line, in DataEntry figures)
    {
        line.Write(figures.Year);
        line.Write((byte)_separator);
        line.Write(GenderLetter(figures));
        line.Write((byte)_separator);
        if (!double.IsNaN(figures.Value))
        {
            line.Write(figures.Value, _decimalSeparator);
        }

        line.Write((byte)_separator);
        if (figures.HasCount)
        {
            line.Write(figures.Count);
        }
    }

    /// <summary>A text as a field. A spreadsheet would run what begins like a formula; machines get the text as it is.</summary>
    private string Field(string text) => CsvField.Escape(_excel ? CsvField.WithoutFormula(text) : text, _separator);
}

/// <summary>One JSON object a line, with the names of the CSV's columns.</summary>
internal sealed class NdjsonFormat(IReadOnlyDictionary<MunicipalityId, string>? titles) : RowFormat
{
    public override void WriteHeader(Utf8Output output)
    {
    }

    public override byte[] Kpi(KpiId id) => [.. "{\"kpi\":"u8, .. Quoted(id.Value), .. ",\"municipality\":"u8];

    public override byte[] Place(MunicipalityId id) =>
    [
        .. Quoted(id.Value),
        .. ",\"municipality_title\":"u8,
        .. titles?.GetValueOrDefault(id) is { } title ? Quoted(title) : "null"u8,
        .. ",\"year\":"u8,
    ];

    public override byte[] Status(ValueStatus status) => [.. ",\"status\":"u8, .. Quoted(status.Value), .. "}\n"u8];

    public override void WriteFigures(ref Utf8Line line, in DataEntry figures)
    {
        line.Write(figures.Year);
        line.Write(",\"gender\":\""u8);
        line.Write(GenderLetter(figures));
        line.Write("\",\"value\":"u8);
        if (double.IsNaN(figures.Value))
        {
            line.Write("null"u8);
        }
        else
        {
            line.Write(figures.Value, (byte)'.');
        }

        line.Write(",\"count\":"u8);
        if (figures.HasCount)
        {
            line.Write(figures.Count);
        }
        else
        {
            line.Write("null"u8);
        }
    }

    /// <summary>Escapes what JSON demands and nothing more: å stays å.</summary>
    private static ReadOnlySpan<byte> Quoted(string text) =>
        (byte[])[(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
