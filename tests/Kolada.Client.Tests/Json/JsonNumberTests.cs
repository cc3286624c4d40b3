using System.Globalization;
using System.Numerics;
using System.Text;
using Kolada.Client.Json;

namespace Kolada.Client.Tests.Json;

public sealed class JsonNumberTests
{
    [Fact]
    public void Half_a_million_random_numbers_are_read_as_the_BCL_reads_them()
    {
        Random random = new(20260322);
        for (int i = 0; i < 500_000; i++)
        {
            AssertSame((i % 5) switch
            {
                0 => RandomDouble(random).ToString("R", CultureInfo.InvariantCulture),
                1 => (random.NextDouble() * Math.Pow(10, random.Next(-6, 10))).ToString("R", CultureInfo.InvariantCulture),
                2 => FormattableString.Invariant($"{random.NextInt64() % (long)Math.Pow(10, random.Next(1, 19))}.{random.NextInt64()}"),
                3 => Digits(random, 1, 26) + "." + Digits(random, 1, 30),
                _ => HalfWay(random),
            });
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("0.000000000000000000000000000000000001")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740992.5")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("9999999999999999999")]
    [InlineData("999999999999999999.9")]
    [InlineData("0.9999999999999999999")]
    [InlineData("1.7976931348623157E+308")]
    [InlineData("4.9E-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("1e0")]
    [InlineData("1E-05")]
    public void Edges_are_read_as_the_BCL_reads_them(string text) => AssertSame(text);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("00")]
    [InlineData("-01")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("+1")]
    public void What_is_not_a_finite_JSON_number_is_refused(string text)
    {
        int position = 0;
        Assert.False(JsonNumber.TryRead(Encoding.ASCII.GetBytes(text), ref position, out _));
        Assert.Equal(0, position);
    }

    [Fact]
    public void Reading_stops_behind_the_number()
    {
        int position = 2;
        Assert.True(JsonNumber.TryRead("x,12.5}"u8, ref position, out double value));
        Assert.Equal(12.5, value);
        Assert.Equal(6, position);
    }

    private static void AssertSame(string text)
    {
        int position = 0;
        byte[] utf8 = Encoding.ASCII.GetBytes(text);
        bool read = JsonNumber.TryRead(utf8, ref position, out double value);
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        if (!read || position != utf8.Length || BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(value))
        {
            Assert.Fail(FormattableString.Invariant($"{text} is {expected:R}, read as {value:R}"));
        }
    }

    private static double RandomDouble(Random random)
    {
        double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) ? value : 0.5;
    }

    private static string Digits(Random random, int min, int max)
    {
        string digits = string.Concat(Enumerable.Range(0, random.Next(min, max)).Select(_ => (char)('0' + random.Next(10)))).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }

    /// <summary>A decimal that lies exactly between two doubles, or one unit beside.</summary>
    private static string HalfWay(Random random)
    {
        double value = Math.Round(random.NextDouble() * (1L << random.Next(1, 50)), 3);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075 - 1;
        if (exponent >= 0)
        {
            return value.ToString("R", CultureInfo.InvariantCulture);
        }

        BigInteger twice = (((bits & ((1L << 52) - 1)) | (1L << 52)) * 2) + 1;
        string exact = (twice * BigInteger.Pow(5, -exponent)).ToString(CultureInfo.InvariantCulture).PadLeft(-exponent + 1, '0');
        string text = exact[..^-exponent] + "." + exact[^-exponent..];
        return random.Next(3) switch { 0 => text, 1 => text[..^1] + "4", _ => text[..Math.Min(text.Length, 20)] };
    }
}
