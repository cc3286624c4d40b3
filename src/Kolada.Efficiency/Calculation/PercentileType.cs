namespace Kolada.Efficiency;

/// <summary>How a percentile between two values is defined, by the numbers of Hyndman and Fan (1996).</summary>
public enum PercentileType
{
    /// <summary>
    /// h = (n + 1)·q, held within 1 to n: Excel's PERCENTILE.EXC, SPSS. For fewer than 39 values the index's percentiles are minimum and maximum.
    /// </summary>
    Type6 = 6,

    /// <summary>h = 1 + (n − 1)·q: Excel's PERCENTILE.INC, R's default.</summary>
    Type7 = 7,
}
