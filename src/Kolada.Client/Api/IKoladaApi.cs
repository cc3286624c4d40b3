using Kolada.Client.Json;
using Kolada.Client.Model;
using Kolada.Client.Paging;
using Kolada.Client.Requests;
using Refit;

namespace Kolada.Client.Api;

/// <summary>
/// The API's endpoints, declared for Refit, whose source generator writes the calls: each combination of dimensions is a method of
/// its own. <see cref="KoladaApi"/> chooses the method for an <see cref="ApiRequest"/>.
/// </summary>
/// <remarks>
/// Lists of ids and years are passed as text joined by commas and marked as encoded, since Refit would escape the commas; what they
/// consist of has passed <see cref="IdRules"/>. The last parameters are the page, which the service chooses where they are null, and
/// the call, which <see cref="TransportHandler"/> takes out of the request again.
/// </remarks>
internal interface IKoladaApi
{
    [Get("/kpi")]
    Task<Page<Kpi>> ListKpisAsync(
        string? title,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/kpi/{ids}")]
    Task<Page<Kpi>> GetKpisAsync(
        [Encoded] string ids,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/kpi_groups")]
    Task<Page<KpiGroup>> ListKpiGroupsAsync(
        string? title,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/kpi_groups/{ids}")]
    Task<Page<KpiGroup>> GetKpiGroupsAsync(
        [Encoded] string ids,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/municipality")]
    Task<Page<Municipality>> ListMunicipalitiesAsync(
        string? title,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/municipality/{ids}")]
    Task<Page<Municipality>> GetMunicipalitiesAsync(
        [Encoded] string ids,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/municipality_groups")]
    Task<Page<MunicipalityGroup>> ListMunicipalityGroupsAsync(
        string? title,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/municipality_groups/{ids}")]
    Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(
        [Encoded] string ids,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/ou")]
    Task<Page<OrganizationalUnit>> ListOrganizationalUnitsAsync(
        string? municipality, string? title,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/ou/{ids}")]
    Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(
        [Encoded] string ids,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/data/kpi/{kpis}/municipality/{municipalities}/year/{years}")]
    Task<DataPage> GetDataByKpiMunicipalityAndYearAsync(
        [Encoded] string kpis, [Encoded] string municipalities, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/data/kpi/{kpis}/municipality/{municipalities}")]
    Task<DataPage> GetDataByKpiAndMunicipalityAsync(
        [Encoded] string kpis, [Encoded] string municipalities, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/data/kpi/{kpis}/year/{years}")]
    Task<DataPage> GetDataByKpiAndYearAsync(
        [Encoded] string kpis, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/data/municipality/{municipalities}/year/{years}")]
    Task<DataPage> GetDataByMunicipalityAndYearAsync(
        [Encoded] string municipalities, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/oudata/kpi/{kpis}/ou/{units}/year/{years}")]
    Task<DataPage> GetUnitDataByKpiUnitAndYearAsync(
        [Encoded] string kpis, [Encoded] string units, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/oudata/kpi/{kpis}/ou/{units}")]
    Task<DataPage> GetUnitDataByKpiAndUnitAsync(
        [Encoded] string kpis, [Encoded] string units, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/oudata/ou/{units}/year/{years}")]
    Task<DataPage> GetUnitDataByUnitAndYearAsync(
        [Encoded] string units, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/oudata/kpi/{kpis}/year/{years}")]
    Task<DataPage> GetUnitDataByKpiAndYearAsync(
        [Encoded] string kpis, [Encoded] string years, [AliasAs("municipality_id")] string? municipality, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);

    [Get("/oudata/municipality/{municipalities}/year/{years}")]
    Task<DataPage> GetUnitDataByMunicipalityAndYearAsync(
        [Encoded] string municipalities, [Encoded] string years, [AliasAs("from_date")] string? changedSince,
        int? page, [AliasAs("per_page")] int? perPage, [Property(ApiCall.Key)] ApiCall call, CancellationToken cancellationToken);
}
