namespace Kolada.Efficiency;

/// <summary>A break in a component's series.</summary>
/// <param name="Kpi">The KPI of the new series.</param>
/// <param name="Year">Its first year.</param>
/// <param name="Reason">What changed.</param>
public sealed record TrendBreak(KpiId Kpi, int Year, Reason Reason);
