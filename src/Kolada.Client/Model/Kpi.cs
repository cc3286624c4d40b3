using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kolada;

/// <summary>A key figure (nyckeltal): what it measures and when it is published. Its values are <see cref="DataPoint"/>s.</summary>
public sealed record Kpi
{
    /// <summary>The id, such as <c>N15428</c>.</summary>
    public required KpiId Id { get; init; }

    /// <summary>The Swedish title, with its unit: "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)".</summary>
    public required string Title { get; init; }

    /// <summary>The Swedish description: definition, breaks and source. Empty in the offline snapshot.</summary>
    [AllowNull]
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>True if values are also given for women and men.</summary>
    public bool IsDividedByGender { get; init; }

    /// <summary>Whom the KPI is about: municipalities (K), regions (L) or both (A).</summary>
    public MunicipalityType MunicipalityType { get; init; }

    /// <summary>Who runs the service, as Kolada's letter; null when not stated.</summary>
    public string? Auspice { get; init; }

    /// <summary>The operating area (verksamhetsområde), such as "Grundskola åk 0-9 inkl förskoleklass". Kolada may add areas.</summary>
    [AllowNull]
    public string OperatingArea { get; init => field = value ?? ""; } = "";

    /// <summary>The perspective, such as "Resurser" or "Kvalitet och resultat"; null when not stated.</summary>
    public string? Perspective { get; init; }

    /// <summary>When preliminary values for <see cref="PublicationPeriod"/> are expected; null when none are, or not stated.</summary>
    [JsonPropertyName("prel_publication_date")]
    public DateOnly? PreliminaryPublicationDate { get; init; }

    /// <summary>When final values for <see cref="PublicationPeriod"/> are expected: the next publication, not the last. Null when not stated.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>The year that the next publication is about; null when not stated.</summary>
    [JsonPropertyName("publ_period")]
    [JsonConverter(typeof(KoladaJsonConverter))]
    public int? PublicationPeriod { get; init; }

    /// <summary>True if values for organisational units (schools, homes, …) exist.</summary>
    [JsonPropertyName("has_ou_data")]
    public bool HasOrganizationalUnitData { get; init; }

    /// <summary>Whether a value of a year is preliminary, as far as the publication fields tell.</summary>
    /// <param name="year">The year of the value.</param>
    /// <param name="asOf">The day on which the value was fetched; <see cref="KpiTable.RetrievedAt"/> has it.</param>
    /// <returns>
    /// True when the preliminary publication of that year has been and the final one has not; false when the final one has been,
    /// which holds for every year before <see cref="PublicationPeriod"/>; null when the fields do not say.
    /// </returns>
    /// <remarks>Kolada marks nothing in the values themselves: this is all that can be known.</remarks>
    public bool? IsPreliminary(int year, DateOnly asOf)
    {
        if (PublicationPeriod is not { } period || year > period)
        {
            return null;
        }

        if (year < period || PublicationDate <= asOf)
        {
            return false;
        }

        return PublicationDate is not null && PreliminaryPublicationDate <= asOf ? true : null;
    }

    /// <summary>Id and title: <c>N15428 Elever i åk 9 …</c>.</summary>
    public override string ToString() => $"{Id} {Title}";
}

/// <summary>A named set of KPIs that Kolada keeps.</summary>
public sealed record KpiGroup
{
    /// <summary>The id, such as <c>G2KPI148352</c>.</summary>
    public required KpiGroupId Id { get; init; }

    /// <summary>The Swedish title.</summary>
    public required string Title { get; init; }

    /// <summary>The KPIs, in Kolada's order, each once. Some may be gone from the catalogue.</summary>
    [JsonConverter(typeof(KoladaJsonConverter))]
    [AllowNull]
    public IReadOnlyList<KpiId> Members { get; init => field = value ?? []; } = [];

    /// <summary>Title, id and size: <c>Kostnader (G2KPI148352), 12 KPIs</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title} ({Id}), {Members.Count} KPIs");
}
