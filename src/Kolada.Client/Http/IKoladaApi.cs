namespace Kolada.Http;

/// <summary>
/// The API's endpoints, one method each: a path below the base address in, one page out. Nothing above this interface knows HTTP.
/// </summary>
internal interface IKoladaApi
{
    Task<Page<Kpi>> GetKpisAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<KpiGroup>> GetKpiGroupsAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<Municipality>> GetMunicipalitiesAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<DataPoint>> GetDataAsync(string path, CancellationToken cancellationToken = default);

    Task<Page<UnitDataPoint>> GetUnitDataAsync(string path, CancellationToken cancellationToken = default);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The items; for data, one a value.</param>
/// <param name="Next">The path of the next page below the base address; null on the last.</param>
/// <param name="AnsweredAt">When the answer was made, by the service's clock where it says, else by ours.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next, DateTimeOffset AnsweredAt);
