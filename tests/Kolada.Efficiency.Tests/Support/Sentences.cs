using System.Text.RegularExpressions;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The sentences of a report, and what can be checked of a sentence without knowing its language.</summary>
internal static class Sentences
{
    private static readonly Regex English = new(
        @"\b(the|of|has|have|is|are|and|or|no|none|only|both|nor|for at|with|which|that|by|from|than|fewer|missing|value|values|year|years|municipalit\w*|component\w*|key figures?|compared|resource|quality|efficiency|rank\w*|quarter\w*|places?|break|computed|preliminary|better|weights?|score\w*|points|rest of|area|remarks|trends|published|choices|between|matter\w*|left out|group|low|high)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    private static readonly Regex Number = new(@"[-+]?\d+([.,]\d+)?", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    /// <summary>Everything in a report that becomes a sentence for people, in a fixed order.</summary>
    public static IReadOnlyList<string> In(EfficiencyReport report, ReportLanguage language) =>
    [
        .. Reasons(report).Select(reason => reason.ToString(language)),
        .. from area in report.Years.SelectMany(year => year.Areas)
           from pair in area.Robustness?.AsPairs() ?? []
           where pair.Value is not null
           select pair.Value.ToSentence(language),
    ];

    /// <summary>Every reason of a report, in a fixed order.</summary>
    public static IReadOnlyList<Reason> Reasons(EfficiencyReport report) =>
    [
        .. report.Notes,
        .. report.Years.SelectMany(year => year.Areas).SelectMany(Reasons),
        .. report.Trends.SelectMany(trend => trend.Years).SelectMany(Reasons),
        .. report.Trends.SelectMany(trend => trend.Notes.Concat(trend.Breaks.Select(item => item.Reason))),
    ];

    /// <summary>Why an index is missing, in English; null when it is there.</summary>
    public static string? Missing(this IndexResult index) => Join(index.MissingReasons);

    /// <summary>Why a component is missing, in English; null when it is there.</summary>
    public static string? Missing(this ComponentResult component) => Join(component.MissingReasons);

    /// <summary>The remarks of a report in English.</summary>
    public static IReadOnlyList<string> Remarks(this EfficiencyReport report) => [.. report.Notes.Select(note => note.ToString(ReportLanguage.English))];

    /// <summary>Sentences one after the other; null for none.</summary>
    public static string? Join(IReadOnlyList<Reason> reasons, ReportLanguage language = ReportLanguage.English) =>
        reasons.Count == 0 ? null : string.Join(' ', reasons.Select(reason => reason.ToString(language)));

    /// <summary>The English words in a Swedish text.</summary>
    public static IReadOnlyList<string> EnglishIn(string text) => [.. English.Matches(text).Select(match => match.Value)];

    /// <summary>The numbers in a text, ascending, whatever the decimal separator: the order of words differs between languages.</summary>
    public static IReadOnlyList<string> NumbersIn(string text) =>
        [.. Number.Matches(text).Select(match => match.Value.Replace(',', '.')).Order(StringComparer.Ordinal)];

    private static IEnumerable<Reason> Reasons(AreaResult area) =>
    [
        .. area.Indices.AsPairs().SelectMany(pair => pair.Value.MissingReasons),
        .. area.Indices.AsPairs().SelectMany(pair => pair.Value.Components).SelectMany(part => part.MissingReasons),
        .. area.WhyThisYear is { } why ? [why] : Array.Empty<Reason>(),
    ];
}
