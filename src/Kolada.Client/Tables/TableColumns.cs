namespace Kolada.Client.Tables;

/// <summary>What is said of a value besides itself, where anything is.</summary>
internal readonly record struct Remark(int Position, ValueStatus Status, bool IsDeleted);

/// <summary>
/// A table's values in columns, sorted by KPI, municipality, year and gender. The values of one KPI and municipality stand together (a
/// series), so that both are stored once a series: a value takes ten bytes, a count four more.
/// </summary>
internal sealed class TableColumns
{
    /// <summary>Stands for a count that is not stated.</summary>
    public const int NoCount = int.MinValue;

    /// <summary>Where a municipality's series is, by KPI; filled when a KPI with gaps is first asked for.</summary>
    private readonly int[]?[] _seriesOf;

    public TableColumns(int kpis) => _seriesOf = new int[]?[kpis];

    /// <summary>In ordinal order.</summary>
    public required KpiId[] Kpis { get; init; }

    /// <summary>In ordinal order.</summary>
    public required MunicipalityId[] Municipalities { get; init; }

    /// <summary>By KPI: the number of its first series; one entry more, behind the last.</summary>
    public required int[] FirstSeries { get; init; }

    /// <summary>By series: the municipality's number.</summary>
    public required int[] SeriesPlace { get; init; }

    /// <summary>By series: the position of its first value; one entry more, behind the last.</summary>
    public required int[] SeriesStart { get; init; }

    /// <summary>By position: year and gender, see <see cref="MomentOf"/>.</summary>
    public required ushort[] Moments { get; init; }

    /// <summary>By position; NaN is missing.</summary>
    public required double[] Values { get; init; }

    /// <summary>By position; null when counts are not kept.</summary>
    public required int[]? Counts { get; init; }

    /// <summary>Ordered by position.</summary>
    public required Remark[] Remarks { get; init; }

    /// <summary>Year and gender as one number that sorts like them.</summary>
    public static ushort MomentOf(int year, Gender gender) => (ushort)((year << 2) | (int)gender);

    /// <summary>The position of a value, or -1. A series holds at most three values a year: the search in it is short.</summary>
    public int Find(int kpi, int place, ushort moment)
    {
        int series = FindSeries(kpi, place);
        if (series < 0)
        {
            return -1;
        }

        int start = SeriesStart[series];
        int found = Moments.AsSpan(start, SeriesStart[series + 1] - start).BinarySearch(moment);
        return found < 0 ? -1 : start + found;
    }

    public DataPoint At(int kpi, int place, int position)
    {
        int remark = RemarkAt(position);
        return At(kpi, place, position, remark < 0 ? default : Remarks[remark]);
    }

    public IEnumerator<DataPoint> GetEnumerator()
    {
        int remark = 0;
        for (int kpi = 0; kpi < Kpis.Length; kpi++)
        {
            for (int series = FirstSeries[kpi]; series < FirstSeries[kpi + 1]; series++)
            {
                for (int position = SeriesStart[series]; position < SeriesStart[series + 1]; position++)
                {
                    bool remarked = remark < Remarks.Length && Remarks[remark].Position == position;
                    yield return At(kpi, SeriesPlace[series], position, remarked ? Remarks[remark++] : default);
                }
            }
        }
    }

    private DataPoint At(int kpi, int place, int position, Remark remark)
    {
        ushort moment = Moments[position];
        double value = Values[position];
        int count = Counts is null ? NoCount : Counts[position];
        return new DataPoint(Kpis[kpi], Municipalities[place], moment >> 2, (Gender)(moment & 3))
        {
            Value = double.IsNaN(value) ? null : value,
            Count = count == NoCount ? null : count,
            Status = remark.Status,
            IsDeleted = remark.IsDeleted,
        };
    }

    private int FindSeries(int kpi, int place)
    {
        int first = FirstSeries[kpi];
        if (FirstSeries[kpi + 1] - first == Municipalities.Length)
        {
            return first + place; // no gaps: the municipality's number is its place
        }

        return (_seriesOf[kpi] ??= IndexSeries(kpi))[place];
    }

    private int[] IndexSeries(int kpi)
    {
        int[] index = new int[Municipalities.Length];
        Array.Fill(index, -1);
        for (int series = FirstSeries[kpi]; series < FirstSeries[kpi + 1]; series++)
        {
            index[SeriesPlace[series]] = series;
        }

        return index;
    }

    private int RemarkAt(int position)
    {
        int low = 0;
        int high = Remarks.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int at = Remarks[middle].Position;
            if (at == position)
            {
                return middle;
            }

            (low, high) = at < position ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
