namespace Kolada.Application;

/// <summary>What Kolada's catalogue says of a model that can be used.</summary>
public sealed record ModelCheck
{
    /// <summary>KPIs whose titles say that they end.</summary>
    public IReadOnlyList<Kpi> Retired { get; init; } = [];

    /// <summary>KPIs that are not in the snapshot and so were not checked; always empty where Kolada itself was asked.</summary>
    public IReadOnlyList<KpiId> Unchecked { get; init; } = [];
}
