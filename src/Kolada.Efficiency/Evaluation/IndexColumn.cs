using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Evaluation;

/// <summary>An index in one year for all compared municipalities.</summary>
internal sealed class IndexColumn
{
    private IndexColumn(IndexDefinition definition, IReadOnlyList<ComponentColumn> components, double[] means, Scale scale, double[] indices)
    {
        Definition = definition;
        Components = components;
        Means = means;
        Scale = scale;
        Indices = indices;
        Ranks = Ranking.Ranks(indices);
        Count = Ranks.Length - Ranks.AsSpan().Count(0);
    }

    public IndexDefinition Definition { get; }

    public IReadOnlyList<ComponentColumn> Components { get; }

    /// <summary>What is normalised to the index: the weighted mean of the scores; NaN where too few components are there.</summary>
    public double[] Means { get; }

    /// <summary>The last normalisation; for one component, that of its values.</summary>
    public Scale Scale { get; }

    public double[] Indices { get; }

    public int[] Ranks { get; }

    /// <summary>How many have the index.</summary>
    public int Count { get; }

    /// <summary>The components that stand on key figures, whatever the level.</summary>
    public IEnumerable<ComponentColumn> Leaves => Components.SelectMany(component => component.Leaves);

    /// <summary>The index of a year; without components where none of the model's is part of it.</summary>
    public static IndexColumn Read(KpiTable table, Population population, IndexDefinition definition, int year, PercentileType type)
    {
        IReadOnlyList<ComponentColumn> components =
        [
            .. from component in definition.Components
               where component.ValidYears?.Contains(year) != false
               select ComponentColumn.Read(table, population, component, definition, year, type),
        ];
        return components.Count switch
        {
            0 => None(population.Members.Count),
            1 => new IndexColumn(definition, components, components[0].Scores, components[0].Scale, components[0].Scores),
            _ => OfSeveral(components, definition, type),
        };
    }

    /// <summary>No index for anybody.</summary>
    public static IndexColumn None(int size)
    {
        double[] missing = new double[size];
        Array.Fill(missing, double.NaN);
        return new IndexColumn(new IndexDefinition(), [], missing, Scale.Over(missing, NormalizationMethod.Rka, PercentileType.Type7), missing);
    }

    /// <summary>The efficiency index: the mean of the two others, normalised as RKA does.</summary>
    public static IndexColumn Efficiency(IndexColumn resource, IndexColumn quality, PercentileType type) =>
        Normalized(new IndexDefinition(), [], IndexCalculator.Means(resource.Indices, quality.Indices), type);

    /// <summary>The index of given scores, the scales held fixed.</summary>
    /// <param name="scores">The scores of some of the components.</param>
    /// <param name="weights">Their weights.</param>
    public double IndexOf(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        if (Components.Count == 1)
        {
            return scores[0];
        }

        double mean = Aggregation.Mean(Definition.Aggregation, scores, weights);
        return Definition.Renormalize ? Scale.Score(mean, lowerIsBetter: false) : mean;
    }

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

    private static IndexColumn OfSeveral(IReadOnlyList<ComponentColumn> components, IndexDefinition definition, PercentileType type)
    {
        double[] weights = [.. components.Select(column => column.Component.Weight)];
        int atLeast = Math.Min(definition.AtLeast ?? components.Count, components.Count);
        double[] means = IndexCalculator.Means([.. components.Select(column => column.Scores)], weights, atLeast, definition.Aggregation);
        return Normalized(definition, components, means, type);
    }

    private static IndexColumn Normalized(IndexDefinition definition, IReadOnlyList<ComponentColumn> components, double[] means, PercentileType type)
    {
        NormalizationMethod method = definition.Renormalize ? definition.Normalization : NormalizationMethod.None;
        Scale scale = Scale.Over(means, method, type, goalposts: null, Normalizer.ScoreTolerance);
        return new IndexColumn(definition, components, means, scale, scale.Scores(means, lowerIsBetter: false));
    }
}
