using System.Numerics;

namespace Kolada.Client.Tables;

/// <summary>Sorts keys of known width with what belongs to them, in time linear in their number, keeping the order of equals.</summary>
internal static class RadixSort
{
    private const int MaxDigitBits = 11;

    /// <param name="keys">The keys; only the lowest bits may be set.</param>
    /// <param name="items">What belongs to each key.</param>
    /// <param name="bits">How many bits of a key count.</param>
    public static void Sort(Span<ulong> keys, Span<int> items, int bits)
    {
        if (IsSorted(keys))
        {
            return;
        }

        using Scratch<ulong> otherKeys = new(keys.Length);
        using Scratch<int> otherItems = new(items.Length);
        Span<ulong> keysFrom = keys, keysTo = otherKeys.Span;
        Span<int> itemsFrom = items, itemsTo = otherItems.Span;
        int passes = (bits + MaxDigitBits - 1) / MaxDigitBits;
        int digitBits = (bits + passes - 1) / passes;
        Span<int> places = stackalloc int[1 << digitBits];
        for (int shift = 0; shift < bits; shift += digitBits)
        {
            FindPlaces(keysFrom, shift, places);
            int mask = places.Length - 1;
            for (int i = 0; i < keysFrom.Length; i++)
            {
                ulong key = keysFrom[i];
                int place = places[(int)(key >> shift) & mask]++;
                keysTo[place] = key;
                itemsTo[place] = itemsFrom[i];
            }

            Span<ulong> keysBefore = keysFrom;
            keysFrom = keysTo;
            keysTo = keysBefore;
            Span<int> itemsBefore = itemsFrom;
            itemsFrom = itemsTo;
            itemsTo = itemsBefore;
        }

        if (keysFrom != keys) // the same memory, not the same content
        {
            keysFrom.CopyTo(keys);
            itemsFrom.CopyTo(items);
        }
    }

    /// <summary>How many bits the numbers from 0 to one below a count take.</summary>
    public static int BitsFor(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1;

    private static void FindPlaces(ReadOnlySpan<ulong> keys, int shift, Span<int> places)
    {
        places.Clear();
        int mask = places.Length - 1;
        foreach (ulong key in keys)
        {
            places[(int)(key >> shift) & mask]++;
        }

        int before = 0;
        foreach (ref int place in places)
        {
            (place, before) = (before, before + place);
        }
    }

    private static bool IsSorted(ReadOnlySpan<ulong> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] < keys[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
