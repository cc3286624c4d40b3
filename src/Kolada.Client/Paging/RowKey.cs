namespace Kolada.Client.Paging;

/// <summary>What tells the rows of a list apart, as 64 bits: two answers bring the same row when its keys are equal.</summary>
/// <remarks>
/// Distinct rows have equal keys by chance only: among a million rows with a probability below 10⁻⁷. It would make the list look as
/// if it had moved, not lose a row.
/// </remarks>
internal static class RowKey
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>The key of an entity, by its id (FNV-1a, mixed).</summary>
    public static ulong Of(string id)
    {
        ulong hash = OffsetBasis;
        foreach (char c in id)
        {
            hash = (hash ^ c) * Prime;
        }

        return Mixed(hash);
    }

    /// <summary>The key of a row of data, by the numbers of its KPI and its municipality or unit, and its year.</summary>
    public static ulong Of(int kpi, int place, int year) =>
        Mixed((((ulong)(uint)kpi << 32) | (uint)place) ^ Mixed((uint)year + 1UL));

    /// <summary>Every bit of the result depends on every bit of the word, and no two words give the same (the finalizer of SplitMix64).</summary>
    private static ulong Mixed(ulong word)
    {
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return word ^ (word >> 31);
    }
}
