namespace Kolada.Sandbox;

/// <summary>SplitMix64's finaliser: the same bits on every machine and in every version, unlike <see cref="HashCode"/>.</summary>
internal static class Mixing
{
    public static ulong Mix(ulong state, ulong next)
    {
        var z = state + (next * 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
