namespace Kolada.Efficiency;

/// <summary>The ids of the resource, quality and efficiency index that RKA publishes for a service area, all municipalities compared.</summary>
/// <remarks>
/// 0 is worst and 100 best; a high resource index means a low cost. The ids are those whose titles and descriptions in the catalogue
/// name them as indices of the area. Efficiency indices weigh resource and quality equally.
/// </remarks>
/// <param name="Area">
/// The area's id in this library's models: <c>forskola</c>, <c>grundskola</c>, <c>gymnasieskola</c>, <c>aldreomsorg</c>, <c>lss</c>,
/// <c>ekonomiskt-bistand</c>.
/// </param>
/// <param name="Title">The area's Swedish name.</param>
/// <param name="Resource">The resource index (resursindex).</param>
/// <param name="Quality">The quality index (kvalitetsindex).</param>
/// <param name="Efficiency">The efficiency index (effektivitetsindex).</param>
public sealed record PublishedIndices(string Area, string Title, KpiId Resource, KpiId Quality, KpiId Efficiency)
{
    /// <summary>The six areas.</summary>
    public static IReadOnlyList<PublishedIndices> All { get; } =
    [
        new("forskola", "Förskola", "U11001", "U11404", "U11901"),
        new("grundskola", "Grundskola F–9, kommunal", "U15010", "U15401", "U15900"),
        new("gymnasieskola", "Gymnasieskola, kommunal", "U17001", "U17401", "U17900"),
        new("aldreomsorg", "Äldreomsorg", "U20008", "U20404", "U20900"),
        new("lss", "LSS, boende och daglig verksamhet", "U28001", "U28408", "U28900"),
        new("ekonomiskt-bistand", "Ekonomiskt bistånd", "U31002", "U31401", "U31904"),
    ];
}
