using System.Buffers;
using Kolada.Client.Paging;

namespace Kolada.Client.Json;

/// <summary>A page of data: flat values in a pooled array.</summary>
internal sealed class DataPage : IPage<DataKey>, IDisposable
{
    private DataEntry[] _entries;
    private List<DataKey>? _keys;

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

    /// <summary>The service's next_url as it came; null on the last page.</summary>
    public string? NextUrl { get; set; }

    /// <inheritdoc/>
    public string? Next { get; set; }

    /// <summary>When the answer was made, by the service's clock where it says, else by ours.</summary>
    public DateTimeOffset AnsweredAt { get; set; }

    /// <inheritdoc/>
    public Action? Forget { get; set; }

    /// <inheritdoc/>
    public string? LastRow => Count > 0 ? Ids.RowText(_entries[Count - 1]) : null;

    public ReadOnlySpan<DataEntry> Entries => _entries.AsSpan(0, Count);

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

        Rows++;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataKey> Keys()
    {
        if (_keys is not null)
        {
            return _keys;
        }

        _keys = new(Rows);
        foreach (ref readonly DataEntry entry in Entries)
        {
            DataKey key = KeyOf(entry);
            if (_keys.Count == 0 || _keys[^1] != key)
            {
                _keys.Add(key);
            }
        }

        return _keys;
    }

    /// <inheritdoc/>
    public void Remove(Predicate<DataKey> which)
    {
        int kept = 0;
        foreach (ref readonly DataEntry entry in Entries)
        {
            if (!which(KeyOf(entry)))
            {
                _entries[kept++] = entry;
            }
        }

        Count = kept;
        _keys?.RemoveAll(which);
    }

    /// <inheritdoc/>
    public void RemoveFirst(int rows)
    {
        int start = 0;
        for (int row = 0; row < rows && start < Count; row++)
        {
            DataKey key = KeyOf(_entries[start]);
            while (start < Count && KeyOf(_entries[start]) == key)
            {
                start++;
            }
        }

        Entries[start..].CopyTo(_entries);
        Count -= start;
        _keys?.RemoveRange(0, Math.Min(rows, _keys.Count));
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

    private static DataKey KeyOf(in DataEntry entry) => new(entry.Kpi, entry.Place, entry.Year);
}
