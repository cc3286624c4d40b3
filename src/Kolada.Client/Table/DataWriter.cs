using Kolada.Table;

namespace Kolada;

/// <summary>The two kinds of CSV that the library writes and reads.</summary>
public enum CsvDialect
{
    /// <summary>For machines: RFC 4180 with commas, a decimal point, LF and UTF-8 without byte order mark. Every text stands as it came.</summary>
    Rfc4180,

    /// <summary>
    /// What a Swedish Excel opens by double click: byte order mark, semicolons, decimal comma, CRLF. A text that begins like a formula
    /// gets an apostrophe in front.
    /// </summary>
    Excel,
}

/// <summary>Writes values as text for machines: CSV and NDJSON, in UTF-8, the same under every culture.</summary>
/// <remarks>
/// The columns are <c>kpi,municipality,municipality_title,year,gender,value,count,status</c>, one value a line. Numbers are the shortest
/// text that reads back as the same number. Withdrawn values (<see cref="DataPoint.IsDeleted"/>) are left out. The stream is flushed and
/// stays open. Shown to people, the values carry <see cref="KoladaClient.SourceLabel"/>.
/// </remarks>
public static class DataWriter
{
    /// <summary>Writes values as CSV, in the order in which they come; <see cref="KpiTable.WriteCsvAsync"/> writes them sorted.</summary>
    /// <param name="rows">The values.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="municipalityTitles">Titles by id for the column <c>municipality_title</c>; empty where there is none. Null for none at all.</param>
    /// <param name="dialect">For machines or for a Swedish Excel.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what is written until then is not complete.</exception>
    public static Task WriteCsvAsync(
        this IAsyncEnumerable<DataPoint> rows,
        Stream output,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null,
        CsvDialect dialect = CsvDialect.Rfc4180,
        CancellationToken cancellationToken = default) =>
        WriteAsync(rows, output, new CsvFormat(dialect, municipalityTitles), cancellationToken);

    /// <summary>Writes values as one JSON object a line while they arrive, in the order in which they come. Memory does not grow with their number.</summary>
    /// <param name="rows">The values, for instance of <see cref="KoladaClient.QueryAsync"/>.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="municipalityTitles">Titles by id for <c>municipality_title</c>; null where there is none. Null for none at all.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what is written until then is not complete.</exception>
    public static Task WriteNdjsonAsync(
        this IAsyncEnumerable<DataPoint> rows,
        Stream output,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null,
        CancellationToken cancellationToken = default) =>
        WriteAsync(rows, output, new NdjsonFormat(municipalityTitles), cancellationToken);

    internal static async Task WriteAsync(IAsyncEnumerable<DataPoint> rows, Stream stream, RowFormat format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(stream);
        using Utf8Output output = new(stream);
        format.WriteHeader(output);
        await foreach (DataPoint row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!row.IsDeleted)
            {
                format.WriteRow(output, row);
                if (output.IsFull)
                {
                    await output.SendAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await output.SendAsync(cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
