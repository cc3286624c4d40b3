using System.Globalization;

namespace Kolada.Client.Tables;

/// <summary>A line of text being put into room that was made for it.</summary>
internal ref struct Utf8Line(Span<byte> room)
{
    /// <summary>
    /// The longest that the figures of a row can be: year and count take 11 characters at most, a value 24 ("-2.2250738585072014E-308"), and
    /// what stands between them less than 64.
    /// </summary>
    public const int MaxFigures = 128;

    private readonly Span<byte> _room = room;

    public int Length { get; private set; }

    public void Write(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_room[Length..]);
        Length += utf8.Length;
    }

    public void Write(byte ascii) => _room[Length++] = ascii;

    public void Write(int number)
    {
        if ((uint)number < 10)
        {
            Write((byte)('0' + number));
            return;
        }

        number.TryFormat(_room[Length..], out int written, default, NumberFormatInfo.InvariantInfo);
        Length += written;
    }

    /// <summary>The shortest text that reads back as the same number, with a point or what the caller wants instead.</summary>
    public void Write(double number, byte decimalSeparator)
    {
        Span<byte> rest = _room[Length..];
        number.TryFormat(rest, out int written, default, NumberFormatInfo.InvariantInfo);
        if (decimalSeparator != '.')
        {
            rest[..written].Replace((byte)'.', decimalSeparator);
        }

        Length += written;
    }
}
