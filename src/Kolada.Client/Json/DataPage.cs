using System.Buffers;
using Kolada.Client.Paging;

namespace Kolada.Client.Json;

/// <summary>A page of data: flat values in a pooled array.</summary>
internal sealed class DataPage : IPage, IDisposable
{
    private DataEntry[] _entries;
    private List<(int Before, int Kpi, int Place, int Year)>? _rowsWithoutValues;
    private ulong[]? _keys;
    private int _lastKpi;
    private int _lastPlace;
    private int _lastYear;

    public DataPage(DataIds ids, int capacity)
    {
        Ids = ids;
        _entries = ArrayPool<DataEntry>.Shared.Rent(capacity);
    }

    public DataIds Ids { get; }

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    /// <remarks>A row holds the values of up to three genders.</remarks>
    public int Rows { get; private set; }

    /// <summary>How many rows the service says there are; null when it does not say.</summary>
    public int? StatedRows { get; set; }

    /// <summary>Whether the service says that there is a page before it.</summary>
    public bool HasPrevious { get; set; }

    /// <summary>The service's next_url as it came; null on the last page.</summary>
    public string? NextUrl { get; set; }

    /// <inheritdoc/>
    public string? Next { get; set; }

    /// <summary>When the answer was made, by the service's clock where it says, else by ours.</summary>
    public DateTimeOffset AnsweredAt { get; set; }

    /// <inheritdoc/>
    public Action? Forget { get; set; }

    /// <inheritdoc/>
    public string? LastRow => Rows > 0 ? Ids.RowText(_lastKpi, _lastPlace, _lastYear) : null;

    public ReadOnlySpan<DataEntry> Entries => _entries.AsSpan(0, Count);

    /// <summary>The rows that had no value at all, as numbers of ids.</summary>
    public IEnumerable<(int Kpi, int Place, int Year)> RowsWithoutValues =>
        _rowsWithoutValues?.Select(row => (row.Kpi, row.Place, row.Year)) ?? [];

    /// <summary>Adds a value and hands out its place to be filled.</summary>
    public ref DataEntry Add()
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        return ref _entries[Count++];
    }

    /// <summary>Ends a row: gives the values that were added since its start what they share.</summary>
    public void EndRow(int start, int kpi, int place, int year)
    {
        foreach (ref DataEntry entry in _entries.AsSpan(start, Count - start))
        {
            entry.Kpi = kpi;
            entry.Place = place;
            entry.Year = year;
        }

        if (Count == start)
        {
            (_rowsWithoutValues ??= []).Add((start, kpi, place, year));
        }

        (_lastKpi, _lastPlace, _lastYear) = (kpi, place, year);
        Rows++;
    }

    /// <inheritdoc/>
    public ulong[] Keys()
    {
        if (_keys is not null)
        {
            return _keys;
        }

        return _keys = [.. EachRow().Select(row => RowKey.Of(row.Kpi, row.Place, row.Year))];
    }

    /// <summary>The rows in their order, as numbers of ids, with those that have no values; values of one row that lie apart are several.</summary>
    public IEnumerable<(int Kpi, int Place, int Year)> EachRow()
    {
        int without = 0;
        for (int i = 0; i <= Count; i++)
        {
            for (; without < _rowsWithoutValues?.Count && _rowsWithoutValues[without].Before == i; without++)
            {
                (_, int kpi, int place, int year) = _rowsWithoutValues[without];
                yield return (kpi, place, year);
            }

            if (i < Count && (i == 0 || !IsSameRow(_entries[i], _entries[i - 1])))
            {
                yield return (_entries[i].Kpi, _entries[i].Place, _entries[i].Year);
            }
        }
    }

    /// <inheritdoc/>
    public void Remove(Predicate<ulong> which)
    {
        ulong[] kept = [.. Keys().Where(key => !which(key))];
        int count = 0;
        foreach (ref readonly DataEntry entry in Entries)
        {
            if (!which(KeyOf(entry)))
            {
                _entries[count++] = entry;
            }
        }

        Count = count;
        _keys = kept;
    }

    /// <inheritdoc/>
    public void RemoveFirst(int rows)
    {
        ulong[] keys = Keys();
        int start = 0;
        foreach (ulong key in keys.AsSpan(0, Math.Min(rows, keys.Length)))
        {
            while (start < Count && KeyOf(_entries[start]) == key)
            {
                start++;
            }
        }

        Entries[start..].CopyTo(_entries);
        Count -= start;
        _keys = keys[Math.Min(rows, keys.Length)..];
    }

    /// <summary>Takes the rows of some places out, as if the answer did not have them.</summary>
    public void LeaveOut(IReadOnlySet<int> places)
    {
        int rows = EachRow().Count(row => places.Contains(row.Place));
        int count = 0;
        foreach (ref readonly DataEntry entry in Entries)
        {
            if (!places.Contains(entry.Place))
            {
                _entries[count++] = entry;
            }
        }

        Count = count;
        Rows -= rows;
        _rowsWithoutValues?.RemoveAll(row => places.Contains(row.Place));
        _keys = null;
    }

    /// <summary>Forgets the values from a position on.</summary>
    public void CutTo(int count) => Count = count;

    public void Dispose()
    {
        DataEntry[] entries = _entries;
        _entries = [];
        Count = 0;
        if (entries.Length > 0)
        {
            ArrayPool<DataEntry>.Shared.Return(entries);
        }
    }

    private void Grow()
    {
        DataEntry[] larger = ArrayPool<DataEntry>.Shared.Rent(Math.Max(_entries.Length * 2, 64));
        _entries.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<DataEntry>.Shared.Return(_entries);
        _entries = larger;
    }

    private static bool IsSameRow(in DataEntry one, in DataEntry other) => one.Kpi == other.Kpi && one.Place == other.Place && one.Year == other.Year;

    private static ulong KeyOf(in DataEntry entry) => RowKey.Of(entry.Kpi, entry.Place, entry.Year);
}
