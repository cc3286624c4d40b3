namespace Kolada.Client.Tables;

/// <summary>Sorts collected values into columns: numbers become ranks, ranks and moments one key, and equal keys are found out.</summary>
internal sealed class ColumnArranger
{
    private readonly KpiTableBuilder _values;
    private readonly Ranking<KpiId> _kpis;
    private readonly Ranking<MunicipalityId> _places;
    private readonly int _firstMoment;
    private readonly int _momentBits;
    private readonly int _placeBits;

    private ColumnArranger(KpiTableBuilder values, Func<int, KpiId> kpi, Func<int, MunicipalityId> municipality)
    {
        _values = values;
        Numbers kpis = new(), places = new();
        int first = ushort.MaxValue, last = 0;
        for (int chunk = 0; chunk < values.Chunks; chunk++)
        {
            foreach (ref readonly Collected value in values.Chunk(chunk))
            {
                kpis.Add(value.Kpi);
                places.Add(value.Place);
                first = Math.Min(first, value.Moment);
                last = Math.Max(last, value.Moment);
            }
        }

        _kpis = new(kpis, kpi, id => id.Value);
        _places = new(places, municipality, id => id.Value);
        _firstMoment = first;
        _momentBits = values.Count == 0 ? 0 : RadixSort.BitsFor(last - first + 1);
        _placeBits = RadixSort.BitsFor(_places.Ids.Length);
    }

    /// <summary>The columns of what a builder collected, or the problem that stands against it.</summary>
    /// <param name="values">The builder.</param>
    /// <param name="kpi">The KPI that a number stands for.</param>
    /// <param name="municipality">The municipality that a number stands for.</param>
    public static (TableColumns? Columns, string? Problem) Arrange(KpiTableBuilder values, Func<int, KpiId> kpi, Func<int, MunicipalityId> municipality) =>
        values.Problem is { } problem ? (null, problem) : new ColumnArranger(values, kpi, municipality).Arrange();

    private (TableColumns? Columns, string? Problem) Arrange()
    {
        using Scratch<ulong> keyMemory = new(_values.Count);
        using Scratch<int> sourceMemory = new(_values.Count);
        Span<ulong> keys = keyMemory.Span;
        Span<int> sources = sourceMemory.Span;
        FillKeys(keys);
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = i;
        }

        RadixSort.Sort(keys, sources, RadixSort.BitsFor(_kpis.Ids.Length) + _placeBits + _momentBits);
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] == keys[i - 1])
            {
                return (null, Twice(keys[i]));
            }
        }

        return (Columns(keys, sources), null);
    }

    private void FillKeys(Span<ulong> keys)
    {
        int at = 0;
        for (int chunk = 0; chunk < _values.Chunks; chunk++)
        {
            foreach (ref readonly Collected value in _values.Chunk(chunk))
            {
                ulong series = ((ulong)_kpis.Rank[value.Kpi] << _placeBits) | (uint)_places.Rank[value.Place];
                keys[at++] = (series << _momentBits) | (uint)(value.Moment - _firstMoment);
            }
        }
    }

    private TableColumns Columns(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> sources)
    {
        ushort[] moments = new ushort[keys.Length];
        double[] values = new double[keys.Length];
        int[]? counts = _values.KeepsCounts ? new int[keys.Length] : null;
        for (int i = 0; i < keys.Length; i++)
        {
            ref readonly Collected value = ref _values[sources[i]];
            moments[i] = value.Moment;
            values[i] = value.Value;
            if (counts is not null)
            {
                counts[i] = _values.CountAt(sources[i]);
            }
        }

        (int[] firstSeries, int[] seriesPlace, int[] seriesStart) = Series(keys);
        return new TableColumns(_kpis.Ids.Length)
        {
            Kpis = _kpis.Ids,
            Municipalities = _places.Ids,
            FirstSeries = firstSeries,
            SeriesPlace = seriesPlace,
            SeriesStart = seriesStart,
            Moments = moments,
            Values = values,
            Counts = counts,
            Remarks = Remarks(sources),
        };
    }

    private (int[] FirstSeries, int[] SeriesPlace, int[] SeriesStart) Series(ReadOnlySpan<ulong> keys)
    {
        List<int> place = [];
        List<int> start = [];
        int[] first = new int[_kpis.Ids.Length + 1];
        ulong before = ulong.MaxValue;
        for (int i = 0; i < keys.Length; i++)
        {
            ulong series = keys[i] >> _momentBits;
            if (series != before)
            {
                place.Add((int)(series & ((1UL << _placeBits) - 1)));
                start.Add(i);
                first[(int)(series >> _placeBits) + 1] = start.Count;
                before = series;
            }
        }

        start.Add(keys.Length);
        return (first, [.. place], [.. start]);
    }

    /// <summary>The remarks at the positions to which their values went.</summary>
    private Remark[] Remarks(ReadOnlySpan<int> sources)
    {
        if (_values.Remarks.Count == 0)
        {
            return [];
        }

        Remark[] moved = new Remark[_values.Remarks.Count];
        using Scratch<int> targetMemory = new(sources.Length);
        Span<int> target = targetMemory.Span;
        for (int i = 0; i < sources.Length; i++)
        {
            target[sources[i]] = i;
        }

        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = _values.Remarks[i] with { Position = target[_values.Remarks[i].Position] };
        }

        Array.Sort(moved, (one, other) => one.Position.CompareTo(other.Position));
        return moved;
    }

    private string Twice(ulong key)
    {
        int moment = (int)(key & ((1UL << _momentBits) - 1)) + _firstMoment;
        ulong series = key >> _momentBits;
        KpiId kpi = _kpis.Ids[(int)(series >> _placeBits)];
        MunicipalityId place = _places.Ids[(int)(series & ((1UL << _placeBits) - 1))];
        return FormattableString.Invariant($"{kpi} for {place}, {moment >> 2}, {(Gender)(moment & 3)} occurs twice.");
    }

    /// <summary>The numbers that occur.</summary>
    private sealed class Numbers
    {
        private bool[] _occurs = new bool[64];

        public void Add(int number)
        {
            if (number >= _occurs.Length)
            {
                Array.Resize(ref _occurs, Math.Max(_occurs.Length * 2, number + 1));
            }

            _occurs[number] = true;
        }

        public int[] ToArray() => [.. Enumerable.Range(0, _occurs.Length).Where(number => _occurs[number])];
    }

    /// <summary>The ids that occur in ordinal order, and the place of each number's id in it.</summary>
    private sealed class Ranking<T>
    {
        public Ranking(Numbers occurring, Func<int, T> idOf, Func<T, string> textOf)
        {
            int[] numbers = occurring.ToArray();
            string[] texts = [.. numbers.Select(number => textOf(idOf(number)))];
            Array.Sort(texts, numbers, StringComparer.Ordinal);
            Ids = [.. numbers.Select(idOf)];
            Rank = new int[numbers.Length == 0 ? 0 : numbers.Max() + 1];
            for (int rank = 0; rank < numbers.Length; rank++)
            {
                Rank[numbers[rank]] = rank;
            }
        }

        public T[] Ids { get; }

        public int[] Rank { get; }
    }
}
