using System.Buffers;

namespace Kolada.Client.Tables;

/// <summary>Text on its way to a stream: collected as UTF-8 in one pooled buffer, sent when enough has come together.</summary>
internal sealed class Utf8Output(Stream stream) : IDisposable
{
    private const int SendAt = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(SendAt + 8192);
    private int _length;

    public bool IsFull => _length >= SendAt;

    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        _length = 0;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Advance(utf8.Length);
    }

    /// <summary>Room for at least so many bytes, behind what has been written.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Grow(bytes);
        }

        return _buffer.AsSpan(_length);
    }

    /// <summary>Counts as written what stands in the room.</summary>
    public void Advance(int bytes) => _length += bytes;

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Grow(int bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
