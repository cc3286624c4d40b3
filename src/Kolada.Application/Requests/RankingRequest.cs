using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>A question about the order of municipalities in one service area.</summary>
public sealed record RankingRequest
{
    /// <summary>The id or title of an area of the model.</summary>
    public required string Area { get; init; }

    /// <summary>A group's title or id; null, the default, or <see cref="ComparisonRequest.All"/> for all municipalities.</summary>
    public string? Group { get; init; }

    /// <summary>The year; null for the latest with good coverage.</summary>
    public int? Year { get; init; }

    /// <summary>The index that orders the municipalities; null for efficiency, or else for the one that the area has.</summary>
    public IndexKind? Index { get; init; }

    /// <summary>The model; null for <see cref="KoladaWorkspace.DefaultModel"/>.</summary>
    public EfficiencyModel? Model { get; init; }

    /// <summary>The path of a CSV file with own figures, see <see cref="OwnFigures"/>; null for none.</summary>
    public string? OwnFiguresPath { get; init; }
}
