using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>From the indices of a population to a list in order.</summary>
internal static class AreaRankings
{
    /// <summary>The ranking of the one area in the indices.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="asked">The index to order by; null for efficiency, or else for the one that the area has.</param>
    public static AreaRanking Create(PopulationIndices indices, IndexKind? asked)
    {
        AreaIndices area = indices.Areas[0];
        IndexKind by = asked
            ?? (area.Indices.Efficiency.Count > 0 ? IndexKind.Efficiency : area.Indices.Resource.Count > 0 ? IndexKind.Resource : IndexKind.Quality);
        RankedColumn column = area.Indices[by];
        return new AreaRanking
        {
            Indices = indices,
            Index = by,
            Municipalities =
            [
                .. indices.Population.Members
                    .Select((municipality, place) => new RankedMunicipality
                    {
                        Municipality = municipality,
                        Rank = column.Ranks[place],
                        Indices = area.Indices.Select(index => index.Indices[place]),
                    })
                    .OrderBy(line => line.Rank ?? int.MaxValue)
                    .ThenBy(line => line.Municipality.Id.Value, StringComparer.Ordinal),
            ],
        };
    }
}
