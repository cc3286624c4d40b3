using Kolada.Sandbox;

namespace Kolada.SnapshotBuilder;

/// <summary>Writes the values of all KPIs: shared tables, then one block of columns a KPI.</summary>
internal sealed class ValuesSection(IReadOnlyDictionary<string, int> municipalities)
{
    private readonly List<string> _patterns = [];
    private readonly List<SnapshotState> _states = [];
    private readonly List<byte[]> _blocks = [];

    public void Add(IReadOnlyList<SourceRow> rows)
    {
        var block = new SectionWriter();
        WriteYears(block, rows);
        WriteMunicipalities(block, rows);
        foreach (var row in rows)
            block.Byte(IndexOf(_patterns, string.Concat(row.Values.Select(value => value.Gender))));
        var values = rows.SelectMany(row => row.Values).ToList();
        foreach (var value in values)
            block.Byte(IndexOf(_states, new SnapshotState(value.Count, value.Status)));
        WriteNumbers(block, values);
        _blocks.Add(block.ToArray());
    }

    public byte[] ToArray()
    {
        var section = new SectionWriter();
        section.Int(_patterns.Count);
        section.Strings(_patterns);
        section.Int(_states.Count);
        foreach (var state in _states)
            WriteState(section, state);
        section.Int(_blocks.Count);
        foreach (var block in _blocks)
            section.Int(block.Length);
        foreach (var block in _blocks)
            section.Bytes(block);
        return section.ToArray();
    }

    private static void WriteState(SectionWriter section, SnapshotState state)
    {
        section.Int(state.Count is { } count ? count + 1 : 0);
        section.Byte(state.Status is null ? (byte)0 : (byte)1);
        if (state.Status is not null)
            section.String(state.Status);
    }

    private static void WriteYears(SectionWriter block, IReadOnlyList<SourceRow> rows)
    {
        var years = rows.CountBy(row => row.Period).ToList();
        block.Int(years.Count);
        var previous = 0;
        foreach (var (year, count) in years)
        {
            block.Int(year - previous);
            block.Int(count);
            previous = year;
        }
    }

    private void WriteMunicipalities(SectionWriter block, IReadOnlyList<SourceRow> rows)
    {
        var (year, previous) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Period != year)
                (year, previous) = (row.Period, 0);
            var municipality = municipalities[row.Municipality];
            block.Int(municipality - previous);
            previous = municipality;
        }
    }

    private static void WriteNumbers(SectionWriter block, List<SourceValue> values)
    {
        var coded = values.ConvertAll(value => Encode(value.Value));
        foreach (var (scale, _) in coded)
            block.Byte(scale);
        for (var i = 0; i < coded.Count; i++)
        {
            if (coded[i].Scale == SnapshotFormat.RawScale)
                block.RawDouble(values[i].Value.GetValueOrDefault());
            else if (coded[i].Scale != SnapshotFormat.NullScale)
                block.Signed(coded[i].Mantissa);
        }
    }

    /// <summary>The smallest decimal exponent whose division gives the same bits, or raw.</summary>
    private static (byte Scale, long Mantissa) Encode(double? value)
    {
        if (value is not { } number)
            return (SnapshotFormat.NullScale, 0);
        if (!double.IsFinite(number))
            throw new InvalidDataException("A value is not a finite number.");
        for (byte scale = 0; scale <= SnapshotFormat.MaxScale; scale++)
        {
            var mantissa = Math.Round(number * SnapshotFormat.PowersOfTen[scale]);
            if (Math.Abs(mantissa) > 1L << 53)
                break;
            if (BitConverter.DoubleToInt64Bits((long)mantissa / SnapshotFormat.PowersOfTen[scale]) == BitConverter.DoubleToInt64Bits(number))
                return (scale, (long)mantissa);
        }

        return (SnapshotFormat.RawScale, 0);
    }

    private static byte IndexOf<T>(List<T> table, T item)
    {
        var index = table.IndexOf(item);
        if (index >= 0)
            return (byte)index;
        table.Add(item);
        return checked((byte)(table.Count - 1));
    }
}
