using Kolada.Client.Requests;

namespace Kolada;

/// <summary>The calls that a <see cref="DataQuery"/> takes, in the order in which their rows come out.</summary>
/// <param name="Calls">Paths below the base address, first page each, for instance <c>data/kpi/N15428/municipality/1267/year/2024</c>.</param>
/// <param name="Notes">Sentences that say why, for a person to read.</param>
public sealed record QueryPlan(IReadOnlyList<string> Calls, IReadOnlyList<string> Notes)
{
    /// <summary>The same calls as values.</summary>
    internal IReadOnlyList<ApiRequest> Requests { get; init; } = [];

    /// <summary>How many rows can come at most; null when that is not known beforehand, since KPIs or years are left open.</summary>
    public long? MaxRows { get; init; }

    /// <summary>
    /// How many municipalities and regions are listed by id because the query names none; 0 when it names its own, or wants the groups' rows too.
    /// </summary>
    public int ListedMunicipalities { get; init; }
}
