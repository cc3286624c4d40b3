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
}
