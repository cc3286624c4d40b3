namespace Kolada.Efficiency;

/// <summary>How an evaluation is computed. A report carries what matters of it.</summary>
public sealed record EfficiencyOptions
{
    /// <summary>The share of the compared municipalities that a year must cover to be chosen when no years are given.</summary>
    public const double DefaultCoverage = 0.9;

    /// <summary>The definition of percentiles.</summary>
    /// <value><see cref="Kolada.Efficiency.PercentileType.Type7"/>.</value>
    public PercentileType PercentileType { get; init; } = PercentileType.Type7;
}

/// <summary>How a percentile between two values is defined, by the numbers of Hyndman and Fan (1996).</summary>
public enum PercentileType
{
    /// <summary>h = (n + 1)·q, held within 1 to n: Excel's PERCENTILE.EXC, SPSS. For fewer than 39 values the index's percentiles are minimum and maximum.</summary>
    Type6 = 6,

    /// <summary>h = 1 + (n − 1)·q: Excel's PERCENTILE.INC, R's default.</summary>
    Type7 = 7,
}
