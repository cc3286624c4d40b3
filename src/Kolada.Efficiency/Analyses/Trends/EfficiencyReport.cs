namespace Kolada.Efficiency;

public sealed partial record EfficiencyReport
{
    /// <summary>Each area through the years, in the model's order; empty unless asked for with <see cref="ReportParts.Trends"/>.</summary>
    public IReadOnlyList<AreaTrend> Trends { get; init; } = [];
}
