namespace Kolada.Efficiency;

public sealed partial record AreaResult
{
    /// <summary>RKA's own index values beside the computed ones; null unless asked for with <see cref="ReportParts.Published"/>.</summary>
    public IReadOnlyList<PublishedComparison>? Published { get; init; }
}
