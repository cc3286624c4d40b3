namespace Kolada.Efficiency;

/// <summary>What <see cref="EfficiencyExtensions">EvaluateEfficiencyAsync</see> is asked: whom to evaluate, against whom, and how.</summary>
/// <example>
/// <code>
/// EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(new EfficiencyQuery
/// {
///     Municipality = "Höör",
///     Model = EfficiencyModel.Get("net-cost"),
///     Options = new EfficiencyOptions { Parts = ReportParts.All },
/// });
/// </code>
/// </example>
public sealed record EfficiencyQuery
{
    /// <summary>The municipality by id (<c>1267</c>) or name. With a <see cref="Population"/> it is looked up among its members.</summary>
    public required string Municipality { get; init; }

    /// <summary>
    /// The group it is compared with; null for the municipalities of its county ("… läns kommuner"), or where <see cref="Population"/> is given.
    /// </summary>
    public MunicipalityGroup? Group { get; init; }

    /// <summary>What it is compared with, where that is no group: all municipalities, a list, the nearest. Null otherwise; not together with a group.</summary>
    public Population? Population { get; init; }

    /// <summary>The years; null to choose for each area the latest year with good coverage, see <see cref="EfficiencyCalculator.Evaluate"/>.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>The model; null for <c>rka</c>.</summary>
    public EfficiencyModel? Model { get; init; }

    /// <summary>How it is computed, and which analyses the report carries.</summary>
    public EfficiencyOptions Options { get; init; } = new();

    /// <summary>A user's own figures, for models that name them; empty for none. See <see cref="Kolada.Efficiency.OwnFigures"/>.</summary>
    public IReadOnlyList<DataPoint> OwnFigures { get; init; } = [];

    /// <summary>Receives each step as it begins; null when nobody needs to know.</summary>
    public IProgress<EfficiencyProgress>? Progress { get; init; }
}
