using System.Globalization;
using Kolada.Client.Model;
using Kolada.Client.Text;

namespace Kolada.Client.Tables;

/// <summary>Reads values from CSV records: finds the columns by the header and says on which line what is wrong.</summary>
internal sealed class CsvValues(IReadOnlyList<string> header, bool isExcel)
{
    private readonly int _kpi = Required(header, "kpi");
    private readonly int _municipality = Required(header, "municipality");
    private readonly int _year = Required(header, "year");
    private readonly int _value = Required(header, "value");
    private readonly int _gender = Optional(header, "gender");
    private readonly int _count = Optional(header, "count");
    private readonly int _status = Optional(header, "status");
    private readonly int _columns = header.Count;
    private readonly CultureInfo _numbers = isExcel ? DecimalComma() : CultureInfo.InvariantCulture;

    /// <exception cref="FormatException">A field is not what its column holds.</exception>
    public DataPoint Read(IReadOnlyList<string> record, int line)
    {
        if (record.Count != _columns)
        {
            throw new FormatException(FormattableString.Invariant($"Line {line}: there are {record.Count} fields, but {_columns} columns."));
        }

        string kpi = record[_kpi];
        string municipality = record[_municipality];
        municipality = isExcel && IdRules.AreDigits(municipality) ? municipality.PadLeft(4, '0') : municipality; // Excel drops leading zeros
        Require(KpiId.IsValid(kpi), line, "kpi", kpi, "an id such as N15428 or own:lokalkostnad");
        Require(MunicipalityId.IsValid(municipality), line, "municipality", municipality, "an id of four digits, or a group's such as G33621");
        int year = Whole(record[_year], line, "year") ?? throw Wrong(line, "year", "", "a year");
        return new DataPoint(kpi, municipality, year, ReadGender(Field(record, _gender), line))
        {
            Value = ReadNumber(record[_value], line),
            Count = Whole(Field(record, _count), line, "count"),
            Status = new ValueStatus(Field(record, _status)),
        };
    }

    private double? ReadNumber(string text, int line)
    {
        if (text.Length == 0)
        {
            return null;
        }

        Require(
            double.TryParse(text, NumberStyles.Float, _numbers, out double value) && double.IsFinite(value),
            line,
            "value",
            text,
            isExcel ? "a number such as 12,5, or empty when it is missing" : "a number such as 12.5, or empty when it is missing");
        return value;
    }

    private static Gender ReadGender(string text, int line) => text switch
    {
        "" or "T" => Gender.Total,
        "K" => Gender.Women,
        "M" => Gender.Men,
        _ => throw Wrong(line, "gender", text, "T, K or M"),
    };

    private static int? Whole(string text, int line, string column)
    {
        if (text.Length == 0)
        {
            return null;
        }

        Require(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number), line, column, text, "a whole number");
        return number;
    }

    private static string Field(IReadOnlyList<string> record, int column) => column < 0 ? "" : record[column];

    private static int Optional(IReadOnlyList<string> header, string column)
    {
        for (int i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Required(IReadOnlyList<string> header, string column)
    {
        int found = Optional(header, column);
        return found >= 0
            ? found
            : throw new FormatException(
                $"Line 1: there is no column {column}; a table needs kpi, municipality, year and value, and can have gender, count and status.");
    }

    private static CultureInfo DecimalComma()
    {
        CultureInfo numbers = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        numbers.NumberFormat.NumberDecimalSeparator = ",";
        numbers.NumberFormat.NumberGroupSeparator = "\u00A0";
        return numbers;
    }

    private static void Require(bool holds, int line, string column, string text, string rule)
    {
        if (!holds)
        {
            throw Wrong(line, column, text, rule);
        }
    }

    private static FormatException Wrong(int line, string column, string text, string rule) =>
        new(FormattableString.Invariant($"Line {line}, column {column}: {UntrustedText.Quote(text)} is not {rule}."));
}
