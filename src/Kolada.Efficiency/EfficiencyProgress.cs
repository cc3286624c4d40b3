namespace Kolada.Efficiency;

/// <summary>How far <see cref="EfficiencyExtensions">EvaluateEfficiencyAsync</see> has come.</summary>
/// <param name="Step">What is being done now.</param>
/// <param name="Done">How many steps are behind.</param>
/// <param name="Total">How many steps there are.</param>
public sealed record EfficiencyProgress(EfficiencyStep Step, int Done, int Total)
{
    /// <summary>How many key figures are fetched; null for any other step than <see cref="EfficiencyStep.Values"/>.</summary>
    public int? Kpis { get; init; }

    /// <summary>For how many municipalities; null for any other step than <see cref="EfficiencyStep.Values"/>.</summary>
    public int? Municipalities { get; init; }
}

/// <summary>The steps of an evaluation, in their order.</summary>
public enum EfficiencyStep
{
    /// <summary>The municipalities are fetched.</summary>
    Municipalities,

    /// <summary>The municipality groups are fetched.</summary>
    Groups,

    /// <summary>The catalogue entries of the key figures are fetched.</summary>
    Catalogue,

    /// <summary>The values are fetched.</summary>
    Values,

    /// <summary>The indices are computed.</summary>
    Indices,
}
