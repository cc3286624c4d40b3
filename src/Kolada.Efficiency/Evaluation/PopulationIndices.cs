using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>
/// The indices and ranks of a whole population, column by column: for ranking lists and for further calculation. What stands behind a single
/// municipality's numbers, and why one is missing, is in its <see cref="EfficiencyReport"/>.
/// </summary>
/// <remarks>
/// All numbers are computed from Kolada's values and carry <see cref="Source"/>, never "Källa: Kolada". Indices are relative to the
/// compared municipalities and to the year: they compare neither across years nor across populations.
/// </remarks>
public sealed record PopulationIndices
{
    /// <summary>The model's id.</summary>
    public required string ModelId { get; init; }

    /// <summary>The model's version.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The definition of percentiles that was used.</summary>
    public PercentileType PercentileType { get; init; } = PercentileType.Type7;

    /// <summary>The label that goes with the numbers.</summary>
    public string Source { get; init; } = KoladaClient.OwnCalculationLabel;

    /// <summary>What is compared. Each column has an entry a member, in its order.</summary>
    public required Population Population { get; init; }

    /// <summary>The areas, ascending by year, within a year in the model's order.</summary>
    public IReadOnlyList<AreaIndices> Areas { get; init; } = [];

    /// <summary>What was compared, then a line an area and year.</summary>
    public override string ToString() => ReportText.Lines(
        FormattableString.Invariant($"{Population.Title}, {Population.Members.Count} municipalities, model {ModelId} {ModelVersion}"),
        Areas);
}

/// <summary>The three indices of a service area in one year for all compared municipalities.</summary>
public sealed record AreaIndices
{
    /// <summary>The area's id.</summary>
    public required string Id { get; init; }

    /// <summary>The area's title.</summary>
    public required string Title { get; init; }

    /// <summary>The year.</summary>
    public int Year { get; init; }

    /// <summary>The three indices, such as <c>Indices.Resource</c>.</summary>
    public required ByIndex<RankedColumn> Indices { get; init; }

    /// <summary>How many compared municipalities have all the indices that the model can give for this area.</summary>
    public int Covered { get; init; }

    /// <summary>Why this year was chosen for the area; null when the caller named the years.</summary>
    public Reason? WhyThisYear { get; init; }

    /// <summary>How many have each index: "Grundskola 2023: resource 33, quality 32, efficiency 32 of 33".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Title} {Year}: {Indices.Describe(index => FormattableString.Invariant($"{index.Count}"), ", ")} of {Indices.Resource.Indices.Count}");
}

/// <summary>An index with its ranks, an entry a compared municipality, in the population's order.</summary>
/// <param name="Indices">The indices, 0 (worst) to 100 (best); null where one cannot be computed.</param>
/// <param name="Ranks">The places among those that have the index: 1 is best, ties share the better place. Null without an index.</param>
/// <param name="Count">How many compared municipalities have the index.</param>
public sealed record RankedColumn(IReadOnlyList<double?> Indices, IReadOnlyList<int?> Ranks, int Count)
{
    /// <summary>How many municipalities have the index: "32 of 33 municipalities".</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} of {Indices.Count} municipalities");
}
