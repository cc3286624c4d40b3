using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>
/// A question about the efficiency of one municipality as a user puts it: names of groups, files, and defaults that suit the source.
/// <see cref="KoladaWorkspace.CompareAsync"/> makes the <see cref="EfficiencyQuery"/> of the client of it.
/// </summary>
public sealed record EfficiencyRequest
{
    /// <summary>The municipality by id or name, with or without å, ä, ö and capitals.</summary>
    public required string Municipality { get; init; }

    /// <summary>Whom it is compared with; by default its county.</summary>
    public ComparisonRequest Comparison { get; init; } = new();

    /// <summary>The years; empty, the default, for each area's latest year with good coverage.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>The model; null for <see cref="KoladaWorkspace.DefaultModel"/>.</summary>
    public EfficiencyModel? Model { get; init; }

    /// <summary>The path of a CSV file with own figures, see <see cref="OwnFigures"/>; null for none.</summary>
    public string? OwnFiguresPath { get; init; }

    /// <summary>How it is computed, and which analyses are made.</summary>
    public EfficiencyOptions Options { get; init; } = new();
}
