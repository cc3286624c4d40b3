using System.Collections;

namespace Kolada;

/// <summary>
/// Values of KPIs in memory, looked up by KPI, municipality, year and gender. A table never changes once built.
/// </summary>
/// <remarks>Enumerating it gives the values ordered by KPI, municipality, year and gender (total, women, men), ids in ordinal order.</remarks>
public sealed class KpiTable : IReadOnlyCollection<DataPoint>
{
    private readonly Dictionary<Key, DataPoint> _values;
    private readonly DataPoint[] _ordered;

    private KpiTable(Dictionary<Key, DataPoint> values, DateTimeOffset? retrievedAt, IReadOnlyList<string> unknownIds)
    {
        _values = values;
        _ordered = [.. values.Values.OrderBy(row => row.Kpi.Value, StringComparer.Ordinal).ThenBy(row => row.Municipality.Value, StringComparer.Ordinal).ThenBy(row => row.Year).ThenBy(row => row.Gender)];
        Kpis = [.. _ordered.Select(row => row.Kpi).Distinct()];
        Municipalities = [.. _ordered.Select(row => row.Municipality).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];
        Years = [.. _ordered.Select(row => row.Year).Distinct().Order()];
        RetrievedAt = retrievedAt;
        UnknownIds = unknownIds;
    }

    /// <summary>How many values there are, missing ones that Kolada lists as missing included.</summary>
    public int Count => _ordered.Length;

    /// <summary>The KPIs that occur, in ordinal order of their ids.</summary>
    public IReadOnlyList<KpiId> Kpis { get; }

    /// <summary>The municipalities, regions and groups that occur, in ordinal order of their ids.</summary>
    public IReadOnlyList<MunicipalityId> Municipalities { get; }

    /// <summary>The years that occur, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>When the oldest of the answers behind the table was made, by the service's own clock; null for a table built by hand.</summary>
    public DateTimeOffset? RetrievedAt { get; }

    /// <summary>Ids that were asked for and that Kolada does not know, with <see cref="Kolada.UnknownIds.Report"/>; else empty.</summary>
    public IReadOnlyList<string> UnknownIds { get; }

    /// <summary>A table of given values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="retrievedAt">When they were fetched; null when not known.</param>
    /// <param name="unknownIds">Ids that were asked for and are not known; null for none.</param>
    /// <exception cref="ArgumentException">Two values have the same KPI, municipality, year and gender, or a value is NaN or infinite.</exception>
    public static KpiTable Create(IEnumerable<DataPoint> values, DateTimeOffset? retrievedAt = null, IReadOnlyList<string>? unknownIds = null)
    {
        Dictionary<Key, DataPoint> byKey = [];
        foreach (DataPoint row in values)
        {
            if (row.Value is { } value && !double.IsFinite(value))
            {
                throw new ArgumentException(FormattableString.Invariant($"The value of {row.Kpi} for {row.Municipality}, {row.Year}, {row.Gender} is {value}; a missing value is null."), nameof(values));
            }

            if (!byKey.TryAdd(new(row.Kpi, row.Municipality, row.Year, row.Gender), row))
            {
                throw new ArgumentException(FormattableString.Invariant($"{row.Kpi} for {row.Municipality}, {row.Year}, {row.Gender} occurs twice."), nameof(values));
            }
        }

        return new KpiTable(byKey, retrievedAt, unknownIds ?? []);
    }

    /// <summary>A value, or null when it is missing or not in the table. <see cref="Find"/> tells the two apart.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">The municipality, region or group.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">Whom the value is about.</param>
    public double? GetValue(KpiId kpi, MunicipalityId municipality, int year, Gender gender = Gender.Total) =>
        Find(kpi, municipality, year, gender)?.Value;

    /// <summary>A value with its count and status, or null when the table has no such entry.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">The municipality, region or group.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">Whom the value is about.</param>
    public DataPoint? Find(KpiId kpi, MunicipalityId municipality, int year, Gender gender = Gender.Total) =>
        _values.TryGetValue(new(kpi, municipality, year, gender), out DataPoint row) ? row : null;

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

    /// <inheritdoc/>
    public IEnumerator<DataPoint> GetEnumerator() => ((IEnumerable<DataPoint>)_ordered).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private readonly record struct Key(KpiId Kpi, MunicipalityId Municipality, int Year, Gender Gender);
}
