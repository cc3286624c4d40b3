namespace Kolada.Efficiency;

/// <summary>How an evaluation is computed. A report carries what matters of it.</summary>
public sealed record EfficiencyOptions
{
    /// <summary>The share of the compared municipalities that a year must cover to be chosen when no years are given.</summary>
    public const double DefaultCoverage = 0.9;

    /// <summary>The definition of percentiles.</summary>
    /// <value><see cref="Kolada.Efficiency.PercentileType.Type7"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is neither type 6 nor type 7.</exception>
    public PercentileType PercentileType
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PercentileType), value, "The percentile type must be 6 (Excel's PERCENTILE.EXC) or 7 (PERCENTILE.INC).");
    } = PercentileType.Type7;

    /// <summary>The language of the report's sentences: reasons, remarks, and all that Markdown and HTML say. It changes no number and no field's name.</summary>
    /// <value><see cref="ReportLanguage.English"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is neither of the two languages.</exception>
    public ReportLanguage Language
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Language), value, "The language must be English or Swedish.");
    } = ReportLanguage.English;

    /// <summary>Analyses that the report carries besides the indices. Each takes time; none changes an index.</summary>
    /// <value><see cref="ReportParts.None"/>.</value>
    public ReportParts Parts { get; init; }

    /// <summary>How <see cref="ReportParts.Robustness"/> draws; null for the defaults.</summary>
    public RobustnessOptions? Robustness { get; init; }
}

/// <summary>Analyses that a report can carry.</summary>
[Flags]
public enum ReportParts
{
    /// <summary>Only the indices and their components.</summary>
    None = 0,

    /// <summary>What each component contributes, and what one unit of it would change: <see cref="AreaResult.Reasons"/>.</summary>
    Reasons = 1,

    /// <summary>Municipalities to learn from: <see cref="AreaResult.Peers"/>.</summary>
    Peers = 2,

    /// <summary>RKA's own index values beside the computed ones: <see cref="AreaResult.Published"/>. Their KPIs are fetched too.</summary>
    Published = 4,

    /// <summary>How the ranks move under other choices of method: <see cref="AreaResult.Robustness"/>.</summary>
    Robustness = 8,

    /// <summary>Each area through the years: <see cref="EfficiencyReport.Trends"/>.</summary>
    Trends = 16,

    /// <summary>All of them.</summary>
    All = Reasons | Peers | Published | Robustness | Trends,
}

/// <summary>How a percentile between two values is defined, by the numbers of Hyndman and Fan (1996).</summary>
public enum PercentileType
{
    /// <summary>h = (n + 1)·q, held within 1 to n: Excel's PERCENTILE.EXC, SPSS. For fewer than 39 values the index's percentiles are minimum and maximum.</summary>
    Type6 = 6,

    /// <summary>h = 1 + (n − 1)·q: Excel's PERCENTILE.INC, R's default.</summary>
    Type7 = 7,
}
