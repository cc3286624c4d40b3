using Kolada.Efficiency;

namespace Kolada.Cli.Output;

/// <summary>A municipality's place in a ranking.</summary>
/// <param name="Rank">The place by the index that orders the list; null where it has none.</param>
/// <param name="Municipality">The municipality.</param>
/// <param name="Area">The area's columns.</param>
/// <param name="Place">Where in the columns.</param>
internal sealed record RankingLine(int? Rank, Municipality Municipality, AreaIndices Area, int Place)
{
    public int Year => Area.Year;

    /// <summary>One of its three indices; null where it has none.</summary>
    public double? Index(IndexKind kind) => Of(Area, kind).Indices[Place];

    /// <summary>The lines in the order of an index: the best first, ties by id, those without it last.</summary>
    public static IReadOnlyList<RankingLine> Of(PopulationIndices indices, AreaIndices area, IndexKind by) =>
    [
        .. indices.Population.Members
            .Select((municipality, place) => new RankingLine(Of(area, by).Ranks[place], municipality, area, place))
            .OrderBy(line => line.Rank ?? int.MaxValue)
            .ThenBy(line => line.Municipality.Id.Value, StringComparer.Ordinal),
    ];

    public static RankedColumn Of(AreaIndices area, IndexKind kind) => kind switch
    {
        IndexKind.Resource => area.Resource,
        IndexKind.Quality => area.Quality,
        _ => area.Efficiency,
    };
}
