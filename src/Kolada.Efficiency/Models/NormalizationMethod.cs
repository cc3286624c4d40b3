namespace Kolada.Efficiency;

/// <summary>How the values of a component, and the means of several, are brought to scores. Higher is better in each.</summary>
public enum NormalizationMethod
{
    /// <summary>RKA's: 0 to 100 between the 2.5th and the 97.5th percentile.</summary>
    Rka,

    /// <summary>The value as it is, for components that are on a common scale already. Not for those where lower is better.</summary>
    None,

    /// <summary>0 to 100 between the lowest and the highest value.</summary>
    MinMax,

    /// <summary>The distance from the mean in standard deviations of the sample; 0 is the mean, and there is no end.</summary>
    ZScore,

    /// <summary>0 to 100 by the place among the compared; ties stand in their middle.</summary>
    Rank,

    /// <summary>100 for the best value, less by how far a value is from it, in shares of the range.</summary>
    Distance,

    /// <summary>0 to 100 between two values that the component states (<see cref="IndexComponent.Goalposts"/>); means of scores between 0 and 100.</summary>
    Goalposts,
}

/// <summary>How the scores of components become one number.</summary>
public enum AggregationMethod
{
    /// <summary>The weighted mean.</summary>
    Arithmetic,

    /// <summary>The weighted geometric mean, in which a weak component weighs more. It needs scores above 0.</summary>
    Geometric,

    /// <summary>The weighted harmonic mean, in which a weak component weighs more still. It needs scores above 0.</summary>
    Harmonic,
}

/// <summary>What is done about outliers before values are scored.</summary>
public enum OutlierRule
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>
    /// Where a column is skewed (|skewness| ≥ 2 and kurtosis ≥ 3.5), up to five outliers take the value of the next; where that does not help, all values
    /// are taken to a logarithm. Source: the R package COINr, Treat().
    /// </summary>
    Winsorize,
}

/// <summary>The two ends of a component's scale.</summary>
/// <param name="Low">The value that scores 0, or 100 where lower is better; below <paramref name="High"/>.</param>
/// <param name="High">The value that scores 100, or 0 where lower is better.</param>
public sealed record Goalposts(double Low, double High);
