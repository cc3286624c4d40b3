using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kolada.Json;

namespace Kolada.Http;

/// <summary>The endpoints over HTTP.</summary>
internal sealed class KoladaApi(Transport transport) : IKoladaApi
{
    public Task<Page<Kpi>> GetKpisAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        GetAsync(request, KoladaJsonContext.Default.EnvelopeKpi, kpi => kpi.Id.Value, cancellationToken);

    public Task<Page<KpiGroup>> GetKpiGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        GetAsync(request, KoladaJsonContext.Default.EnvelopeKpiGroup, group => group.Id.Value, cancellationToken);

    public Task<Page<Municipality>> GetMunicipalitiesAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        GetAsync(request, KoladaJsonContext.Default.EnvelopeMunicipality, place => place.Id.Value, cancellationToken);

    public Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        GetAsync(request, KoladaJsonContext.Default.EnvelopeMunicipalityGroup, group => group.Id.Value, cancellationToken);

    public Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        GetAsync(request, KoladaJsonContext.Default.EnvelopeOrganizationalUnit, unit => unit.Id.Value, cancellationToken);

    public Task<DataPage> GetDataAsync(ApiRequest request, DataIds ids, CancellationToken cancellationToken = default) =>
        transport.GetAsync(request, (body, answer) => ReadData(body, ids, answer), cancellationToken);

    private Task<Page<T>> GetAsync<T>(ApiRequest request, JsonTypeInfo<Envelope<T>> type, Func<T, string> idOf, CancellationToken cancellationToken) =>
        transport.GetAsync(request, (body, answer) => Read(body, type, idOf, answer), cancellationToken);

    private Page<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<Envelope<T>> type, Func<T, string> idOf, AnswerInfo answer)
    {
        Envelope<T> envelope = JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
        RequireCount(envelope.Count, envelope.Values.Count);
        return new(envelope.Values, idOf, transport.NextPath(envelope.NextUrl), answer);
    }

    private DataPage ReadData(ReadOnlySpan<byte> body, DataIds ids, AnswerInfo answer)
    {
        DataPage page = DataPageReader.Read(body, ids);
        try
        {
            RequireCount(page.StatedRows, page.Rows);
            RequireOnce(page);
            page.Next = transport.NextPath(page.NextUrl);
            page.AnsweredAt = answer.AnsweredAt;
            page.Forget = answer.Forget;
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>A page that has fewer or more rows than it says has lost some on the way, or has been stitched together.</summary>
    private static void RequireCount(int? stated, int rows)
    {
        if (stated is { } count && count != rows)
        {
            throw new JsonException(FormattableString.Invariant($"count says {count} items, but there are {rows}."));
        }
    }

    private static void RequireOnce(DataPage page)
    {
        if (RepeatedValues.Find(page.Entries) is { } repeated)
        {
            throw new JsonException($"{page.Ids.RowText(repeated)} stands there twice, {repeated.Gender}.");
        }
    }
}
