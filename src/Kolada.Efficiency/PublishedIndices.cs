namespace Kolada.Efficiency;

/// <summary>The ids of the resource, quality and efficiency index that RKA publishes for a service area, all municipalities compared.</summary>
/// <remarks>
/// 0 is worst and 100 best; a high resource index means a low cost. The ids are those whose titles and descriptions in the catalogue
/// name them as indices of the area. Efficiency indices weigh resource and quality equally.
/// </remarks>
public sealed record PublishedIndices
{
    /// <summary>
    /// The area's id in this library's models: <c>forskola</c>, <c>grundskola</c>, <c>gymnasieskola</c>, <c>aldreomsorg</c>, <c>lss</c>,
    /// <c>ekonomiskt-bistand</c>.
    /// </summary>
    public required string Area { get; init; }

    /// <summary>The area's Swedish name.</summary>
    public required string Title { get; init; }

    /// <summary>The resource index (resursindex).</summary>
    public required KpiId Resource { get; init; }

    /// <summary>The quality index (kvalitetsindex).</summary>
    public required KpiId Quality { get; init; }

    /// <summary>The efficiency index (effektivitetsindex).</summary>
    public required KpiId Efficiency { get; init; }

    /// <summary>The six areas.</summary>
    public static IReadOnlyList<PublishedIndices> All { get; } =
    [
        new() { Area = "forskola", Title = "Förskola", Resource = "U11001", Quality = "U11404", Efficiency = "U11901" },
        new() { Area = "grundskola", Title = "Grundskola F–9, kommunal", Resource = "U15010", Quality = "U15401", Efficiency = "U15900" },
        new() { Area = "gymnasieskola", Title = "Gymnasieskola, kommunal", Resource = "U17001", Quality = "U17401", Efficiency = "U17900" },
        new() { Area = "aldreomsorg", Title = "Äldreomsorg", Resource = "U20008", Quality = "U20404", Efficiency = "U20900" },
        new() { Area = "lss", Title = "LSS, boende och daglig verksamhet", Resource = "U28001", Quality = "U28408", Efficiency = "U28900" },
        new() { Area = "ekonomiskt-bistand", Title = "Ekonomiskt bistånd", Resource = "U31002", Quality = "U31401", Efficiency = "U31904" },
    ];
}
