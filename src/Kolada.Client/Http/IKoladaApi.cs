using Kolada.Json;

namespace Kolada.Http;

/// <summary>
/// The API's endpoints, one method each: a request in, one page out. Nothing above this interface knows HTTP.
/// </summary>
internal interface IKoladaApi
{
    Task<Page<Kpi>> GetKpisAsync(ApiRequest request, CancellationToken cancellationToken = default);

    Task<Page<KpiGroup>> GetKpiGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default);

    Task<Page<Municipality>> GetMunicipalitiesAsync(ApiRequest request, CancellationToken cancellationToken = default);

    Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default);

    Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(ApiRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of /data or /oudata, whichever the ids are made for. The caller disposes of it.</summary>
    Task<DataPage> GetDataAsync(ApiRequest request, DataIds ids, CancellationToken cancellationToken = default);
}

/// <summary>What a row is about: two answers bring the same row when its keys are equal.</summary>
/// <param name="Id">The id of an entity; null for a row of data.</param>
/// <param name="Kpi">The number of a row's KPI in its operation's ids.</param>
/// <param name="Place">The number of its municipality or unit.</param>
/// <param name="Year">Its year.</param>
internal readonly record struct RowKey(string? Id, int Kpi, int Place, int Year);

/// <summary>One page of a list, of whatever kind.</summary>
internal interface IPage
{
    /// <summary>The path of the next page below the base address; null on the last.</summary>
    string? Next { get; }

    /// <summary>How many rows the answer had, also after some were removed.</summary>
    int Rows { get; }

    /// <summary>The rows that are there, in the answer's order. A row of data without a value has left no trace.</summary>
    IReadOnlyList<RowKey> Keys();

    /// <summary>The last row's key as text, to go on from in another run; null when there is no row.</summary>
    string? LastRow { get; }

    /// <summary>Takes the answer out of the cache; null when it is not kept.</summary>
    Action? Forget => null;

    /// <summary>Takes rows out.</summary>
    void Remove(Predicate<RowKey> which);

    /// <summary>Takes the first rows out.</summary>
    void RemoveFirst(int rows);
}

/// <summary>One page of a list of entities.</summary>
internal sealed class Page<T>(IReadOnlyList<T> items, Func<T, string> idOf, string? next, AnswerInfo answer) : IPage
{
    public IReadOnlyList<T> Items { get; private set; } = items;

    /// <inheritdoc/>
    public string? Next => next;

    /// <inheritdoc/>
    public int Rows { get; } = items.Count;

    /// <summary>When the answer was made, by the service's clock where it says, else by ours.</summary>
    public DateTimeOffset AnsweredAt => answer.AnsweredAt;

    /// <inheritdoc/>
    public Action? Forget => answer.Forget;

    /// <inheritdoc/>
    public string? LastRow => Items.Count > 0 ? idOf(Items[^1]) : null;

    /// <inheritdoc/>
    public IReadOnlyList<RowKey> Keys() => [.. Items.Select(KeyOf)];

    /// <inheritdoc/>
    public void Remove(Predicate<RowKey> which) => Items = [.. Items.Where(item => !which(KeyOf(item)))];

    /// <inheritdoc/>
    public void RemoveFirst(int rows) => Items = [.. Items.Skip(rows)];

    private RowKey KeyOf(T item) => new(idOf(item), 0, 0, 0);
}
