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

    /// <summary>Everything in a report that was written for people, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(EfficiencyReport report) =>
    [
        .. report.Notes,
        .. report.Years.SelectMany(year => year.Areas).SelectMany(Of),
        .. report.Trends.SelectMany(trend => trend.Years).SelectMany(Of),
        .. report.Trends.SelectMany(trend => trend.Notes.Concat(trend.Breaks.Select(item => item.Reason)).Concat(trend.Changes.Where(change => change.Index is not null).Select(change => change.Title))),
    ];

    /// <summary>The English words in a Swedish text.</summary>
    public static IReadOnlyList<string> EnglishIn(string text) => [.. English.Matches(text).Select(match => match.Value)];

    /// <summary>The numbers in a text, ascending, whatever the decimal separator: the order of words differs between languages.</summary>
    public static IReadOnlyList<string> NumbersIn(string text) =>
        [.. Number.Matches(text).Select(match => match.Value.Replace(',', '.')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(AreaResult area)
    {
        IndexResult[] indices = [area.Resource, area.Quality, area.Efficiency];
        RankRobustness?[] ranks = [area.Robustness?.Resource, area.Robustness?.Quality, area.Robustness?.Efficiency];
        return indices.Select(index => index.Missing)
            .Concat(indices.SelectMany(index => index.Components).Select(part => part.Missing))
            .Append(area.WhyThisYear)
            .Concat(ranks.Select(rank => rank?.InWords))
            .OfType<string>();
    }
}
