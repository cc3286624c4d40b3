using System.Globalization;

namespace Kolada;

/// <content>The table from other sides: long, wide, and summed up over groups. Withdrawn values are left out of all of them.</content>
public sealed partial class KpiTable
{
    /// <summary>The values one a row, flat, with the titles of KPIs and municipalities beside the ids.</summary>
    /// <param name="kpiTitles">Titles by id; null for none.</param>
    /// <param name="municipalityTitles">Titles by id; null for none.</param>
    /// <returns>The rows in the table's order, without those that were withdrawn.</returns>
    public IEnumerable<KpiTableRow> ToRows(
        IReadOnlyDictionary<KpiId, string>? kpiTitles = null,
        IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null) =>
        from row in this
        where !row.IsDeleted
        select new KpiTableRow
        {
            Kpi = row.Kpi.Value,
            KpiTitle = kpiTitles?.GetValueOrDefault(row.Kpi),
            Municipality = row.Municipality.Value,
            MunicipalityTitle = municipalityTitles?.GetValueOrDefault(row.Municipality),
            Year = row.Year,
            Gender = row.Gender.ToCode(),
            Value = row.Value,
            Count = row.Count,
            Status = row.Status.Value,
        };

    /// <summary>The values side by side.</summary>
    /// <param name="columns">What becomes a column.</param>
    /// <param name="municipalityTitles">Titles by id; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the two.</exception>
    public WideTable ToWide(WideColumns columns = WideColumns.Kpis, IReadOnlyDictionary<MunicipalityId, string>? municipalityTitles = null) => columns switch
    {
        WideColumns.Kpis => Wide(
            [.. Kpis.Select(kpi => kpi.Value)],
            row => row.Kpi.Value,
            row => new(null, row.Municipality, row.Year, row.Gender),
            municipalityTitles),
        WideColumns.Years => Wide([.. Years.Select(Text)], row => Text(row.Year), row => new(row.Kpi, row.Municipality, null, row.Gender), municipalityTitles),
        _ => throw new ArgumentOutOfRangeException(nameof(columns), columns, "The columns are KPIs or years."),
    };

    /// <summary>The unweighted mean of the members of a group that have a value.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="members">The members, such as <see cref="MunicipalityGroup.Members"/>; one that is named twice counts once.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">Whom the values are about.</param>
    /// <remarks>
    /// Formula: the sum of the values divided by their number, as Kolada's own "ovägt medel". Domain: any finite values; members without a value,
    /// missing or withdrawn, are left out, not counted as zero; without any value the mean is null and the count 0. The sum is compensated
    /// (Neumaier 1974): the mean's relative error is about 2^-52 unless the values nearly cancel each other, however many there are.
    /// An own calculation: it carries <see cref="KoladaClient.OwnCalculationLabel"/>.
    /// </remarks>
    public GroupMean GetGroupMean(KpiId kpi, IEnumerable<MunicipalityId> members, int year, Gender gender = Gender.Total)
    {
        ArgumentNullException.ThrowIfNull(members);
        int all = 0, count = 0;
        double sum = 0, lost = 0;
        foreach (MunicipalityId member in members.Distinct())
        {
            all++;
            if (Find(kpi, member, year, gender) is { Value: { } value, IsDeleted: false })
            {
                count++;
                double next = sum + value;
                lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
                sum = next;
            }
        }

        return new GroupMean(count == 0 ? null : (sum + lost) / count, count, all);
    }

    private WideTable Wide(
        string[] columns,
        Func<DataPoint, string> columnOf,
        Func<DataPoint, WideKey> keyOf,
        IReadOnlyDictionary<MunicipalityId, string>? titles)
    {
        Dictionary<string, int> numbers = columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        Dictionary<WideKey, double?[]> lines = [];
        foreach (DataPoint row in this.Where(row => !row.IsDeleted))
        {
            WideKey key = keyOf(row);
            if (!lines.TryGetValue(key, out double?[]? values))
            {
                values = new double?[columns.Length];
                lines.Add(key, values);
            }

            values[numbers[columnOf(row)]] = row.Value;
        }

        return new WideTable(
            columns,
            [
                .. from line in lines.OrderBy(line => line.Key, Comparer<WideKey>.Create(WideKey.Compare))
                   select new WideRow
                   {
                       Kpi = line.Key.Kpi,
                       Municipality = line.Key.Municipality,
                       MunicipalityTitle = titles?.GetValueOrDefault(line.Key.Municipality),
                       Year = line.Key.Year,
                       Gender = line.Key.Gender,
                       Values = line.Value,
                   },
            ]);
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private readonly record struct WideKey(KpiId? Kpi, MunicipalityId Municipality, int? Year, Gender Gender)
    {
        public static int Compare(WideKey one, WideKey other)
        {
            int order = string.CompareOrdinal(one.Kpi?.Value, other.Kpi?.Value);
            order = order != 0 ? order : string.CompareOrdinal(one.Municipality.Value, other.Municipality.Value);
            order = order != 0 ? order : Nullable.Compare(one.Year, other.Year);
            return order != 0 ? order : one.Gender.CompareTo(other.Gender);
        }
    }
}
