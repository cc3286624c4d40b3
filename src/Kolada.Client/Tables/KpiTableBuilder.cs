using System.Buffers;
using System.Runtime.InteropServices;
using Kolada.Client.Json;

namespace Kolada.Client.Tables;

/// <summary>Collects values as they come, in any order, for <see cref="ColumnArranger"/> to sort into columns.</summary>
/// <remarks>Ids come as numbers; what they stand for is told when the table is built. Time and memory are linear in the values.</remarks>
internal sealed class KpiTableBuilder(bool keepCounts) : IDisposable
{
    /// <summary>The latest year that fits; Kolada's begin in 1970.</summary>
    public const int MaxYear = 9999;

    private const int ChunkBits = 14;
    private const int ChunkLength = 1 << ChunkBits;

    /// <summary>How much of a table's way comes from the pool, which holds on to what it gets back.</summary>
    private const int PooledChunks = 4;

    private readonly List<Collected[]> _chunks = [];
    private readonly List<int[]> _countChunks = [];
    private readonly List<Remark> _remarks = [];
    private Collected[] _chunk = [];
    private int[] _countChunk = [];

    /// <summary>How many values were added.</summary>
    public int Count { get; private set; }

    public bool KeepsCounts => keepCounts;

    /// <summary>Why no table can be built of what was added; null as far as adding can tell.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was said of values, by their position here.</summary>
    public IReadOnlyList<Remark> Remarks => _remarks;

    public ref readonly Collected this[int position] => ref _chunks[position >> ChunkBits][position & (ChunkLength - 1)];

    public int CountAt(int position) => _countChunks[position >> ChunkBits][position & (ChunkLength - 1)];

    /// <summary>The values that were added, chunk by chunk.</summary>
    public ReadOnlySpan<Collected> Chunk(int number) => _chunks[number].AsSpan(0, Math.Min(ChunkLength, Count - (number << ChunkBits)));

    public int Chunks => _chunks.Count;

    public void Add(in DataEntry entry, DataIds ids)
    {
        Add(entry.Kpi, entry.Place, entry.Year, entry.Gender, entry.Value, entry.HasCount ? entry.Count : TableColumns.NoCount);
        if (entry.Status != 0 || entry.IsDeleted)
        {
            Remark(ids.Statuses[entry.Status], entry.IsDeleted);
        }
    }

    /// <summary>Adds a value.</summary>
    /// <param name="kpi">The KPI's number.</param>
    /// <param name="place">The municipality's number.</param>
    /// <param name="year">The year.</param>
    /// <param name="gender">The gender.</param>
    /// <param name="value">The value; NaN when it is missing.</param>
    /// <param name="count">How many stand behind it; <see cref="TableColumns.NoCount"/> when that is not stated.</param>
    public void Add(int kpi, int place, int year, Gender gender, double value, int count)
    {
        if ((uint)(year - 1) >= MaxYear || (count < 0 && count != TableColumns.NoCount) || (kpi | place) > Collected.MaxNumber)
        {
            Problem ??= FormattableString.Invariant($"A value for the year {year} has the count {count}: years go from 1 to {MaxYear}, a count is not below zero, and there are at most {Collected.MaxNumber} ids of a kind.");
            return;
        }

        int slot = Count & (ChunkLength - 1);
        if (slot == 0)
        {
            AddChunk();
        }

        _chunk[slot] = new Collected(value, kpi, place, TableColumns.MomentOf(year, gender));
        if (keepCounts)
        {
            _countChunk[slot] = count;
        }

        Count++;
    }

    /// <summary>Says something of the value added last.</summary>
    public void Remark(ValueStatus status, bool isDeleted)
    {
        if (Problem is null)
        {
            _remarks.Add(new Remark(Count - 1, status, isDeleted));
        }
    }

    public void Dispose()
    {
        for (int i = 0; i < Math.Min(PooledChunks, _chunks.Count); i++)
        {
            ArrayPool<Collected>.Shared.Return(_chunks[i]);
            if (keepCounts)
            {
                ArrayPool<int>.Shared.Return(_countChunks[i]);
            }
        }

        _chunks.Clear();
        _countChunks.Clear();
    }

    private void AddChunk()
    {
        bool pooled = _chunks.Count < PooledChunks;
        _chunk = pooled ? ArrayPool<Collected>.Shared.Rent(ChunkLength) : new Collected[ChunkLength];
        _chunks.Add(_chunk);
        if (keepCounts)
        {
            _countChunk = pooled ? ArrayPool<int>.Shared.Rent(ChunkLength) : new int[ChunkLength];
            _countChunks.Add(_countChunk);
        }
    }
}

/// <summary>A value on its way into a table: two numbers of ids, year and gender in one word.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Collected(double value, int kpi, int place, ushort moment)
{
    private const int NumberBits = 24;
    private const int MomentBits = 16;

    private readonly ulong _key = ((ulong)(uint)kpi << (NumberBits + MomentBits)) | ((ulong)(uint)place << MomentBits) | moment;

    /// <summary>The largest number of an id that fits.</summary>
    public const int MaxNumber = (1 << NumberBits) - 1;

    public double Value { get; } = value;

    public int Kpi => (int)(_key >> (NumberBits + MomentBits));

    public int Place => (int)(_key >> MomentBits) & MaxNumber;

    public ushort Moment => (ushort)_key;
}
