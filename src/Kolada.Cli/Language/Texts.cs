using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Cli.Language;

/// <summary>
/// What a person reads, in the language of the person. Both wordings stand side by side where they are used, so that neither is
/// forgotten; documents for machines know one language only.
/// </summary>
internal sealed record Texts(ReportLanguage Language)
{
    /// <summary>The environment variable that sets the language.</summary>
    public const string Variable = "KOLADA_LANG";

    private static readonly CultureInfo Swedish = SwedishNumbers();

    /// <summary>How numbers are written for people: 1.5 in English, 1,5 in Swedish.</summary>
    public CultureInfo Culture => Language == ReportLanguage.Swedish ? Swedish : CultureInfo.InvariantCulture;

    /// <summary>What is written in place of a missing value.</summary>
    public string None { get; } = "–";

    /// <summary>The language by --lang, or by KOLADA_LANG, or by the system; English where none of them is Swedish.</summary>
    /// <param name="arguments">The command line, read before it is parsed: the help that parsing may print is in the language too.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="system">The language of the user's system.</param>
    public static Texts For(IReadOnlyList<string> arguments, Func<string, string?> variable, CultureInfo system) =>
        new(Asked(arguments) ?? Parse(variable(Variable)) ?? Parse(system.TwoLetterISOLanguageName) ?? ReportLanguage.English);

    /// <summary>A language by its code; null when it is not one that the tool speaks.</summary>
    public static ReportLanguage? Parse(string? code) => code?.ToUpperInvariant() switch
    {
        "SV" => ReportLanguage.Swedish,
        "EN" => ReportLanguage.English,
        _ => null,
    };

    /// <summary>The wording in the user's language.</summary>
    public string Say(string english, string swedish) => Language == ReportLanguage.Swedish ? swedish : english;

    /// <summary>A number for people to read, with a fixed number of decimals.</summary>
    public string Number(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), Culture) switch
        {
            // -0.04 is not a negative 0.0 to anyone who reads it.
            ['-', .. string rest] when !rest.AsSpan().ContainsAnyInRange('1', '9') => rest,
            string text => text,
        };

    /// <summary>A difference for people to read: with its sign, and none where it rounds to nothing.</summary>
    public string Signed(double value, int decimals)
    {
        string text = Number(value, decimals);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    private static ReportLanguage? Asked(IReadOnlyList<string> arguments)
    {
        const string option = "--lang";
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            string? code = arguments[i] == option
                ? (i + 1 < arguments.Count ? arguments[i + 1] : null)
                : arguments[i].StartsWith(option, StringComparison.Ordinal) && arguments[i].Length > option.Length && arguments[i][option.Length] is '=' or ':'
                    ? arguments[i][(option.Length + 1)..]
                    : null;
            if (Parse(code) is { } language)
            {
                return language;
            }
        }

        return null;
    }

    /// <summary>Made here, since the machine may have no Swedish culture, and with an ASCII minus, which every program reads.</summary>
    private static CultureInfo SwedishNumbers()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        return culture;
    }
}
