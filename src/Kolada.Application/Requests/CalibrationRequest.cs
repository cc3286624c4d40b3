using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>A question about the percentiles that a published index of one component was made with.</summary>
public sealed record CalibrationRequest
{
    /// <summary>The id or title of an area of the model.</summary>
    public required string Area { get; init; }

    /// <summary>Which index: resource or quality.</summary>
    public IndexKind Index { get; init; }

    /// <summary>The year; null for the latest with values of both.</summary>
    public int? Year { get; init; }

    /// <summary>The model; null for RKA's own.</summary>
    public EfficiencyModel? Model { get; init; }
}

/// <summary>A published index with the percentiles that were recovered from it.</summary>
public sealed record PublishedCalibration
{
    /// <summary>The published index.</summary>
    public required KpiId Published { get; init; }

    /// <summary>Its component.</summary>
    public required KpiId Component { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>What was recovered.</summary>
    public required Calibration Found { get; init; }
}
