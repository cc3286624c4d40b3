namespace Kolada.Efficiency;

/// <summary>Why an index is what it is: Index = MedianIndex + Remainder + the sum of the contributions.</summary>
/// <remarks>
/// The contributions are Shapley values of the components over the distance between the municipality's index and that of a hypothetical
/// one with the group's median score in every component, the percentiles held fixed: each component's change of the index, averaged over
/// all orders in which the components could be changed from the median to the municipality's own score. They sum to that distance within
/// 1e-9, whatever the clamping does. Source: Shapley (1953). A component that the municipality lacks takes no part; at most 20 can.
/// Medians are over those that have the component or the index; of an even number they are the mean of the middle two. Equal scores
/// contribute equally where weights and medians are equal. An index that is missing (all missing, one municipality, all equal) has no explanation.
/// </remarks>
public sealed record IndexExplanation
{
    /// <summary>The municipality's index, 0 to 100.</summary>
    public required double Index { get; init; }

    /// <summary>The index of a hypothetical municipality with the group's median score in every component, 0 to 100.</summary>
    public required double ReferenceIndex { get; init; }

    /// <summary>The median of the group's indices, 0 to 100.</summary>
    public required double MedianIndex { get; init; }

    /// <summary>ReferenceIndex − MedianIndex: medians of components do not make a median index, and this is the difference.</summary>
    public double Remainder => ReferenceIndex - MedianIndex;

    /// <summary>What each component contributes, in the model's order.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }
}

/// <summary>What one component contributes to an index.</summary>
public sealed record Contribution
{
    /// <summary>The KPI.</summary>
    public required KpiId Kpi { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The municipality's score, 0 to 100.</summary>
    public required double Score { get; init; }

    /// <summary>The median of the group's scores.</summary>
    public required double MedianScore { get; init; }

    /// <summary>Points of the index that the component adds (or takes, when negative) against the median score.</summary>
    public required double Points { get; init; }

    /// <summary>
    /// How many points the index would gain if the value were one unit better (one lower where lower is better), with the percentiles and
    /// everybody else held fixed. 0 beyond the cut-offs.
    /// </summary>
    public required double OneUnitBetter { get; init; }
}
