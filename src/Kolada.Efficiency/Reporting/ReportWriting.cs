using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Reporting;
using Kolada.Efficiency.Reporting.Parts;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>Writes reports. Documents for machines are invariant and in English, documents for people in the language of whoever reads them.</summary>
public static class ReportWriting
{
    /// <summary>The report as JSON: indented, invariant, unrounded numbers. Its sentences are in English, and stand beside their reasons as data.</summary>
    /// <param name="report">The report.</param>
    public static string ToJson(this EfficiencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonReportWriter.Write(report);
    }

    /// <summary>A table of the report as CSV: comma, LF, invariant, unrounded numbers; missing is empty. Its sentences are in English.</summary>
    /// <param name="report">The report.</param>
    /// <param name="table">Which table. Their columns are a contract: some may be added at the end, and none goes.</param>
    /// <param name="dialect">For machines, or for a Swedish Excel: then with a byte order mark, semicolons, decimal commas and CRLF.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such table.</exception>
    public static string ToCsv(this EfficiencyReport report, ReportTable table = ReportTable.Indices, CsvDialect dialect = CsvDialect.Rfc4180)
    {
        ArgumentNullException.ThrowIfNull(report);
        return CsvReportWriter.Write(report, table, dialect);
    }

    /// <summary>The report as Markdown: a table a year, the components behind it, the analyses that were asked for, reasons and remarks.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of all that it says.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static string ToMarkdown(this EfficiencyReport report, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        return MarkdownReportWriter.Write(report, Spoken(language));
    }

    /// <summary>
    /// The report as an HTML fragment for notebooks, everything escaped: a table a year in the colours of the quarters, the components behind it,
    /// the analyses that were asked for, reasons and remarks.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of all that it says.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static string ToHtml(this EfficiencyReport report, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        return HtmlReportWriter.Write(report, Spoken(language));
    }

    /// <summary>How sure a rank is, in plain words.</summary>
    /// <param name="ranks">The ranks that were drawn.</param>
    /// <param name="language">The language of the sentence.</param>
    /// <returns>Such as "Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most."</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static string ToSentence(this RankRobustness ranks, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        return RankSentences.Say(ranks, new Texts(Spoken(language)));
    }

    /// <summary>The analyses that the report carries as blocks, for a front end that lays them out itself.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of all that they say.</param>
    /// <returns>Headings, tables, lists and paragraphs in reading order; empty when no analysis was asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static IReadOnlyList<ReportBlock> GetSections(this EfficiencyReport report, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        Texts texts = new(Spoken(language));
        return [.. RegisteredParts.All.SelectMany(part => part.Section(report, texts))];
    }

    /// <summary>The report's remarks as sentences; what is true of several areas is said once, with the titles of all of them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of the sentences.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static IReadOnlyList<string> GetRemarks(this EfficiencyReport report, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. AreaReasons.Join(report.Notes).Select(reason => reason.ToString(Spoken(language)))];
    }

    /// <summary>The sentences of several reasons, one after the other.</summary>
    /// <param name="reasons">The reasons, such as <see cref="IndexResult.MissingReasons"/>.</param>
    /// <param name="language">The language of the sentences.</param>
    /// <returns>The sentences; null for no reasons.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static string? ToSentences(this IReadOnlyList<Reason> reasons, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return ReasonSentences.Say(reasons, Spoken(language));
    }

    private static ReportLanguage Spoken(ReportLanguage language) => Enum.IsDefined(language)
        ? language
        : throw new ArgumentOutOfRangeException(nameof(language), language, "The language must be English or Swedish.");
}
