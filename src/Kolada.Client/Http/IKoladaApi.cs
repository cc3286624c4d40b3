using Kolada.Json;

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

    /// <summary>A page of /data or /oudata, whichever the ids are made for. The caller disposes of it.</summary>
    Task<DataPage> GetDataAsync(string path, DataIds ids, CancellationToken cancellationToken = default);
}

/// <summary>One page of a list, of whatever kind.</summary>
internal interface IPage
{
    /// <summary>The path of the next page below the base address; null on the last.</summary>
    string? Next { get; }
}

/// <summary>One page of a list of entities.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The path of the next page below the base address; null on the last.</param>
/// <param name="AnsweredAt">When the answer was made, by the service's clock where it says, else by ours.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next, DateTimeOffset AnsweredAt) : IPage;
