using Kolada.Client.Json;
using Kolada.Client.Tables;

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
    /// <returns>How many values were written.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what is written until then is not complete.</exception>
    public static Task<long> WriteCsvAsync(
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
    /// <returns>How many values were written.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what is written until then is not complete.</exception>
    public static Task<long> WriteNdjsonAsync(
        this IAsyncEnumerable<DataPoint> rows,
        Stream output,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null,
        CancellationToken cancellationToken = default) =>
        WriteAsync(rows, output, new NdjsonFormat(municipalityTitles), cancellationToken);

    private static async Task<long> WriteAsync(IAsyncEnumerable<DataPoint> rows, Stream stream, RowFormat format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(stream);
        using Utf8Output output = new(stream);
        format.WriteHeader(output);
        long written = await (rows is IPagedData result
            ? WritePagesAsync(result, format, output, cancellationToken)
            : WriteRowsAsync(rows, format, output, cancellationToken)).ConfigureAwait(false);
        await output.SendAsync(cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return written;
    }

    private static async Task<long> WriteRowsAsync(IAsyncEnumerable<DataPoint> rows, RowFormat format, Utf8Output output, CancellationToken cancellationToken)
    {
        Numbering<KpiId> kpis = new();
        Numbering<MunicipalityId> places = new();
        Numbering<ValueStatus> statuses = new();
        RowWriter writer = new(format, output, kpis.IdOf, places.IdOf, statuses.IdOf);
        await foreach (DataPoint row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!row.IsDeleted)
            {
                writer.Write(new DataEntry
                {
                    Kpi = kpis.NumberOf(row.Kpi),
                    Place = places.NumberOf(row.Municipality),
                    Year = row.Year,
                    GenderNumber = (byte)row.Gender,
                    Value = row.Value ?? double.NaN,
                    HasCount = row.Count is not null,
                    Count = row.Count ?? 0,
                    Status = statuses.NumberOf(row.Status),
                });
                if (output.IsFull)
                {
                    await output.SendAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return writer.Rows;
    }

    /// <summary>The same for what comes straight from a query: a page at a time, without a step of its own for every value.</summary>
    private static async Task<long> WritePagesAsync(IPagedData result, RowFormat format, Utf8Output output, CancellationToken cancellationToken)
    {
        IDataRun run = result.Begin();
        RowWriter writer = new(format, output, number => run.Ids.Kpis[number], number => run.Ids.Municipalities[number], number => run.Ids.Statuses[number]);
        await foreach (DataPage page in run.PagesAsync().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (int next = 0; next < page.Count;)
            {
                next = WriteUntilFull(page, next, run, writer, output);
                if (output.IsFull)
                {
                    await output.SendAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            page.Dispose();
        }

        return writer.Rows;
    }

    /// <summary>Writes what the query lets through, from one of a page's values on.</summary>
    /// <returns>The value to go on from.</returns>
    private static int WriteUntilFull(DataPage page, int next, IDataRun run, RowWriter writer, Utf8Output output)
    {
        ReadOnlySpan<DataEntry> entries = page.Entries;
        while (next < entries.Length && !output.IsFull)
        {
            ref readonly DataEntry entry = ref entries[next++];
            if (run.Admits(entry) && !entry.IsDeleted)
            {
                writer.Write(entry);
            }
        }

        return next;
    }
}
