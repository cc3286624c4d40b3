using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Evaluation;

/// <summary>An index in one year for all compared municipalities.</summary>
internal sealed class IndexColumn
{
    private IndexColumn(IReadOnlyList<ComponentColumn> components, double[] means, Normalizer scale, double[] indices)
    {
        Components = components;
        Means = means;
        Scale = scale;
        Indices = indices;
        Ranks = Ranking.Ranks(indices);
        Count = Ranks.Length - Ranks.AsSpan().Count(0);
    }

    public IReadOnlyList<ComponentColumn> Components { get; }

    /// <summary>What is normalised to the index: the weighted mean of the scores; NaN where too few components are there.</summary>
    public double[] Means { get; }

    /// <summary>The last normalisation; for one component, that of its values.</summary>
    public Normalizer Scale { get; }

    public double[] Indices { get; }

    public int[] Ranks { get; }

    /// <summary>How many have the index.</summary>
    public int Count { get; }

    public static IndexColumn None(int size)
    {
        double[] missing = new double[size];
        Array.Fill(missing, double.NaN);
        return new IndexColumn([], missing, Normalizer.Over(missing, PercentileType.Type7), missing);
    }

    public static IndexColumn Of(IReadOnlyList<ComponentColumn> components, int? atLeast, PercentileType type)
    {
        if (components.Count == 1)
        {
            ComponentColumn only = components[0];
            return new IndexColumn(components, only.Scores, only.Scale, only.Scores);
        }

        double[] weights = [.. components.Select(column => column.Component.Weight)];
        double[] means = IndexCalculator.Means([.. components.Select(column => column.Scores)], weights, Math.Min(atLeast ?? components.Count, components.Count));
        return Normalized(components, means, type);
    }

    public static IndexColumn Efficiency(IndexColumn resource, IndexColumn quality, PercentileType type) =>
        Normalized([], IndexCalculator.Means(resource.Indices, quality.Indices), type);

    /// <summary>Indices and ranks as users see them: null where missing.</summary>
    public RankedColumn ToRanked()
    {
        double?[] indices = new double?[Indices.Length];
        int?[] ranks = new int?[Indices.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            if (Ranks[i] > 0)
            {
                (indices[i], ranks[i]) = (Indices[i], Ranks[i]);
            }
        }

        return new RankedColumn(indices, ranks, Count);
    }

    private static IndexColumn Normalized(IReadOnlyList<ComponentColumn> components, double[] means, PercentileType type)
    {
        Normalizer scale = Normalizer.Over(means, type, Normalizer.ScoreTolerance);
        return new IndexColumn(components, means, scale, IndexCalculator.Scores(means, scale, lowerIsBetter: false));
    }
}
