using System.Globalization;

namespace Kolada.Efficiency;

/// <summary>
/// What a person reads, in the language of the person. Both wordings stand side by side where they are used, so that neither is
/// forgotten, and numbers in them are written as the language writes them, whatever the culture of the machine.
/// </summary>
/// <param name="Language">The language.</param>
internal readonly record struct Wording(ReportLanguage Language)
{
    private static readonly CultureInfo Swedish = SwedishNumbers();

    /// <summary>How numbers are written: 1.5 in English, 1,5 in Swedish.</summary>
    public CultureInfo Culture => Language == ReportLanguage.Swedish ? Swedish : CultureInfo.InvariantCulture;

    /// <summary>A sentence or a part of one.</summary>
    public string Say(FormattableString english, FormattableString swedish) =>
        Language == ReportLanguage.Swedish ? swedish.ToString(Swedish) : english.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text without numbers.</summary>
    public string Word(string english, string swedish) => Language == ReportLanguage.Swedish ? swedish : english;

    /// <summary>An index among columns and labels: "resource", "resurs".</summary>
    public string Short(IndexKind kind) => kind switch
    {
        IndexKind.Resource => Word("resource", "resurs"),
        IndexKind.Quality => Word("quality", "kvalitet"),
        _ => Word("efficiency", "effektivitet"),
    };

    /// <summary>An index by its full name: "resource index", "resursindex".</summary>
    public string Full(IndexKind kind) => kind switch
    {
        IndexKind.Resource => Word("resource index", "resursindex"),
        IndexKind.Quality => Word("quality index", "kvalitetsindex"),
        _ => Word("efficiency index", "effektivitetsindex"),
    };

    /// <summary>Made by hand, since the machine may have no Swedish culture; with an ASCII minus, which everything reads.</summary>
    private static CultureInfo SwedishNumbers()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        return CultureInfo.ReadOnly(culture);
    }
}
