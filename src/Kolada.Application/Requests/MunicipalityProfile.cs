namespace Kolada.Application;

/// <summary>A municipality or region with the groups that have to do with it.</summary>
public sealed record MunicipalityProfile
{
    /// <summary>The municipality or region.</summary>
    public required Municipality Municipality { get; init; }

    /// <summary>The lasting groups that it is a member of: its county, its SKR group, its size class.</summary>
    public IReadOnlyList<MunicipalityGroup> Groups { get; init; } = [];

    /// <summary>RKA's groups of those similar to it, which do not have it as a member.</summary>
    public IReadOnlyList<MunicipalityGroup> SimilarGroups { get; init; } = [];
}
