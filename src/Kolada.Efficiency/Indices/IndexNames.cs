using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>What the three indices are called, by machines and by people.</summary>
public static class IndexNames
{
    /// <summary>An index among columns and labels: "resource", "resurs".</summary>
    /// <param name="kind">The index.</param>
    /// <param name="language">The language of the name.</param>
    public static string GetName(this IndexKind kind, ReportLanguage language = ReportLanguage.English) => new Texts(language).Short(kind);

    /// <summary>The same at the head of a column or a line: "Resource", "Resurs".</summary>
    /// <param name="kind">The index.</param>
    /// <param name="language">The language of the name.</param>
    public static string GetHeading(this IndexKind kind, ReportLanguage language = ReportLanguage.English) => new Texts(language).Heading(kind);

    /// <summary>The name in JSON, CSV and the arguments of reasons, whatever the language.</summary>
    internal static string ForMachines(IndexKind kind) => kind switch
    {
        IndexKind.Resource => "resource",
        IndexKind.Quality => "quality",
        _ => "efficiency",
    };

    /// <summary>The index that a machine's name means; null for any other text.</summary>
    internal static IndexKind? FromMachines(string name) => name switch
    {
        "resource" => IndexKind.Resource,
        "quality" => IndexKind.Quality,
        "efficiency" => IndexKind.Efficiency,
        _ => null,
    };
}
