using System.Text;
using Kolada.Client.Tables;
using Kolada.Client.Text;

namespace Kolada;

/// <content>The table as CSV.</content>
public sealed partial class KpiTable
{
    /// <summary>Writes the table as CSV, ordered by KPI, municipality, year and gender. See <see cref="DataWriter"/> for the columns.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="municipalityTitles">Titles by id for the column <c>municipality_title</c>; empty where there is none. Null for none at all.</param>
    /// <param name="dialect">For machines or for a Swedish Excel.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what is written until then is not complete.</exception>
    public Task WriteCsvAsync(
        Stream output,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null,
        CsvDialect dialect = CsvDialect.Rfc4180,
        CancellationToken cancellationToken = default) =>
        this.ToAsyncEnumerable().WriteCsvAsync(output, municipalityTitles, dialect, cancellationToken);

    /// <summary>Reads a table from CSV as <see cref="WriteCsvAsync"/> writes it, in either dialect.</summary>
    /// <param name="input">UTF-8, with or without byte order mark; left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table. Without a column gender every value is a total; titles and unknown columns are passed over.</returns>
    /// <remarks>
    /// The columns may stand in any order. Semicolons in the first line tell Excel's dialect, with its decimal comma; there, a municipality id that has
    /// lost its leading zeros gets them back.
    /// </remarks>
    /// <exception cref="FormatException">A line is not what it should be; the message names line, column and value.</exception>
    /// <exception cref="ArgumentException">Two lines have the same KPI, municipality, year and gender, or a year is out of range.</exception>
    public static async Task<KpiTable> ReadCsvAsync(Stream input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        using StreamReader reader = new(
            input,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: true,
            leaveOpen: true);
        CsvRecords records = new(reader);
        bool isExcel = (await records.PeekLineAsync(cancellationToken).ConfigureAwait(false)).Contains(';', StringComparison.Ordinal);
        records.Separator = isExcel ? ';' : ',';
        IReadOnlyList<string> header = await records.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw new FormatException(
            "The file is empty; its first line names the columns.");
        CsvValues values = new([.. header], isExcel);
        List<DataPoint> rows = [];
        while (await records.ReadAsync(cancellationToken).ConfigureAwait(false) is { } record)
        {
            if (record is not [""])
            {
                rows.Add(values.Read(record, records.Line));
            }
        }

        return Create(rows);
    }
}
