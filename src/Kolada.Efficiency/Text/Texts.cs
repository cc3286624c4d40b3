using System.Globalization;

namespace Kolada.Efficiency.Text;

/// <summary>
/// What a person reads, in the language of the person. Both wordings stand side by side where they are used, so that neither is
/// forgotten, and numbers in them are written as the language writes them, whatever the culture of the machine. The command line is compiled
/// with this file too.
/// </summary>
/// <param name="Language">The language.</param>
internal sealed record Texts(ReportLanguage Language)
{
    /// <summary>What is written in place of a missing value.</summary>
    public const string None = "–";

    private static readonly CultureInfo Swedish = SwedishNumbers();

    /// <summary>How numbers are written: 1.5 in English, 1,5 in Swedish.</summary>
    public CultureInfo Culture => Language == ReportLanguage.Swedish ? Swedish : CultureInfo.InvariantCulture;

    /// <summary>A text as it stands.</summary>
    public string Say(string english, string swedish) => Language == ReportLanguage.Swedish ? swedish : english;

    /// <summary>A text with numbers in it, which are written as the language writes them.</summary>
    public string Format(FormattableString english, FormattableString swedish) =>
        Language == ReportLanguage.Swedish ? swedish.ToString(Swedish) : english.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with a fixed number of decimals.</summary>
    public string Number(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), Culture) switch
        {
            // -0.04 is not a negative 0.0 to anyone who reads it.
            ['-', .. string rest] when !rest.AsSpan().ContainsAnyInRange('1', '9') => rest,
            string text => text,
        };

    /// <summary>A number with a fixed number of decimals; a dash for none.</summary>
    public string Number(double? value, int decimals) => value is { } number ? Number(number, decimals) : None;

    /// <summary>A difference: with its sign, and none where it rounds to nothing.</summary>
    public string Signed(double value, int decimals)
    {
        string text = Number(value, decimals);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    /// <summary>Made by hand, since the machine may have no Swedish culture; with an ASCII minus, which everything reads.</summary>
    private static CultureInfo SwedishNumbers()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        return CultureInfo.ReadOnly(culture);
    }
}
