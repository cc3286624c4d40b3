using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>
/// Ranks under choices drawn at random. The draws are those of a Sobol design: two independent samples A and B, and A with one factor from B
/// for each factor. Each of them is a draw like any other, so all of them count for the interval.
/// </summary>
internal static class MonteCarlo
{
    private const int Blocks = Choices.Factors + 2;
    private const int ChunkSize = 128;

    public static ByIndex<RankRobustness?> Run(AreaColumns area, int member, RobustnessOptions options)
    {
        RefuseInvalid(options);
        ScoredIndex resource = new(area.Resource);
        ScoredIndex quality = new(area.Quality);
        Drawer drawer = new(area, member, resource, quality, options);
        int perBlock = options.Draws / Blocks;
        double[][] ranks = [.. Enumerable.Range(0, 3).Select(_ => new double[perBlock * Blocks])];
        Parallel.For(0, (perBlock + ChunkSize - 1) / ChunkSize, () => drawer.NewWork(), (chunk, _, work) =>
        {
            for (int draw = chunk * ChunkSize; draw < Math.Min((chunk + 1) * ChunkSize, perBlock); draw++)
            {
                Choices a = new(options.Seed, 2 * draw);
                Choices b = new(options.Seed, (2 * draw) + 1);
                drawer.Rank(a, ranks, draw, work);
                drawer.Rank(b, ranks, perBlock + draw, work);
                for (int factor = 0; factor < Choices.Factors; factor++)
                {
                    drawer.Rank(a.With(b, (MethodChoice)factor), ranks, ((factor + 2) * perBlock) + draw, work);
                }
            }

            return work;
        }, static _ => { });
        return new ByIndex<RankRobustness?>(
            Summary(area.Resource, area.Resource.Components.Count, member, ranks[(int)IndexKind.Resource], perBlock),
            Summary(area.Quality, area.Quality.Components.Count, member, ranks[(int)IndexKind.Quality], perBlock),
            Summary(area.Efficiency, area.Resource.Components.Count + area.Quality.Components.Count, member, ranks[(int)IndexKind.Efficiency], perBlock));
    }

    private static RankRobustness? Summary(IndexColumn column, int components, int member, double[] ranks, int perBlock)
    {
        if (column.Ranks[member] == 0)
        {
            return null;
        }

        double[] sorted = [.. ranks.Order()];
        double tail = (1 - RankRobustness.Share) / 2;
        return new RankRobustness
        {
            Rank = column.Ranks[member],
            Count = column.Count,
            Best = Nearest(tail),
            Median = Nearest(0.5),
            Worst = Nearest(1 - tail),
            Draws = ranks.Length,
            Components = components,
            Sensitivities = [.. Enumerable.Range(0, Choices.Factors).Select(Sensitivity).OfType<ChoiceSensitivity>()],
        };

        int Nearest(double share) => (int)sorted[(int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1];

        ChoiceSensitivity? Sensitivity(int factor) =>
            Sobol.Estimate(ranks.AsSpan(0, perBlock), ranks.AsSpan(perBlock, perBlock), ranks.AsSpan((factor + 2) * perBlock, perBlock)) is { } found
                ? new ChoiceSensitivity((MethodChoice)factor, found.FirstOrder, found.Total)
                : null;
    }

    /// <summary>Refuses what the draws do not vary.</summary>
    /// <exception cref="ArgumentException">An index of the area is not made as RKA makes its own.</exception>
    public static void RefuseUnsupported(ServiceArea area)
    {
        if (!area.Resource.IsRkas || !area.Quality.IsRkas)
        {
            throw new ArgumentException($"The area {area.Id} has an index with a normalisation, an aggregation, a treatment or levels of its own, and the certainty of ranks is drawn around RKA's method only. Leave the analysis out.");
        }
    }

    private static void RefuseInvalid(RobustnessOptions options)
    {
        if (options.Draws is < RobustnessOptions.MinDraws or > RobustnessOptions.MaxDraws)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{nameof(options.Draws)} is {options.Draws}; it must be {RobustnessOptions.MinDraws} to {RobustnessOptions.MaxDraws}."),
                nameof(options));
        }

