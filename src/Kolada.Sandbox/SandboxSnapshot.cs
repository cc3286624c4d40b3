using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>What the embedded snapshot covers, where it comes from and on what terms.</summary>
public sealed record SandboxSnapshot
{
    private static readonly Lazy<SandboxSnapshot> EmbeddedSnapshot = new(() => Describe(SnapshotWorld.Shared));

    /// <summary>The snapshot in this build of the package.</summary>
    public static SandboxSnapshot Embedded => EmbeddedSnapshot.Value;

    /// <summary>The label that raw values shown to others must carry: <c>Källa: Kolada</c>.</summary>
    public required string SourceLabel { get; init; }

    /// <summary>The terms of the data, in English.</summary>
    public required string Terms { get; init; }

    /// <summary>The day on which the newest figure was read from Kolada; answers are dated with it, at midnight UTC.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day on which titles, areas, flags and publication fields of the KPIs were read from Kolada.</summary>
    public required DateOnly CatalogueDate { get; init; }

    /// <summary>The KPIs that have values, by id.</summary>
    public required IReadOnlyList<SandboxKpiCoverage> Kpis { get; init; }

    /// <summary>How many municipalities are listed, regions and the whole country included.</summary>
    public required int MunicipalityCount { get; init; }

    /// <summary>How many groups of municipalities are listed.</summary>
    public required int MunicipalityGroupCount { get; init; }

    /// <summary>Tells in a sentence or two, in English, what the snapshot covers.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"The offline snapshot holds {Kpis.Sum(kpi => kpi.ValueCount)} values of {Kpis.Count} KPIs " +
        $"for the years {Kpis.Min(kpi => kpi.FirstYear)}–{Kpis.Max(kpi => kpi.LastYear)}, " +
        $"read from Kolada until {AsOf:yyyy-MM-dd}; " +
        $"{Kpis.Count(kpi => kpi.MunicipalityCount >= 290)} of the KPIs cover all 290 municipalities, the others some of them. " +
        $"For everything else ask the live API.");

    /// <summary>What the snapshot has of a KPI, or null when it has nothing of it.</summary>
    /// <param name="kpi">The id, such as <c>N15428</c>.</param>
    public SandboxKpiCoverage? Find(string kpi) => Kpis.FirstOrDefault(coverage => string.Equals(coverage.Id, kpi, StringComparison.Ordinal));

    private static SandboxSnapshot Describe(SnapshotWorld world) => new()
    {
        SourceLabel = world.About.SourceLabel,
        Terms = world.About.Terms,
        AsOf = world.About.NewestRetrieval,
        CatalogueDate = DateOnly.ParseExact(world.About.CatalogueDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kpis = [.. world.KpiEntries.Select((kpi, index) => Describe(kpi, world.SnapshotFigures.Columns(index), world.About.Sources))],
        MunicipalityCount = world.Places.Ids.Length,
        MunicipalityGroupCount = world.Places.GroupIds.Length,
    };

    private static SandboxKpiCoverage Describe(SnapshotKpi kpi, SnapshotSeries columns, IReadOnlyList<SnapshotSource> sources) => new()
    {
        Id = kpi.Id,
        Title = kpi.Title,
        MunicipalityCount = columns.Municipality.Distinct().Count(),
        Years = columns.Years,
        ValueCount = columns.Values.Length,
        Sources = [.. kpi.Sources.Select(source => new SandboxSource(sources[source.Source].Name, sources[source.Source].Retrieved, source.Values))],
    };
}

/// <summary>What the snapshot has of one KPI.</summary>
public sealed record SandboxKpiCoverage
{
    /// <summary>The KPI's id, such as <c>N15428</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The KPI's title, in Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>How many municipalities, regions and the whole country have at least one row.</summary>
    public required int MunicipalityCount { get; init; }

    /// <summary>The years that have at least one row, ascending; never empty.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>How many value entries there are: one a municipality, year and gender, those whose value is null included.</summary>
    public required int ValueCount { get; init; }

    /// <summary>Where the values come from and when they were read from Kolada.</summary>
    public required IReadOnlyList<SandboxSource> Sources { get; init; }

    /// <summary>The first year with a row.</summary>
    public int FirstYear => Years[0];

    /// <summary>The last year with a row.</summary>
    public int LastYear => Years[^1];
}

/// <summary>A collection that values were taken from; every value in it is Kolada's.</summary>
/// <param name="Name">The collection's repository and version.</param>
/// <param name="Retrieved">When it read the values from Kolada: <c>2024-12-12</c>, or <c>2026-03</c> where only the month is known.</param>
/// <param name="ValueCount">How many of the KPI's value entries come from it.</param>
public sealed record SandboxSource(string Name, string Retrieved, int ValueCount);
