namespace Kolada.Sandbox;

/// <summary>What a value entry carries beside its value; null where the source did not keep it.</summary>
internal readonly record struct SnapshotState(int? Count, string? Status);

/// <summary>
/// All values of one KPI in columns, ordered by year and municipality. <see cref="Values"/> holds NaN for null; row r's
/// entries are <c>Values[FirstValue[r] .. FirstValue[r + 1]]</c> with the genders of <c>Patterns[Pattern[r]]</c>.
/// </summary>
internal sealed class SnapshotSeries
{
    public required int[] Years { get; init; }

    /// <summary>Row r of year y: <c>FirstRow[y] &lt;= r &lt; FirstRow[y + 1]</c>.</summary>
    public required int[] FirstRow { get; init; }

    public required short[] Municipality { get; init; }
    public required byte[] Pattern { get; init; }
    public required int[] FirstValue { get; init; }
    public required byte[] State { get; init; }
    public required double[] Values { get; init; }
}

/// <summary>The values section: tables shared by all KPIs, and one block a KPI that is decoded when first asked for.</summary>
internal sealed class SnapshotValues
{
    private readonly byte[] _section;
    private readonly (int Offset, int Length)[] _blocks;

    private SnapshotValues(byte[] section, string[] patterns, SnapshotState[] states, (int, int)[] blocks)
    {
        _section = section;
        Patterns = patterns;
        States = states;
        _blocks = blocks;
    }

    /// <summary>The gender sequences that occur in rows, such as <c>T</c> and <c>TKM</c>.</summary>
    public string[] Patterns { get; }

    public SnapshotState[] States { get; }

    public int Count => _blocks.Length;

    public static SnapshotValues Decode(byte[] section)
    {
        var cursor = new SnapshotCursor(section);
        var patterns = cursor.Strings(cursor.Int());
        var states = new SnapshotState[cursor.Int()];
        for (var i = 0; i < states.Length; i++)
        {
            var count = cursor.Int();
            states[i] = new SnapshotState(count == 0 ? null : count - 1, cursor.Byte() == 0 ? null : cursor.String());
        }

        var blocks = new (int Offset, int Length)[cursor.Int()];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i].Length = cursor.Int();
        var offset = section.Length - cursor.Remaining;
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i].Offset = offset;
            offset += blocks[i].Length;
        }

        return new SnapshotValues(section, patterns, states, blocks);
    }

    /// <summary>Decodes the values of the KPI at an index of the KPI section.</summary>
    public SnapshotSeries Series(int kpi)
    {
        var cursor = new SnapshotCursor(_section.AsSpan(_blocks[kpi].Offset, _blocks[kpi].Length));
        var years = new int[cursor.Int()];
        var firstRow = new int[years.Length + 1];
        for (int i = 0, year = 0; i < years.Length; i++)
        {
            years[i] = year += cursor.Int();
            firstRow[i + 1] = firstRow[i] + cursor.Int();
        }

        var municipality = Municipalities(ref cursor, firstRow);
        var pattern = cursor.Bytes(municipality.Length).ToArray();
        var firstValue = FirstValues(pattern);
        var state = cursor.Bytes(firstValue[^1]).ToArray();
        return new SnapshotSeries
        {
            Years = years,
            FirstRow = firstRow,
            Municipality = municipality,
            Pattern = pattern,
            FirstValue = firstValue,
            State = state,
            Values = Numbers(ref cursor, state.Length),
        };
    }

    private static short[] Municipalities(ref SnapshotCursor cursor, int[] firstRow)
    {
        var column = new short[firstRow[^1]];
        for (var year = 0; year + 1 < firstRow.Length; year++)
        {
            var previous = 0;
            for (var row = firstRow[year]; row < firstRow[year + 1]; row++)
                column[row] = (short)(previous += cursor.Int());
        }

        return column;
    }

    private int[] FirstValues(byte[] pattern)
    {
        var first = new int[pattern.Length + 1];
        for (var row = 0; row < pattern.Length; row++)
            first[row + 1] = first[row] + Patterns[pattern[row]].Length;
        return first;
    }

    private static double[] Numbers(ref SnapshotCursor cursor, int count)
    {
        var scales = cursor.Bytes(count);
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = scales[i] switch
            {
                SnapshotFormat.NullScale => double.NaN,
                SnapshotFormat.RawScale => cursor.RawDouble(),
                var scale => cursor.Signed() / SnapshotFormat.PowersOfTen[scale],
            };
        }

        return numbers;
    }
}
