namespace Kolada.Efficiency;

/// <summary>A choice of method that could reasonably have been another.</summary>
public enum MethodChoice
{
    /// <summary>Type 6 or type 7.</summary>
    PercentileType,

    /// <summary>The weights of the components, and of resource against quality.</summary>
    Weights,

    /// <summary>RKA's between percentiles, minimum and maximum, z-score, or rank.</summary>
    Normalization,

    /// <summary>The arithmetic or the geometric mean.</summary>
    Aggregation,

    /// <summary>All components, or one of them left out.</summary>
    LeftOut,
}

/// <summary>How much one choice moves a rank.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="FirstOrder">The share of the rank's variance that the choice explains alone, 0 to 1.</param>
/// <param name="Total">The share in which it has a part, alone or together with others, 0 to 1.</param>
public sealed record ChoiceSensitivity(MethodChoice Choice, double FirstOrder, double Total);
