using Kolada.Efficiency.Reasons;

namespace Kolada.Efficiency;

/// <summary>An index of one municipality, or the reasons why it has none.</summary>
public sealed record IndexResult
{
    /// <summary>
    /// The index, 0 (worst) to 100 (best), or on the scale of the model's normalisation; null when it cannot be computed, and then
    /// <see cref="MissingReasons"/> says why.
    /// </summary>
    public double? Index { get; init; }

    /// <summary>The place among those that have the index: 1 is best, ties share the better place. Null without an index.</summary>
    public int? Rank { get; init; }

    /// <summary>How many compared municipalities have the index. It can be far fewer than the group's size.</summary>
    public int Count { get; init; }

    /// <summary>⌈4 · rank / count⌉: 1 is the best quarter. Null without an index, and where fewer than 8 municipalities have it.</summary>
    public int? Quartile { get; init; }

    /// <summary>Why there is no index, the most general reason first; empty when there is one.</summary>
    public IReadOnlyList<Reason> MissingReasons { get; init; } = [];

    /// <summary>What the index is made of, in the model's order; empty for an efficiency index, and where the model names none.</summary>
    public IReadOnlyList<ComponentResult> Components { get; init; } = [];

    /// <summary>All that the index is made of: each component, followed by its own components where it is an index itself.</summary>
    /// <returns>The components with how far below the index they are: 0 for those in <see cref="Components"/>.</returns>
    public IReadOnlyList<(int Depth, ComponentResult Component)> GetAllLevels() => [.. Flatten(Components, depth: 0)];

    private static IEnumerable<(int Depth, ComponentResult Component)> Flatten(IReadOnlyList<ComponentResult> components, int depth) =>
        components.SelectMany(part => Flatten(part.Components, depth + 1).Prepend((depth, part)));

    /// <summary>The index with its rank ("61.9, 9 of 33"), or in English why there is none.</summary>
    public override string ToString() => Index is { } index
        ? FormattableString.Invariant($"{index:0.0}, {Rank} of {Count}")
        : ReasonSentences.Say(MissingReasons, ReportLanguage.English) ?? "missing";
}
