using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kolada.Json;

namespace Kolada.Http;

/// <summary>The endpoints over HTTP.</summary>
internal sealed class KoladaApi(Transport transport) : IKoladaApi
{
    public Task<Page<Kpi>> GetKpisAsync(string path, CancellationToken cancellationToken = default) =>
        GetAsync(path, KoladaJsonContext.Default.EnvelopeKpi, cancellationToken);

    public Task<Page<KpiGroup>> GetKpiGroupsAsync(string path, CancellationToken cancellationToken = default) =>
        GetAsync(path, KoladaJsonContext.Default.EnvelopeKpiGroup, cancellationToken);

    public Task<Page<Municipality>> GetMunicipalitiesAsync(string path, CancellationToken cancellationToken = default) =>
        GetAsync(path, KoladaJsonContext.Default.EnvelopeMunicipality, cancellationToken);

    public Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(string path, CancellationToken cancellationToken = default) =>
        GetAsync(path, KoladaJsonContext.Default.EnvelopeMunicipalityGroup, cancellationToken);

    public Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(string path, CancellationToken cancellationToken = default) =>
        GetAsync(path, KoladaJsonContext.Default.EnvelopeOrganizationalUnit, cancellationToken);

    public Task<DataPage> GetDataAsync(string path, DataIds ids, CancellationToken cancellationToken = default) =>
        transport.GetAsync(path, (body, answer) => ReadData(body, ids, answer), cancellationToken);

    private Task<Page<T>> GetAsync<T>(string path, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken) =>
        transport.GetAsync(path, (body, answer) => Read(body, type, answer), cancellationToken);

    private Page<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<Envelope<T>> type, AnswerInfo answer)
    {
        Envelope<T> envelope = JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
        return new([.. envelope.Values], transport.NextPath(envelope.NextUrl), answer.AnsweredAt);
    }

    private DataPage ReadData(ReadOnlySpan<byte> body, DataIds ids, AnswerInfo answer)
    {
        DataPage page = DataPageReader.Read(body, ids);
        try
        {
            page.Next = transport.NextPath(page.NextUrl);
            page.AnsweredAt = answer.AnsweredAt;
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }
}
