namespace Kolada.Efficiency;

/// <summary>Analyses that a report can carry.</summary>
[Flags]
public enum ReportParts
{
    /// <summary>Only the indices and their components.</summary>
    None = 0,

    /// <summary>What each component contributes, and what one unit of it would change: <see cref="AreaResult.Explanations"/>.</summary>
    Explanations = 1,

    /// <summary>Municipalities to learn from: <see cref="AreaResult.Peers"/>.</summary>
    Peers = 2,

    /// <summary>RKA's own index values beside the computed ones: <see cref="AreaResult.Published"/>. Their KPIs are fetched too.</summary>
    Published = 4,

    /// <summary>How the ranks move under other choices of method: <see cref="AreaResult.Robustness"/>.</summary>
    Robustness = 8,

    /// <summary>Each area through the years: <see cref="EfficiencyReport.Trends"/>.</summary>
    Trends = 16,

    /// <summary>All of them.</summary>
    All = Explanations | Peers | Published | Robustness | Trends,
}
