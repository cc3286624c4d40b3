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
    public const string Normalise = "normalise";
    public const string Aggregate = "aggregate";
    public const string Renormalise = "renormalise";
    public const string Treat = "treat";
    public const string GoalpostsMember = "goalposts";
    public const string Low = "low";
    public const string High = "high";
    public const string IndexMember = "index";
    public const string Breaks = "breaks";
    public const string Year = "year";
    public const string BreakReason = "reason";
    public const string ReasonInSwedish = "reasonInSwedish";

    /// <summary>The words for what fills a gap; filling none is leaving it out.</summary>
    public static IReadOnlyDictionary<string, GapFilling> Fillings { get; } = new Dictionary<string, GapFilling>(StringComparer.Ordinal)
    {
        ["mean"] = GapFilling.Mean,
        ["median"] = GapFilling.Median,
        ["countyMean"] = GapFilling.CountyMean,
    };

    /// <summary>The words for how values are brought to scores; RKA's way is leaving it out too.</summary>
    public static IReadOnlyDictionary<string, NormalizationMethod> Normalizations { get; } = new Dictionary<string, NormalizationMethod>(StringComparer.Ordinal)
    {
        [BuiltInModels.Rka] = NormalizationMethod.Rka,
        ["none"] = NormalizationMethod.None,
        ["minmax"] = NormalizationMethod.MinMax,
        ["zscore"] = NormalizationMethod.ZScore,
        ["rank"] = NormalizationMethod.Rank,
        ["distance"] = NormalizationMethod.Distance,
        ["goalposts"] = NormalizationMethod.Goalposts,
    };

    /// <summary>The words for the mean of scores; the arithmetic one is leaving it out too.</summary>
    public static IReadOnlyDictionary<string, AggregationMethod> Aggregations { get; } = new Dictionary<string, AggregationMethod>(StringComparer.Ordinal)
    {
        ["arithmetic"] = AggregationMethod.Arithmetic,
        ["geometric"] = AggregationMethod.Geometric,
        ["harmonic"] = AggregationMethod.Harmonic,
    };

    /// <summary>The word for what is done about outliers; nothing is leaving it out.</summary>
    public static IReadOnlyDictionary<string, OutlierRule> Treatments { get; } = new Dictionary<string, OutlierRule>(StringComparer.Ordinal)
    {
        ["winsorise"] = OutlierRule.Winsorize,
    };

    /// <summary>The words for how sure a choice is; not stating it is leaving it out.</summary>
    public static IReadOnlyDictionary<string, Certainty> Certainties { get; } = new Dictionary<string, Certainty>(StringComparer.Ordinal)
    {
        ["low"] = Certainty.Low,
        ["medium"] = Certainty.Medium,
        ["high"] = Certainty.High,
        ["established"] = Certainty.Established,
    };

    /// <summary>The word of a normalisation.</summary>
    public static string WordOf(NormalizationMethod method) => Normalizations.First(pair => pair.Value == method).Key;
}
