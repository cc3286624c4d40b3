using System.Buffers;

namespace Kolada.Client.Tables;

/// <summary>Memory for the length of a method: from the pool, unless it is so much that the pool would hold on to it for long.</summary>
internal readonly ref struct Scratch<T>(int length)
    where T : unmanaged
{
    private const int MaxPooled = 1 << 16;

    private readonly T[] _array = length <= MaxPooled ? ArrayPool<T>.Shared.Rent(length) : new T[length];

    public Span<T> Span => _array.AsSpan(0, length);

    public void Dispose()
    {
        if (length <= MaxPooled)
        {
            ArrayPool<T>.Shared.Return(_array);
        }
    }
}
