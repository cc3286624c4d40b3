using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>A question about values of KPIs, as people say it.</summary>
public sealed record DataRequest
{
    /// <summary>As one of <see cref="Municipalities"/>: all municipalities, regions and Riket.</summary>
    public const string All = PlaceDirectory.All;

    /// <summary>The KPIs; at least one.</summary>
    public required IReadOnlyList<KpiId> Kpis { get; init; }

    /// <summary>Names, ids, ids of groups for their mean rows, or <see cref="All"/>. Empty together with <see cref="Groups"/> means all.</summary>
    public IReadOnlyList<string> Municipalities { get; init; } = [];

    /// <summary>Titles or ids of groups whose members are meant, each or several with commas between them.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The years; empty, the default, for every year that the source has.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>The genders; the total by default.</summary>
    public IReadOnlyList<Gender> Genders { get; init; } = [Gender.Total];

    /// <summary>Whether the mean rows of all groups come too; only where all municipalities are meant.</summary>
    public bool IncludeGroups { get; init; }

    /// <summary>The path of a CSV file with own figures to join, see <see cref="OwnFigures"/>; null for none.</summary>
    public string? OwnFiguresPath { get; init; }
}

/// <summary>Values of KPIs with what is needed to show them.</summary>
public sealed record DataAnswer
{
    /// <summary>The query that was asked, with ids in place of names.</summary>
    public required DataQuery Query { get; init; }

    /// <summary>The values; own figures are among them.</summary>
    public required KpiTable Table { get; init; }

    /// <summary>Titles by id, of all municipalities, and of all groups where the query has rows of groups.</summary>
    public required IReadOnlyDictionary<MunicipalityId, string> Titles { get; init; }
}
