namespace Kolada.Efficiency;

public sealed partial record AreaResult
{
    /// <summary>What the components contribute to each index that is there; null unless asked for with <see cref="ReportParts.Explanations"/>.</summary>
    public ByIndex<IndexExplanation?>? Explanations { get; init; }
}
