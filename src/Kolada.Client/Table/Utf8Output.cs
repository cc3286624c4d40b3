using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kolada.Table;

/// <summary>Text on its way to a stream: collected as UTF-8 in one pooled buffer, sent when enough has come together.</summary>
internal sealed class Utf8Output(Stream stream) : IDisposable
{
    private const int SendAt = 64 * 1024;

    /// <summary>The longest a number can be in invariant text: "-2.2250738585072014E-308" has 24 characters.</summary>
    private const int MaxNumber = 32;

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
        _length += utf8.Length;
    }

    public void Write(byte ascii)
    {
        Room(1)[0] = ascii;
        _length++;
    }

    public void Write(string text) => _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Write(int number)
    {
        number.TryFormat(Room(MaxNumber), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>The shortest text that reads back as the same number, with a point or what the caller wants instead.</summary>
    public void Write(double number, byte decimalSeparator = (byte)'.')
    {
        Span<byte> room = Room(MaxNumber);
        number.TryFormat(room, out int written, default, CultureInfo.InvariantCulture);
        if (decimalSeparator != '.')
        {
            room[..written].Replace((byte)'.', decimalSeparator);
        }

        _length += written;
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Grow(bytes);
        }

        return _buffer.AsSpan(_length);
    }

    private void Grow(int bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
