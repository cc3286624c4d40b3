using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency;

/// <summary>How an evaluation is computed. A report carries what matters of it.</summary>
public sealed record EfficiencyOptions
{
    /// <summary>The share of the compared municipalities that a year must cover to be chosen when no years are given.</summary>
    public const double DefaultCoverage = AreaColumns.DefaultCoverage;

    /// <summary>The definition of percentiles.</summary>
    /// <value><see cref="Kolada.Efficiency.PercentileType.Type7"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is neither type 6 nor type 7.</exception>
    public PercentileType PercentileType
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(PercentileType),
                value,
                "The percentile type must be 6 (Excel's PERCENTILE.EXC) or 7 (PERCENTILE.INC).");
    } = PercentileType.Type7;

    /// <summary>Analyses that the report carries besides the indices. Each takes time; none changes an index.</summary>
    /// <value><see cref="ReportParts.None"/>.</value>
    public ReportParts Parts { get; init; }

    /// <summary>How <see cref="ReportParts.Robustness"/> draws; null for the defaults.</summary>
    public RobustnessOptions? Robustness { get; init; }
}
