using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency;

/// <summary>What municipalities are to be alike in.</summary>
/// <param name="Kpi">The key figure, gender total, such as inhabitants or the share of old people.</param>
/// <param name="Weight">How much it counts, relative to the other criteria; positive.</param>
public sealed record SimilarityCriterion(KpiId Kpi, double Weight = 1);

/// <summary>A municipality and how far it is from the one that was asked about.</summary>
/// <param name="Municipality">The municipality.</param>
/// <param name="Distance">The distance, in standard deviations: 0 the same, 1 a typical difference.</param>
public sealed record SimilarMunicipality(Municipality Municipality, double Distance);

/// <summary>The municipalities that are nearest to one in its structure, by a documented distance.</summary>
/// <remarks>
/// <para>
/// d = √( Σ w_j · ((x_j − c_j) / s_j)² / Σ w_j ), with x_j a candidate's and c_j the chosen municipality's value of criterion j, and s_j
/// the sample standard deviation over the candidates that have a value. A criterion in which all candidates are equal adds nothing.
/// Equal distances are ordered by id. A candidate that lacks a criterion is left out, since a distance over fewer criteria does not compare.
/// </para>
/// <para>
/// Domain: any finite values below 1e150 in size. A municipality that is the only candidate has no neighbours (an empty list); so has one among
/// candidates that all lack a criterion. The chosen one must have every criterion. The error is at most 1e-9 standard
/// deviations for values whose spread is not below 1e-6 of their size.
/// </para>
/// <para>
/// This is not Kolada's own likeness, whose formula is not public: for the official answer take the published group of similar
/// municipalities (<see cref="KoladaClient.GetSimilarMunicipalitiesAsync"/>).
/// </para>
/// </remarks>
public static class SimilarMunicipalities
{
    /// <summary>The nearest municipalities, nearest first, without the chosen one itself.</summary>
    /// <param name="table">The values of the criteria.</param>
    /// <param name="municipality">The chosen one; among the candidates.</param>
    /// <param name="candidates">Whom to look among; only municipalities (type K) are taken.</param>
    /// <param name="criteria">The criteria, at least one.</param>
    /// <param name="year">The year of the values.</param>
    /// <param name="count">How many at most; fewer come back when fewer have all criteria.</param>
    /// <exception cref="ArgumentException">
    /// There are no criteria, a weight is not positive, the chosen one is no candidate or lacks a criterion in that year.
    /// </exception>
    public static IReadOnlyList<SimilarMunicipality> Nearest(
        KpiTable table,
        MunicipalityId municipality,
        IEnumerable<Municipality> candidates,
        IReadOnlyList<SimilarityCriterion> criteria,
        int year,
        int count = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        List<Municipality> compared = [.. candidates.Where(candidate => candidate.Type == MunicipalityType.Municipality).DistinctBy(candidate => candidate.Id)];
        RefuseInvalid(table, municipality, compared, criteria, year);
        double[] distances = Distances(table, municipality, compared, criteria, year);
        return
        [
            .. compared.Zip(distances, (candidate, distance) => new SimilarMunicipality(candidate, distance))
                .Where(similar => !double.IsNaN(similar.Distance) && similar.Municipality.Id != municipality)
                .OrderBy(similar => similar.Distance)
                .ThenBy(similar => similar.Municipality.Id.Value, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private static double[] Distances(
        KpiTable table,
        MunicipalityId municipality,
        List<Municipality> compared,
        IReadOnlyList<SimilarityCriterion> criteria,
        int year)
    {
        double[] squares = new double[compared.Count];
        foreach (SimilarityCriterion criterion in criteria)
        {
            double[] column = [.. compared.Select(candidate => table.GetValue(criterion.Kpi, candidate.Id, year) ?? double.NaN)];
            double own = table.GetValue(criterion.Kpi, municipality, year)!.Value;
            double spread = Moments.StandardDeviation(column);
            for (int i = 0; i < column.Length; i++)
            {
                double steps = spread > 0 ? (column[i] - own) / spread : column[i] - column[i];
                squares[i] += criterion.Weight * steps * steps;
            }
        }

        double weights = criteria.Sum(criterion => criterion.Weight);
        return Array.ConvertAll(squares, square => Math.Sqrt(square / weights));
    }

    private static void RefuseInvalid(
        KpiTable table,
        MunicipalityId municipality,
        List<Municipality> compared,
        IReadOnlyList<SimilarityCriterion> criteria,
        int year)
    {
        RefuseInvalid(criteria);
        if (compared.TrueForAll(candidate => candidate.Id != municipality))
        {
            throw new ArgumentException($"{municipality} is not among the candidates. Add it, or choose a municipality.", nameof(municipality));
        }

        foreach (SimilarityCriterion criterion in criteria)
        {
            if (table.GetValue(criterion.Kpi, municipality, year) is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"{municipality} has no value of {criterion.Kpi} for {year}, so its distance to others is not defined. Take another year or criterion."), nameof(criteria));
            }
        }
    }

    /// <summary>Refuses criteria that no table can satisfy, before any call.</summary>
    internal static void RefuseInvalid(IReadOnlyList<SimilarityCriterion> criteria)
    {
        if (criteria.Count == 0)
        {
            throw new ArgumentException("Name at least one key figure in which municipalities are to be alike.", nameof(criteria));
        }

        foreach (SimilarityCriterion criterion in criteria)
        {
            if (!double.IsFinite(criterion.Weight) || criterion.Weight <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"The weight of {criterion.Kpi} is {criterion.Weight}; it must be above 0. Leave out a criterion that is not to count."),
                    nameof(criteria));
            }
        }
    }
}
