using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>The group that a municipality is compared with, as a report carries it.</summary>
/// <param name="Id">The group's id; null for a list of the user's own.</param>
/// <param name="Title">The group's title.</param>
/// <param name="Size">How many municipalities are compared, the chosen one included.</param>
public sealed record ComparedGroup(MunicipalityGroupId? Id, string Title, int Size)
{
    /// <summary>The title in Swedish, for documents in that language; null where <see cref="Title"/> serves both, as Kolada's own titles do.</summary>
    public string? TitleInSwedish { get; init; }

    /// <summary>The title in a language.</summary>
    /// <param name="language">The language.</param>
    public string GetTitle(ReportLanguage language = ReportLanguage.English) => new Texts(language).Say(Title, TitleInSwedish ?? Title);
}
