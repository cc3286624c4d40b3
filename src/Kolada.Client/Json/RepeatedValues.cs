using System.Runtime.InteropServices;

namespace Kolada.Client.Json;

/// <summary>Finds what a page brings twice: whoever reads values as they come would count it twice.</summary>
internal static class RepeatedValues
{
    /// <summary>A value whose KPI, place, year and gender an earlier value of the page has too; null where there is none.</summary>
    /// <remarks>Rows most often come sorted, which takes one pass and no memory; in another order they are remembered.</remarks>
    public static DataEntry? Find(ReadOnlySpan<DataEntry> entries)
    {
        int genders = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            int order = i == 0 ? 1 : Compare(entries[i], entries[i - 1]);
            if (order < 0)
            {
                return FindInAnyOrder(entries);
            }

            genders = order == 0 ? genders : 0;
            if (IsRepeated(ref genders, entries[i]))
            {
                return entries[i];
            }
        }

        return null;
    }

    private static DataEntry? FindInAnyOrder(ReadOnlySpan<DataEntry> entries)
    {
        Dictionary<(int Kpi, int Year, int Place), int> gendersOf = new(entries.Length);
        foreach (ref readonly DataEntry entry in entries)
        {
            if (IsRepeated(ref CollectionsMarshal.GetValueRefOrAddDefault(gendersOf, (entry.Kpi, entry.Year, entry.Place), out _), entry))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsRepeated(ref int genders, in DataEntry entry)
    {
        int gender = 1 << entry.GenderNumber;
        bool repeated = (genders & gender) != 0;
        genders |= gender;
        return repeated;
    }

    private static int Compare(in DataEntry left, in DataEntry right) =>
        left.Kpi != right.Kpi ? left.Kpi.CompareTo(right.Kpi)
        : left.Year != right.Year ? left.Year.CompareTo(right.Year)
        : left.Place.CompareTo(right.Place);
}
