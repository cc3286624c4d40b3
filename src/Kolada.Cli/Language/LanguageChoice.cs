using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Cli.Language;

/// <summary>Which language the tool speaks.</summary>
internal static class LanguageChoice
{
    /// <summary>The environment variable that sets the language.</summary>
    public const string Variable = "KOLADA_LANG";

    /// <summary>The language by --lang, or by KOLADA_LANG, or by the system; English where none of them is Swedish.</summary>
    /// <param name="arguments">The command line, read before it is parsed: the help that parsing may print is in the language too.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="system">The language of the user's system.</param>
    public static ReportLanguage Make(IReadOnlyList<string> arguments, Func<string, string?> variable, CultureInfo system) =>
        Asked(arguments) ?? Parse(variable(Variable)) ?? Parse(system.TwoLetterISOLanguageName) ?? ReportLanguage.English;

    /// <summary>A language by its code; null when it is not one that the tool speaks.</summary>
    private static ReportLanguage? Parse(string? code) => code?.ToUpperInvariant() switch
    {
        "SV" => ReportLanguage.Swedish,
        "EN" => ReportLanguage.English,
        _ => null,
    };

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
}
