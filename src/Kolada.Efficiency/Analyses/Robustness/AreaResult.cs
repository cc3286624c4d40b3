namespace Kolada.Efficiency;

public sealed partial record AreaResult
{
    /// <summary>How sure the rank of each index that is there is; null unless asked for with <see cref="ReportParts.Robustness"/>.</summary>
    public ByIndex<RankRobustness?>? Robustness { get; init; }
}
