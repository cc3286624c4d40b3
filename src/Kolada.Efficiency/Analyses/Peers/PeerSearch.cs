using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Peers;

/// <summary>Finds whom one can learn from.</summary>
internal static class PeerSearch
{
    public static IReadOnlyList<Peer> Find(Evaluator evaluator, AreaColumns area, int member, IReadOnlyDictionary<MunicipalityId, double>? distances, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return
        [
            .. Enumerable.Range(0, evaluator.Size)
                .Where(other => IsBetter(area, member, other))
                .Select(other => Peer(evaluator, area, other, distances))
                .Where(peer => distances is null || peer.Distance is not null)
                .OrderBy(peer => peer.Distance)
                .ThenByDescending(peer => peer.Quality)
                .ThenBy(peer => peer.Municipality.Id.Value, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>Never where one of the four indices is missing (NaN).</summary>
    private static bool IsBetter(AreaColumns area, int member, int other) =>
        area.Quality.Indices[other] > area.Quality.Indices[member] + Normalizer.ScoreTolerance
        && area.Resource.Indices[other] >= area.Resource.Indices[member] - Normalizer.ScoreTolerance;

    private static Peer Peer(Evaluator evaluator, AreaColumns area, int other, IReadOnlyDictionary<MunicipalityId, double>? distances)
    {
        Municipality municipality = evaluator.Population.Members[other];
        double efficiency = area.Efficiency.Indices[other];
        return new Peer
        {
            Municipality = municipality,
            Resource = area.Resource.Indices[other],
            Quality = area.Quality.Indices[other],
            Efficiency = double.IsNaN(efficiency) ? null : efficiency,
            Distance = distances is not null && distances.TryGetValue(municipality.Id, out double distance) ? distance : null,
        };
    }
}
