using System.Text.Json.Serialization;

namespace Kolada.Efficiency;

/// <summary>The three indices of a service area in one year. Each analysis adds a member of its own, which is null unless it was asked for.</summary>
public sealed partial record AreaResult
{
    /// <summary>The area's id.</summary>
    public required string Id { get; init; }

    /// <summary>The area's title.</summary>
    public required string Title { get; init; }

    /// <summary>The year.</summary>
    public int Year { get; init; }

    /// <summary>The three indices.</summary>
    public required ByIndex<IndexResult> Indices { get; init; }

    /// <summary>The resource index: 100 is the lowest cost.</summary>
    [JsonIgnore]
    public IndexResult Resource => Indices.Resource;

    /// <summary>The quality index: 100 is the best quality.</summary>
    [JsonIgnore]
    public IndexResult Quality => Indices.Quality;

    /// <summary>The efficiency index: 100 is the best. It has no components of its own.</summary>
    [JsonIgnore]
    public IndexResult Efficiency => Indices.Efficiency;

    /// <summary>How many compared municipalities have all the indices that the model can give for this area.</summary>
    public int Covered { get; init; }

    /// <summary>Why this year was chosen for the area; null when the caller named the years.</summary>
    public Reason? WhyThisYear { get; init; }

    /// <summary>The indices with their ranks: "Grundskola 2023: resource 61.9, 13 of 33; quality 40.0, 20 of 33; efficiency missing".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Title} {Year}: {Indices.Describe(index => index.Index is null ? "missing" : index.ToString(), "; ")}");
}
