namespace Kolada.Efficiency;

/// <summary>A municipality to learn from: better quality, not dearer.</summary>
public sealed record Peer
{
    /// <summary>The municipality.</summary>
    public required Municipality Municipality { get; init; }

    /// <summary>Its resource index, 0 to 100; at least one's own.</summary>
    public required double Resource { get; init; }

    /// <summary>Its quality index, 0 to 100; above one's own.</summary>
    public required double Quality { get; init; }

    /// <summary>Its efficiency index, 0 to 100; null when it cannot be computed.</summary>
    public double? Efficiency { get; init; }

    /// <summary>How far it is in structure, in standard deviations; null when no distances were given.</summary>
    public double? Distance { get; init; }
}
