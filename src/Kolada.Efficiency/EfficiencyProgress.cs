namespace Kolada.Efficiency;

/// <summary>How far <see cref="EfficiencyExtensions">EvaluateEfficiencyAsync</see> has come.</summary>
/// <param name="Step">What is being done now, for a person to read.</param>
/// <param name="Done">How many steps are behind.</param>
/// <param name="Total">How many steps there are.</param>
public sealed record EfficiencyProgress(string Step, int Done, int Total);
