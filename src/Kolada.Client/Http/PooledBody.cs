using System.Buffers;

namespace Kolada.Client.Http;

/// <summary>A whole body in memory from the pool, given back when disposed.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int LargestFirstRent = 2 * 1024 * 1024;

    /// <summary>A body as large as none of Kolada's does not go to the pool, which keeps what it gets and rounds up to the next power of two.</summary>
    private const int LargestPooled = 8 * 1024 * 1024;

    /// <summary>The last large buffer, until the collector takes it: a service that sends such bodies sends them again and again.</summary>
    private static readonly WeakReference<byte[]?> Large = new(null);

    private byte[] _buffer;
    private int _length;

    private PooledBody(byte[] buffer) => _buffer = buffer;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expected">How long it says it is, or else may be.</param>
    /// <param name="maxBytes">The bound.</param>
    /// <param name="onProgress">Told after each read how much has come so far.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when the stream is longer than the bound; no more than one byte beyond it was read.</returns>
    public static async Task<PooledBody?> ReadAsync(Stream stream, long expected, int maxBytes, Action<int> onProgress, CancellationToken cancellationToken)
    {
        // One byte more than expected, so that the end is seen without growing; an absurd announcement costs nothing.
        int first = (int)Math.Min(expected + 1, LargestFirstRent);
        PooledBody body = new(ArrayPool<byte>.Shared.Rent(first));
        try
        {
            while (await body.ReadSomeAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false))
            {
                onProgress(body._length);
                if (body._length > maxBytes)
                {
                    body.Dispose();
                    return null;
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Forgets what lies behind a length.</summary>
    public void CutTo(int length) => _length = length;

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        GiveBack(buffer);
    }

    private async ValueTask<bool> ReadSomeAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            Grow(maxBytes);
        }

        int room = (int)Math.Min(_buffer.Length - _length, (long)maxBytes + 1 - _length);
        int read = await stream.ReadAsync(_buffer.AsMemory(_length, room), cancellationToken).ConfigureAwait(false);
        _length += read;
        return read > 0;
    }

    /// <summary>Doubles the buffer, and goes to the one byte beyond the bound, which tells a body that is too long, rather than stop just before it.</summary>
    private void Grow(int maxBytes)
    {
        const int just = 64 * 1024;
        long bound = Math.Min(Math.Max(maxBytes, _buffer.Length) + 1L, Array.MaxLength);
        long doubled = _buffer.Length * 2L;
        byte[] larger = Take((int)(doubled >= bound - just ? bound : doubled));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        GiveBack(_buffer);
        _buffer = larger;
    }

    private static byte[] Take(int length)
    {
        if (length <= LargestPooled)
        {
            return ArrayPool<byte>.Shared.Rent(length);
        }

        lock (Large)
        {
            if (Large.TryGetTarget(out byte[]? kept) && kept.Length >= length)
            {
                Large.SetTarget(null);
                return kept;
            }
        }

        return GC.AllocateUninitializedArray<byte>(length);
    }

    private static void GiveBack(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        else if (buffer.Length > 0)
        {
            lock (Large)
            {
                if (!Large.TryGetTarget(out byte[]? kept) || kept.Length < buffer.Length)
                {
                    Large.SetTarget(buffer);
                }
            }
        }
    }
}