        if (!double.IsFinite(options.WeightConcentration) || options.WeightConcentration <= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{nameof(options.WeightConcentration)} is {options.WeightConcentration}; it must be above 0."),
                nameof(options));
        }
    }

    /// <summary>Ranks one municipality in one draw.</summary>
    private sealed class Drawer(AreaColumns area, int member, ScoredIndex resource, ScoredIndex quality, RobustnessOptions options)
    {
        private readonly int[] _both = [.. resource.Members.Intersect(quality.Members)];
        private readonly int _placeInBoth = Array.IndexOf([.. resource.Members.Intersect(quality.Members)], member);
        private readonly int[] _placeInResource = Places(resource.Members, area.Resource.Indices.Length);
        private readonly int[] _placeInQuality = Places(quality.Members, area.Resource.Indices.Length);

        public DrawWork NewWork() => new(area.Resource.Indices.Length, Math.Max(area.Resource.Components.Count, area.Quality.Components.Count));

        public void Rank(Choices choices, double[][] ranks, int draw, DrawWork work)
        {
            RandomStream weights = choices.Weights;
            int leftOut = choices.LeftOut(resource.Removable + quality.Removable);
            Span<double> ofResource = work.Resource.AsSpan(0, resource.Members.Length);
            Span<double> ofQuality = work.Quality.AsSpan(0, quality.Members.Length);
            if (!ofResource.IsEmpty)
            {
                resource.Compute(choices, leftOut < resource.Removable ? leftOut : -1, ref weights, options.WeightConcentration, ofResource, work);
                ranks[(int)IndexKind.Resource][draw] = Place(ofResource, _placeInResource[member]);
            }

            if (!ofQuality.IsEmpty)
            {
                quality.Compute(choices, leftOut - resource.Removable, ref weights, options.WeightConcentration, ofQuality, work);
                ranks[(int)IndexKind.Quality][draw] = Place(ofQuality, _placeInQuality[member]);
            }

            if (area.Efficiency.Ranks[member] > 0)
            {
                ranks[(int)IndexKind.Efficiency][draw] = Place(Efficiency(choices, ofResource, ofQuality, ref weights, work), _placeInBoth);
            }
        }

        private Span<double> Efficiency(
            Choices choices,
            ReadOnlySpan<double> ofResource,
            ReadOnlySpan<double> ofQuality,
            ref RandomStream weights,
            DrawWork work)
        {
            Span<double> drawn = work.Weights.AsSpan(0, 2);
            drawn.Fill(1);
            weights.Dirichlet(drawn, options.WeightConcentration);
            Span<double> means = work.Efficiency.AsSpan(0, _both.Length);
            for (int i = 0; i < means.Length; i++)
            {
                double first = ofResource[_placeInResource[_both[i]]];
                double second = ofQuality[_placeInQuality[_both[i]]];
                // The logarithm of the geometric mean ranks as the mean itself does.
                means[i] = choices.IsGeometric
                    ? (drawn[0] * ScoredIndex.Log(first)) + (drawn[1] * ScoredIndex.Log(second))
                    : (drawn[0] * first) + (drawn[1] * second);
            }

            return means;
        }

        /// <summary>The place of a municipality, 1 the best; 0 when it has no index.</summary>
        private static int Place(ReadOnlySpan<double> values, int at)
        {
            if (at < 0)
            {
                return 0;
            }

            double own = values[at] + Normalizer.ScoreTolerance;
            int ahead = 0;
            foreach (double value in values)
            {
                ahead += value > own ? 1 : 0;
            }

            return ahead + 1;
        }

        private static int[] Places(int[] members, int size)
        {
            int[] places = new int[size];
            Array.Fill(places, -1);
            for (int i = 0; i < members.Length; i++)
            {
                places[members[i]] = i;
            }

            return places;
        }
    }
}
