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

    public Task<Page<DataPoint>> GetDataAsync(string path, CancellationToken cancellationToken = default) =>
        transport.GetAsync(
            path,
            (body, answer) => ToPage(Read(body, KoladaJsonContext.Default.EnvelopeDataRow), rows => rows.SelectMany(row => row.ToDataPoints()), answer),
            cancellationToken);

    public Task<Page<UnitDataPoint>> GetUnitDataAsync(string path, CancellationToken cancellationToken = default) =>
        transport.GetAsync(
            path,
            (body, answer) => ToPage(Read(body, KoladaJsonContext.Default.EnvelopeUnitDataRow), rows => rows.SelectMany(row => row.ToDataPoints()), answer),
            cancellationToken);

    private Task<Page<T>> GetAsync<T>(string path, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken) =>
        transport.GetAsync(path, (body, answer) => ToPage(Read(body, type), values => values, answer), cancellationToken);

    private Page<TItem> ToPage<TRow, TItem>(Envelope<TRow> envelope, Func<IReadOnlyList<TRow>, IEnumerable<TItem>> flatten, AnswerInfo answer) =>
        new([.. flatten(envelope.Values)], transport.NextPath(envelope.NextUrl), answer.AnsweredAt);

    private static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
}
