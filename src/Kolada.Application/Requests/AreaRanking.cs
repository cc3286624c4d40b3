using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>The municipalities of a population in the order of an index.</summary>
public sealed record AreaRanking
{
    private const int Shown = 10;

    /// <summary>The indices that the order comes from; they have the one area.</summary>
    public required PopulationIndices Indices { get; init; }

    /// <summary>The index that orders the municipalities.</summary>
    public required IndexKind Index { get; init; }

    /// <summary>The best first, those with the same rank by id, those without the index last.</summary>
    public required IReadOnlyList<RankedMunicipality> Municipalities { get; init; }

    /// <summary>How many municipalities have the index.</summary>
    public int RankedCount => Municipalities.Count(line => line.Rank is not null);

    /// <summary>The area.</summary>
    public AreaIndices Area => Indices.Areas[0];

    /// <summary>The area and the index, then the first municipalities: "1. Lomma 100.0".</summary>
    public override string ToString()
    {
        string heading = FormattableString.Invariant(
            $"{Area.Title} {Area.Year}, {Index.GetName()}: {RankedCount} of {Municipalities.Count} municipalities have the index");
        IEnumerable<string> first = Municipalities.Take(Shown).Where(line => line.Rank is not null).Select(
            line => FormattableString.Invariant($"\n{line.Rank}. {line.Municipality.Title} {line.Indices[Index]:0.0}"));
        return heading + string.Concat(first);
    }
}

/// <summary>A municipality in a ranking.</summary>
public sealed record RankedMunicipality
{
    /// <summary>The municipality.</summary>
    public required Municipality Municipality { get; init; }

    /// <summary>The rank by the index that orders the list, 1 for the best; null where it has none.</summary>
    public int? Rank { get; init; }

    /// <summary>Its three indices, each 0 to 100; null where it has none.</summary>
    public required ByIndex<double?> Indices { get; init; }
}
