using System.Globalization;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;

namespace Kolada.Cli.Options;

/// <summary>Parses single values: genders, KPI ids, numbers, addresses and keywords.</summary>
internal static class ValueSyntax
{
    /// <summary>Genders by Kolada's letters or in words; <c>all</c> is all three.</summary>
    public static IReadOnlyList<Gender> Genders(IEnumerable<string> values, Texts texts) =>
        [.. ListSyntax.Split(values).SelectMany(part => GendersOf(part, texts)).Distinct().Order()];

    /// <summary>KPI ids; the letter may be in lower case.</summary>
    public static IReadOnlyList<KpiId> Kpis(IEnumerable<string> values, Texts texts) =>
        [.. ListSyntax.Split(values).Select(part => Kpi(part, texts)).Distinct()];

    /// <summary>A KPI id; the letter may be in lower case.</summary>
    public static KpiId Kpi(string text, Texts texts)
    {
        string id = text.Trim().ToUpperInvariant();
        return KpiId.IsValid(id)
            ? new KpiId(id)
            : throw new UsageException(texts.Say(
                $"'{Safe.Line(text)}' is not a KPI id: it must be N or U and five digits, such as N15428. Find ids with: kolada kpi search <text>.",
                $"'{Safe.Line(text)}' är inget nyckeltals-id: det ska vara N eller U och fem siffror, som N15428. Sök id med: kolada kpi search <text>."));
    }

    /// <summary>One of several keywords, in any case.</summary>
    public static T OneOf<T>(string option, string text, Texts texts, params ReadOnlySpan<(string Word, T Value)> words)
    {
        List<string> known = [];
        foreach ((string word, T value) in words)
        {
            if (string.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            known.Add(word);
        }

        throw new UsageException(texts.Say(
            $"{option} '{Safe.Line(text)}' does not exist. Choose one of {string.Join(", ", known)}.",
            $"{option} '{Safe.Line(text)}' finns inte. Välj något av {string.Join(", ", known)}."));
    }

    /// <summary>A number of calls a second; 0 for no limit.</summary>
    public static double Rate(string option, string text, Texts texts) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double rate) && double.IsFinite(rate)
            ? rate
            : throw NotANumber(option, text, texts.Say("0 (no limit) or more, such as 5 or 0.5", "0 (ingen gräns) eller mer, som 5 eller 0.5"), texts);

    /// <summary>A whole number within limits.</summary>
    public static int Whole(string option, string text, int least, int most, Texts texts) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw NotANumber(option, text, texts.Say($"a whole number from {least} to {most}", $"ett heltal från {least} till {most}"), texts);

    /// <summary>An absolute http or https address without query; a trailing slash is optional.</summary>
    public static Uri Address(string option, string text, Texts texts) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address)
            && address is { Scheme: "http" or "https", UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? address
            : throw new UsageException(texts.Say(
                $"{option} must be an http or https address without user and query, such as https://api.kolada.se/v3 or http://127.0.0.1:8080/v3.",
                $"{option} ska vara en http- eller https-adress utan användare och fråga, som https://api.kolada.se/v3 eller http://127.0.0.1:8080/v3."));

    private static UsageException NotANumber(string option, string text, string rule, Texts texts) =>
        new(texts.Say($"{option} '{Safe.Line(text)}' must be {rule}.", $"{option} '{Safe.Line(text)}' ska vara {rule}."));

    private static IReadOnlyList<Gender> GendersOf(string part, Texts texts) => OneOf<IReadOnlyList<Gender>>(
        "--gender",
        part,
        texts,
        ("T", [Gender.Total]),
        ("K", [Gender.Women]),
        ("M", [Gender.Men]),
        ("all", [Gender.Total, Gender.Women, Gender.Men]));
}
