using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization;
using Kolada.Client.Tables;
using Kolada.Client.Text;

namespace Kolada;

/// <summary>
/// Values of KPIs in memory, looked up by KPI, municipality, year and gender. A table never changes once built.
/// </summary>
/// <remarks>
/// Enumerating it gives the values ordered by KPI, municipality, year and gender (total, women, men), ids in ordinal order. Looking up takes
/// a time that does not grow with the table. A value takes 10 bytes of memory, 14 where its count is kept; what is said of some values
/// (status, withdrawn) takes 16 bytes for each of them.
/// </remarks>
[JsonConverter(typeof(KpiTableJsonConverter))]
public sealed partial class KpiTable : IReadOnlyCollection<DataPoint>
{
    private readonly TableColumns _columns;
    private readonly Dictionary<KpiId, int> _kpiNumbers;
    private readonly Dictionary<MunicipalityId, int> _municipalityNumbers;

    internal KpiTable(TableColumns columns, DateTimeOffset? retrievedAt, IReadOnlyList<string> unknownIds)
    {
        _columns = columns;
        _kpiNumbers = Numbers(columns.Kpis);
        _municipalityNumbers = Numbers(columns.Municipalities);
        Years = YearsOf(columns.Moments);
        RetrievedAt = retrievedAt;
        UnknownIds = unknownIds;
    }

    /// <summary>How many values there are, missing ones that Kolada lists as missing included.</summary>
    public int Count => _columns.Values.Length;

    /// <summary>The KPIs that occur, in ordinal order of their ids.</summary>
    public IReadOnlyList<KpiId> Kpis => _columns.Kpis;

    /// <summary>The municipalities, regions and groups that occur, in ordinal order of their ids.</summary>
    public IReadOnlyList<MunicipalityId> Municipalities => _columns.Municipalities;

    /// <summary>The years that occur, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>True if the table keeps how many stand behind each value; without it, every <see cref="DataPoint.Count"/> is null.</summary>
    /// <value>
    /// True for a table made by <see cref="Create(IEnumerable{DataPoint}, DateTimeOffset?, IReadOnlyList{string}?)"/>; for a fetched one what
    /// <see cref="DataQuery.IncludeCounts"/> said.
    /// </value>
    public bool HasCounts => _columns.Counts is not null;

    /// <summary>When the oldest of the answers behind the table was made, by the service's own clock; null for a table built by hand.</summary>
    public DateTimeOffset? RetrievedAt { get; }

    /// <summary>Ids that were asked for and that Kolada does not know, with <see cref="Kolada.UnknownIds.Report"/>; else empty.</summary>
    public IReadOnlyList<string> UnknownIds { get; }

    /// <summary>A table of given values.</summary>
    /// <param name="values">The values, in any order. Years go from 1 to 9999, and a count is not below zero.</param>
    /// <param name="retrievedAt">When they were fetched; null when not known.</param>
    /// <param name="unknownIds">Ids that were asked for and are not known; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Two values have the same KPI, municipality, year and gender; a value is NaN or infinite, a year or count out of range, or an id a default value.
    /// </exception>
    public static KpiTable Create(IEnumerable<DataPoint> values, DateTimeOffset? retrievedAt = null, IReadOnlyList<string>? unknownIds = null) =>
        Create(values, retrievedAt, unknownIds, keepCounts: true);

    internal static KpiTable Create(IEnumerable<DataPoint> values, DateTimeOffset? retrievedAt, IReadOnlyList<string>? unknownIds, bool keepCounts)
    {
        ArgumentNullException.ThrowIfNull(values);
        using KpiTableBuilder builder = new(keepCounts);
        Numbering<KpiId> kpis = new();
        Numbering<MunicipalityId> municipalities = new();
        foreach (DataPoint row in values)
        {
            Check(row);
            builder.Add(
                kpis.NumberOf(row.Kpi),
                municipalities.NumberOf(row.Municipality),
                row.Year,
                row.Gender,
                row.Value ?? double.NaN,
                row.Count ?? TableColumns.NoCount);
            if (row.Status != ValueStatus.None || row.IsDeleted)
            {
                builder.Remark(row.Status, row.IsDeleted);
            }
        }

        (TableColumns? columns, string? problem) = ColumnArranger.Arrange(builder, kpis.IdOf, municipalities.IdOf);
        return columns is null ? throw new ArgumentException(problem, nameof(values)) : new KpiTable(columns, retrievedAt, unknownIds ?? []);
    }

