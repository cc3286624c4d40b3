namespace Kolada.Efficiency.Models;

/// <summary>The names that the JSON of a model uses, for the reader, the writer and the rules alike.</summary>
internal static class ModelFormat
{
    /// <summary>The version of the format that this library writes and reads.</summary>
    public const int Version = 1;

    public const string Schema = "$schema";
    public const string Format = "format";
    public const string Id = "id";
    public const string ContentVersion = "version";
    public const string Title = "title";
    public const string Description = "description";
    public const string Source = "source";
    public const string CertaintyMember = "certainty";
    public const string ValidYears = "validYears";
    public const string From = "from";
    public const string To = "to";
    public const string Areas = "areas";
    public const string Resource = "resource";
    public const string Quality = "quality";
    public const string PublishedEfficiency = "publishedEfficiency";
    public const string Published = "published";
    public const string AtLeast = "atLeast";
    public const string Components = "components";
    public const string KpiMember = "kpi";
    public const string LowerIsBetter = "lowerIsBetter";
    public const string Weight = "weight";
    public const string Successors = "successors";
    public const string Alternatives = "alternatives";
    public const string UseYearBefore = "useYearBefore";
    public const string UseAdjacentYear = "useAdjacentYear";
    public const string FillWith = "fillWith";
    public const string Breaks = "breaks";
    public const string Year = "year";
    public const string BreakReason = "reason";
    public const string ReasonInSwedish = "reasonInSwedish";

    /// <summary>The words for what fills a gap; filling none is leaving it out.</summary>
    public static IReadOnlyDictionary<string, GapFilling> Fillings { get; } = new Dictionary<string, GapFilling>(StringComparer.Ordinal)
    {
        ["mean"] = GapFilling.Mean,
        ["median"] = GapFilling.Median,
    };

    /// <summary>The words for how sure a choice is; not stating it is leaving it out.</summary>
    public static IReadOnlyDictionary<string, Certainty> Certainties { get; } = new Dictionary<string, Certainty>(StringComparer.Ordinal)
    {
        ["low"] = Certainty.Low,
        ["medium"] = Certainty.Medium,
        ["high"] = Certainty.High,
        ["established"] = Certainty.Established,
    };
}
