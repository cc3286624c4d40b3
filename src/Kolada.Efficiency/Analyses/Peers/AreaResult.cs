namespace Kolada.Efficiency;

public sealed partial record AreaResult
{
    /// <summary>Municipalities to learn from; null unless asked for with <see cref="ReportParts.Peers"/>.</summary>
    public IReadOnlyList<Peer>? Peers { get; init; }
}
