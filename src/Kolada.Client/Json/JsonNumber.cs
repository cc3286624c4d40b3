using System.Buffers.Text;
using System.Numerics;

namespace Kolada.Client.Json;

/// <summary>Reads JSON numbers from UTF-8 text, exactly.</summary>
/// <remarks>
/// The result is the double nearest to the text, ties to even, the same as the BCL's. Three ways lead there: at most 2^53 divided by an
/// exact power of ten is one correctly rounded division (Clinger 1990); up to 19 digits with at most 27 decimals go through the product
/// with a 128-bit reciprocal, which decides every such case (Lemire 2021, "Number parsing at a gigabyte per second"); anything else is
/// the BCL's.
/// </remarks>
internal static class JsonNumber
{
    private const ulong MaxExact = 1UL << 53;
    private const int MaxDigits = 19;
    private const int MaxReciprocal = 27;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The 128 leading bits of 5^-1, 5^-2, …, rounded up; high word, then low word.</summary>
    private static ReadOnlySpan<ulong> Reciprocals =>
    [
        0xCCCCCCCCCCCCCCCC, 0xCCCCCCCCCCCCCCCD,
        0xA3D70A3D70A3D70A, 0x3D70A3D70A3D70A4,
        0x83126E978D4FDF3B, 0x645A1CAC083126EA,
        0xD1B71758E219652B, 0xD3C36113404EA4A9,
        0xA7C5AC471B478423, 0x0FCF80DC33721D54,
        0x8637BD05AF6C69B5, 0xA63F9A49C2C1B110,
        0xD6BF94D5E57A42BC, 0x3D32907604691B4D,
        0xABCC77118461CEFC, 0xFDC20D2B36BA7C3E,
        0x89705F4136B4A597, 0x31680A88F8953031,
        0xDBE6FECEBDEDD5BE, 0xB573440E5A884D1C,
        0xAFEBFF0BCB24AAFE, 0xF78F69A51539D749,
        0x8CBCCC096F5088CB, 0xF93F87B7442E45D4,
        0xE12E13424BB40E13, 0x2865A5F206B06FBA,
        0xB424DC35095CD80F, 0x538484C19EF38C95,
        0x901D7CF73AB0ACD9, 0x0F9D37014BF60A11,
        0xE69594BEC44DE15B, 0x4C2EBE687989A9B4,
        0xB877AA3236A4B449, 0x09BEFEB9FAD487C3,
        0x9392EE8E921D5D07, 0x3AFF322E62439FD0,
        0xEC1E4A7DB69561A5, 0x2B31E9E3D06C32E6,
        0xBCE5086492111AEA, 0x88F4BB1CA6BCF585,
        0x971DA05074DA7BEE, 0xD3F6FC16EBCA5E04,
        0xF1C90080BAF72CB1, 0x5324C68B12DD6339,
        0xC16D9A0095928A27, 0x75B7053C0F178294,
        0x9ABE14CD44753B52, 0xC4926A9672793543,
        0xF79687AED3EEC551, 0x3A83DDBD83F52205,
        0xC612062576589DDA, 0x95364AFE032A819E,
        0x9E74D1B791E07E48, 0x775EA264CF55347E,
    ];

    /// <summary>Reads the number that starts at a position and moves the position behind it.</summary>
    /// <returns>False, without moving, when no JSON number with a finite value starts here.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int position, out double value)
    {
        int i = position;
        bool negative = i < text.Length && text[i] == '-';
        if (negative)
        {
            i++;
        }

        int first = i;
        ulong mantissa = 0;
        i = ReadDigits(text, i, ref mantissa);
        int digits = i - first;
        int decimals = 0;
        value = 0;
        if (digits == 0 || (digits > 1 && text[first] == '0'))
        {
            return false;
        }

        if (i < text.Length && text[i] == '.')
        {
            int point = i;
            i = ReadDigits(text, i + 1, ref mantissa);
            decimals = i - point - 1;
            if (decimals == 0)
            {
                return false;
            }
        }

        bool plain = i == text.Length || (text[i] | 0x20) != 'e';
        if (!plain || digits + decimals > MaxDigits || !TryScale(mantissa, decimals, out value))
        {
            return TryReadWithBcl(text, ref position, plain ? i : EndOfExponent(text, i), out value);
        }

        value = negative ? -value : value;
        position = i;
        return true;
    }

    /// <summary>The double nearest to mantissa / 10^decimals.</summary>
    private static bool TryScale(ulong mantissa, int decimals, out double value)
    {
        if (mantissa <= MaxExact && decimals < PowersOfTen.Length)
        {
            value = mantissa / PowersOfTen[decimals];
            return true;
        }

        if (decimals is 0 or > MaxReciprocal)
        {
            value = mantissa;
            return decimals == 0;
        }

        value = Scale(mantissa, decimals);
        return true;
    }

    /// <summary>mantissa · 10^-decimals for a mantissa above zero and 1 to 27 decimals: never subnormal, never infinite.</summary>
    private static double Scale(ulong mantissa, int decimals)
    {
        const int MantissaBits = 52;
        const int SpareBits = 64 - MantissaBits - 3;
        int shift = BitOperations.LeadingZeroCount(mantissa);
        ulong normal = mantissa << shift;
        ulong high = Math.BigMul(normal, Reciprocals[(decimals - 1) * 2], out ulong low);
        const ulong Undecided = (1UL << SpareBits) - 1;
        if ((high & Undecided) == Undecided)
        {
            ulong more = Math.BigMul(normal, Reciprocals[((decimals - 1) * 2) + 1], out _);
            low += more;
            high += low < more ? 1UL : 0;
        }

        int top = (int)(high >> 63);
        ulong bits = high >> (top + SpareBits);
        int exponent = ((-217706 * decimals) >> 16) + 63 + top - shift + 1023;
        if (low <= 1 && decimals <= 4 && (bits & 3) == 1 && bits << (top + SpareBits) == high)
        {
            bits &= ~1UL; // exactly halfway: to even
        }

        bits = (bits + (bits & 1)) >> 1;
        if (bits >= 2UL << MantissaBits)
        {
            bits = 1UL << MantissaBits;
            exponent++;
        }

        return BitConverter.UInt64BitsToDouble((bits & ((1UL << MantissaBits) - 1)) | ((ulong)exponent << MantissaBits));
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, int i, ref ulong mantissa)
    {
        ulong number = mantissa;
        while ((uint)i < (uint)text.Length && (uint)(text[i] - '0') <= 9)
        {
            number = (number * 10) + (ulong)(text[i] - '0');
            i++;
        }

        mantissa = number;
        return i;
    }

    private static int EndOfExponent(ReadOnlySpan<byte> text, int e)
    {
        int i = e + 1;
        if (i < text.Length && text[i] is (byte)'+' or (byte)'-')
        {
            i++;
        }

        ulong ignored = 0;
        return ReadDigits(text, i, ref ignored);
    }

    private static bool TryReadWithBcl(ReadOnlySpan<byte> text, ref int position, int end, out double value)
    {
        if (!Utf8Parser.TryParse(text[position..end], out value, out int consumed) || consumed != end - position || !double.IsFinite(value))
        {
            return false;
        }

        position = end;
        return true;
    }
}
