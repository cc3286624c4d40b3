using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>JSON strings and numbers, directly as UTF-8.</summary>
internal static class JsonValues
{
    private const double MicroScale = 1e6;
    private const double MicroLimit = 1e9;

    /// <summary>A quoted, escaped string; letters beyond ASCII stay as they are.</summary>
    public static void Write(PooledBuffer json, string text) => json.Write(Quoted(text));

    public static byte[] Quoted(string text)
    {
        var inner = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        var quoted = new byte[inner.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        inner.CopyTo(quoted.AsSpan(1));
        return quoted;
    }

    /// <summary>The shortest number that reads back to the same bits.</summary>
    /// <remarks>
    /// A value with at most six decimals and at most 15 digits is written from an integer: such a decimal is unique
    /// among those of 15 digits, so once it reads back to the value it is the shortest one too. Others are formatted by the runtime.
    /// </remarks>
    public static void Write(PooledBuffer json, double number)
    {
        if (Math.Abs(number) < MicroLimit)
        {
            var micros = (long)Math.Round(number * MicroScale);
            if (micros / MicroScale == number && (micros != 0 || !double.IsNegative(number)))
            {
                WriteMicros(json, micros);
                return;
            }
        }

        if (!number.TryFormat(json.GetSpan(32), out var written, default, System.Globalization.CultureInfo.InvariantCulture))
            throw new InvalidOperationException("A number did not fit its space.");
        json.Advance(written);
    }

    private static void WriteMicros(PooledBuffer json, long micros)
    {
        var span = json.GetSpan(24);
        var length = 0;
        if (micros < 0)
        {
            span[length++] = (byte)'-';
            micros = -micros;
        }

        var (whole, fraction) = Math.DivRem(micros, 1_000_000);
        if (!Utf8Formatter.TryFormat(whole, span[length..], out var digits))
            throw new InvalidOperationException("A number did not fit its space.");
        length += digits;
        if (fraction != 0)
            length += WriteFraction(span[length..], (int)fraction);
        json.Advance(length);
    }

    private static int WriteFraction(Span<byte> span, int fraction)
    {
        span[0] = (byte)'.';
        var decimals = 6;
        while (fraction % 10 == 0)
        {
            fraction /= 10;
            decimals--;
        }

        for (var i = decimals; i > 0; i--)
        {
            span[i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        return decimals + 1;
    }
}
