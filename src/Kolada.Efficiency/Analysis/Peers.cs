using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency
{
    /// <summary>A municipality to learn from: better quality, not dearer.</summary>
    /// <param name="Municipality">The municipality.</param>
    /// <param name="Resource">Its resource index; at least one's own.</param>
    /// <param name="Quality">Its quality index; above one's own.</param>
    /// <param name="Efficiency">Its efficiency index; null when it cannot be computed.</param>
    /// <param name="Distance">How far it is in structure, in standard deviations; null when no distances were given.</param>
    public sealed record Peer(Municipality Municipality, double Resource, double Quality, double? Efficiency, double? Distance);
}

namespace Kolada.Efficiency.Analysis
{
    /// <summary>Finds whom one can learn from.</summary>
    internal static class Peers
    {
        public static IReadOnlyList<Peer> Find(Evaluation evaluation, AreaColumns area, int member, IReadOnlyDictionary<MunicipalityId, double>? distances, int count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            return
            [
                .. Enumerable.Range(0, evaluation.Size)
                    .Where(other => IsBetter(area, member, other))
                    .Select(other => Peer(evaluation, area, other, distances))
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

        private static Peer Peer(Evaluation evaluation, AreaColumns area, int other, IReadOnlyDictionary<MunicipalityId, double>? distances)
        {
            Municipality municipality = evaluation.Population.Members[other];
            double efficiency = area.Efficiency.Indices[other];
            return new Peer(
                municipality,
                area.Resource.Indices[other],
                area.Quality.Indices[other],
                double.IsNaN(efficiency) ? null : efficiency,
                distances is not null && distances.TryGetValue(municipality.Id, out double distance) ? distance : null);
        }
    }
}
