using Kolada.Efficiency.Reporting.Parts;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>What the analyses that a report can carry are called, for a front end that offers them.</summary>
public static class ReportPartNames
{
    /// <summary>Each analysis, in the order in which documents show them.</summary>
    public static IReadOnlyList<ReportParts> All { get; } = [.. RegisteredParts.All.Select(part => part.Flag)];

    /// <summary>The word that asks for an analysis, such as <c>reasons</c>: the same in each language.</summary>
    /// <param name="part">One analysis.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none, or several.</exception>
    public static string GetName(this ReportParts part) => Find(part).Name;

    /// <summary>What an analysis shows, in a few words: "what each key figure contributes".</summary>
    /// <param name="part">One analysis.</param>
    /// <param name="language">The language of the words.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none, or several.</exception>
    public static string GetDescription(this ReportParts part, ReportLanguage language = ReportLanguage.English) =>
        Find(part).Describe(new Texts(language));

    private static ReportPart Find(ReportParts part) => RegisteredParts.All.FirstOrDefault(one => one.Flag == part)
        ?? throw new ArgumentOutOfRangeException(nameof(part), part, $"One analysis has a name: one of {string.Join(", ", All)}.");
}
