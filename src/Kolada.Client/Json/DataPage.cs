using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Kolada.Client.Model;
using Kolada.Client.Paging;

namespace Kolada.Client.Json;

/// <summary>The ids that the answers of one operation speak of. Pages refer to them by number.</summary>
internal sealed class DataIds
{
    private DataIds(IdTable<MunicipalityId>? municipalities, IdTable<OrganizationalUnitId>? units)
    {
        Municipalities = municipalities;
        Units = units;
        Places = (IdTable?)municipalities ?? units!;
        Statuses.FindOrAdd([]);
    }

    public IdTable<KpiId> Kpis { get; } = new(text => new(text));

    /// <summary>The municipalities of /data; null for /oudata.</summary>
    public IdTable<MunicipalityId>? Municipalities { get; }

    /// <summary>The units of /oudata; null for /data.</summary>
    public IdTable<OrganizationalUnitId>? Units { get; }

    /// <summary>Whichever of the two it is.</summary>
    public IdTable Places { get; }

    /// <summary>Number 0 is the empty status.</summary>
    public IdTable<ValueStatus> Statuses { get; } = new(text => new(text));

    public static DataIds ForMunicipalities() => new(new IdTable<MunicipalityId>(text => new(text)), null);

    public static DataIds ForUnits() => new(null, new IdTable<OrganizationalUnitId>(text => new(text)));

    /// <summary>A row as text that means the same in another run, where the numbers differ.</summary>
    public string RowText(in DataEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{Kpis[entry.Kpi].Value},{(Municipalities is not null ? Municipalities[entry.Place].Value : Units![entry.Place].Value)},{entry.Year}");

    /// <summary>The key of a row in this run; null when the text is not one of <see cref="RowText"/>.</summary>
    public RowKey? RowOf(string text) => text.Split(',') is [string kpi, string place, string year] && KpiId.IsValid(kpi) && IdRules.IsToken(place)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? new RowKey(null, Kpis.FindOrAdd(Encoding.UTF8.GetBytes(kpi)), Places.FindOrAdd(Encoding.UTF8.GetBytes(place)), number)
        : null;

    public DataPoint ToDataPoint(in DataEntry entry) => new(
        Kpis[entry.Kpi], Municipalities![entry.Place], entry.Year, entry.Gender, entry.ValueOrNull, entry.CountOrNull, Statuses[entry.Status], entry.IsDeleted);

    public UnitDataPoint ToUnitDataPoint(in DataEntry entry) => new(
        Kpis[entry.Kpi], Units![entry.Place], entry.Year, entry.Gender, entry.ValueOrNull, entry.CountOrNull, Statuses[entry.Status], entry.IsDeleted);
}

/// <summary>One value as it stands in a page: numbers of ids, and NaN for a missing value.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DataEntry
{
    public double Value;
    public int Kpi;
    public int Place;
    public int Year;
    public int Status;
    public int Count;
    public byte GenderNumber;
    public bool HasCount;
    public bool IsDeleted;

    public readonly Gender Gender => (Gender)GenderNumber;

    public readonly double? ValueOrNull => double.IsNaN(Value) ? null : Value;

    public readonly int? CountOrNull => HasCount ? Count : null;
}

/// <summary>A page of data: flat values in a pooled array.</summary>
internal sealed class DataPage : IPage, IDisposable
{
    private DataEntry[] _entries;
    private List<RowKey>? _keys;

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
    public IReadOnlyList<RowKey> Keys()
    {
        if (_keys is not null)
        {
            return _keys;
        }

        _keys = new(Rows);
        foreach (ref readonly DataEntry entry in Entries)
        {
            RowKey key = KeyOf(entry);
            if (_keys.Count == 0 || _keys[^1] != key)
            {
                _keys.Add(key);
            }
        }

        return _keys;
    }

    /// <inheritdoc/>
    public void Remove(Predicate<RowKey> which)
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
            RowKey key = KeyOf(_entries[start]);
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

    private static RowKey KeyOf(in DataEntry entry) => new(null, entry.Kpi, entry.Place, entry.Year);
}
