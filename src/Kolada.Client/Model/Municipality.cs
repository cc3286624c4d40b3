using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kolada;

/// <summary>A municipality, a region, or Riket (the whole country, <c>0000</c>).</summary>
public sealed record Municipality
{
    /// <summary>The id: four digits.</summary>
    public required MunicipalityId Id { get; init; }

    /// <summary>The name, such as "Höör" or "Region Skåne".</summary>
    public required string Title { get; init; }

    /// <summary>Municipality (K) or region (L). Riket has type L.</summary>
    public MunicipalityType Type { get; init; }

    /// <summary>Name and id: <c>Höör (1267)</c>.</summary>
    public override string ToString() => $"{Title} ({Id})";
}

/// <summary>
/// A group of municipalities or regions: a county, one of SKR's groups, a size class, or the official similar municipalities of one
/// of them ("Liknande kommuner grundskola, Höör, 2024").
/// </summary>
public sealed record MunicipalityGroup
{
    /// <summary>The id: <c>G</c> and digits. Those of "Liknande kommuner …" groups are issued anew each year.</summary>
    public required MunicipalityGroupId Id { get; init; }

    /// <summary>The title, such as "Skåne läns kommuner (ovägt medel)".</summary>
    public required string Title { get; init; }

    /// <summary>The members, in Kolada's order, each once. A "Liknande kommuner …" group never contains its own municipality.</summary>
    [JsonConverter(typeof(KoladaJsonConverter))]
    [AllowNull]
    public IReadOnlyList<MunicipalityId> Members { get; init => field = value ?? []; } = [];

    /// <summary>Title, id and size: <c>Skåne läns kommuner (ovägt medel) (G33621), 33 members</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title} ({Id}), {Members.Count} members");
}

/// <summary>An organisational unit: a school, a preschool, a care home.</summary>
public sealed record OrganizationalUnit
{
    /// <summary>The id, such as <c>V15E144001101</c>.</summary>
    public required OrganizationalUnitId Id { get; init; }

    /// <summary>The name.</summary>
    public required string Title { get; init; }

    /// <summary>The municipality in which it lies.</summary>
    public required MunicipalityId Municipality { get; init; }

    /// <summary>Name, id and municipality: <c>Ringsjöskolan (V15E126700101) in 1267</c>.</summary>
    public override string ToString() => $"{Title} ({Id}) in {Municipality}";
}
