namespace Kolada.Efficiency;

/// <summary>One of the three indices of a service area.</summary>
public enum IndexKind
{
    /// <summary>The resource index: high means a low cost.</summary>
    Resource,

    /// <summary>The quality index.</summary>
    Quality,

    /// <summary>The efficiency index, of both.</summary>
    Efficiency,
}
