namespace Kolada.Efficiency;

/// <summary>How a robustness analysis draws.</summary>
public sealed record RobustnessOptions
{
    /// <summary>How many draws unless told otherwise.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>The fewest draws that give usable sensitivities.</summary>
    public const int MinDraws = 700;

    /// <summary>The most draws.</summary>
    public const int MaxDraws = 10_000_000;

    /// <summary>How many times the index is computed under choices drawn at random; rounded down to a multiple of seven.</summary>
    /// <value><see cref="DefaultDraws"/>; <see cref="MinDraws"/> to <see cref="MaxDraws"/>.</value>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>The seed: the same seed gives the same result on every machine, run, culture and number of cores.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// How near the weights stay to the model's: the Dirichlet parameter of a component of average weight. 5 lets a weight of one half
    /// vary with a standard deviation of 0.15; 1 lets any weights be as likely for equal weights.
    /// </summary>
    /// <value>5; above 0.</value>
    public double WeightConcentration { get; init; } = 5;
}