    /// <summary>A value, or null when it is missing or not in the table. <see cref="Find"/> tells the two apart.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">The municipality, region or group.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">Whom the value is about.</param>
    public double? GetValue(KpiId kpi, MunicipalityId municipality, int year, Gender gender = Gender.Total)
    {
        int position = PositionOf(kpi, municipality, year, gender, out _, out _);
        return position >= 0 && !double.IsNaN(_columns.Values[position]) ? _columns.Values[position] : null;
    }

    /// <summary>A value with its count and status, or null when the table has no such entry.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">The municipality, region or group.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">Whom the value is about.</param>
    public DataPoint? Find(KpiId kpi, MunicipalityId municipality, int year, Gender gender = Gender.Total)
    {
        int position = PositionOf(kpi, municipality, year, gender, out int kpiNumber, out int municipalityNumber);
        return position < 0 ? null : _columns.At(kpiNumber, municipalityNumber, position);
    }

    /// <summary>How much the table holds and its first rows, for a person to read; invariant, in columns.</summary>
    public override string ToString() => TableText.Of(
        FormattableString.Invariant($"{Count} values: {Kpis.Count} KPIs, {Municipalities.Count} municipalities, years {Kolada.Years.Describe(Years)}"),
        ["kpi", "municipality", "year", "gender", "value", "status"],
        this.Select(row => new[]
        {
            row.Kpi.Value,
            row.Municipality.Value,
            row.Year.ToString(CultureInfo.InvariantCulture),
            row.Gender.ToCode(),
            row.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
            row.IsDeleted ? "withdrawn" : row.Status.Value,
        }),
        Count);

    /// <inheritdoc/>
    public IEnumerator<DataPoint> GetEnumerator() => _columns.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PositionOf(KpiId kpi, MunicipalityId municipality, int year, Gender gender, out int kpiNumber, out int municipalityNumber)
    {
        municipalityNumber = -1;
        return _kpiNumbers.TryGetValue(kpi, out kpiNumber)
            && _municipalityNumbers.TryGetValue(municipality, out municipalityNumber)
            && year is >= 1 and <= KpiTableBuilder.MaxYear
            && gender is >= Gender.Total and <= Gender.Men
            ? _columns.Find(kpiNumber, municipalityNumber, TableColumns.MomentOf(year, gender))
            : -1;
    }

    private static void Check(in DataPoint row)
    {
        if (row.Value is { } value && !double.IsFinite(value))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The value of {row.Kpi} for {row.Municipality}, {row.Year}, {row.Gender} is {value}; a missing value is null."),
                nameof(row));
        }

        if (row.Kpi.Value.Length == 0 || row.Municipality.Value.Length == 0 || row.Gender is < Gender.Total or > Gender.Men)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A value for {row.Year}, {row.Gender} lacks its KPI or municipality, or its gender is none of the three."),
                nameof(row));
        }
    }

    private static Dictionary<T, int> Numbers<T>(T[] ids)
        where T : struct
    {
        Dictionary<T, int> numbers = new(ids.Length);
        for (int i = 0; i < ids.Length; i++)
        {
            numbers.Add(ids[i], i);
        }

        return numbers;
    }

    private static int[] YearsOf(ushort[] moments)
    {
        bool[] occurs = new bool[KpiTableBuilder.MaxYear + 1];
        foreach (ushort moment in moments)
        {
            occurs[moment >> 2] = true;
        }

        return [.. Enumerable.Range(0, occurs.Length).Where(year => occurs[year])];
    }
}
