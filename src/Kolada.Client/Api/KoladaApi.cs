using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kolada.Client.Http;
using Kolada.Client.Json;
using Kolada.Client.Paging;
using Kolada.Client.Requests;

namespace Kolada.Client.Api;

/// <summary>Sends requests: chooses the declared endpoint of each, and reads what comes back.</summary>
/// <remarks>
/// A link that the service gave is followed as it stands, past the declared endpoints: it may have parameters that none of them knows.
/// </remarks>
internal sealed class KoladaApi
{
    private readonly Transport _transport;
    private readonly IKoladaApi _endpoints;

    public KoladaApi(Transport transport)
    {
        _transport = transport;
        _endpoints = TransportHandler.CreateEndpoints(transport);
    }

    public Task<Page<Kpi>> GetKpisAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall<Page<Kpi>> call = EntityCall(request, KoladaJsonContext.Default.EnvelopeKpi, kpi => kpi.Id.Value);
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Segments is [PathSegment ids] ? _endpoints.GetKpisAsync(ids.ToText(), request.Page, request.PageSize, call, cancellationToken)
            : _endpoints.ListKpisAsync(request["title"], request.Page, request.PageSize, call, cancellationToken);
    }

    public Task<Page<KpiGroup>> GetKpiGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall<Page<KpiGroup>> call = EntityCall(request, KoladaJsonContext.Default.EnvelopeKpiGroup, group => group.Id.Value);
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Segments is [PathSegment ids] ? _endpoints.GetKpiGroupsAsync(ids.ToText(), request.Page, request.PageSize, call, cancellationToken)
            : _endpoints.ListKpiGroupsAsync(request["title"], request.Page, request.PageSize, call, cancellationToken);
    }

    public Task<Page<Municipality>> GetMunicipalitiesAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall<Page<Municipality>> call = EntityCall(request, KoladaJsonContext.Default.EnvelopeMunicipality, municipality => municipality.Id.Value);
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Segments is [PathSegment ids] ? _endpoints.GetMunicipalitiesAsync(ids.ToText(), request.Page, request.PageSize, call, cancellationToken)
            : _endpoints.ListMunicipalitiesAsync(request["title"], request.Page, request.PageSize, call, cancellationToken);
    }

    public Task<Page<MunicipalityGroup>> GetMunicipalityGroupsAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall<Page<MunicipalityGroup>> call = EntityCall(request, KoladaJsonContext.Default.EnvelopeMunicipalityGroup, group => group.Id.Value);
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Segments is [PathSegment ids] ? _endpoints.GetMunicipalityGroupsAsync(
                ids.ToText(),
                request.Page,
                request.PageSize,
                call,
                cancellationToken)
            : _endpoints.ListMunicipalityGroupsAsync(request["title"], request.Page, request.PageSize, call, cancellationToken);
    }

    public Task<Page<OrganizationalUnit>> GetOrganizationalUnitsAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ApiCall<Page<OrganizationalUnit>> call = EntityCall(request, KoladaJsonContext.Default.EnvelopeOrganizationalUnit, unit => unit.Id.Value);
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Segments is [PathSegment ids] ? _endpoints.GetOrganizationalUnitsAsync(
                ids.ToText(),
                request.Page,
                request.PageSize,
                call,
                cancellationToken)
            : _endpoints.ListOrganizationalUnitsAsync(request["municipality"], request["title"], request.Page, request.PageSize, call, cancellationToken);
    }

    /// <summary>A page of /data or /oudata, whichever the ids are made for. The caller disposes of it.</summary>
    public Task<DataPage> GetDataAsync(ApiRequest request, DataIds ids, CancellationToken cancellationToken = default)
    {
        ApiCall<DataPage> call = new(request, (body, answer) => ReadData(request, body, ids, answer));
        return !request.IsDeclared ? FollowAsync(call, cancellationToken)
            : request.Endpoint == Endpoints.Data ? GetDataAsync(request, call, cancellationToken)
            : GetUnitDataAsync(request, call, cancellationToken);
    }

    /// <summary>The whole answer to any path.</summary>
    public Task<StrongBox<JsonElement>> GetJsonAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        FollowAsync(new ApiCall<StrongBox<JsonElement>>(request, (body, _) => new(ParseBounded(body))), cancellationToken);

    /// <summary>A page of any list, its items as they are.</summary>
    public Task<Page<JsonElement>> GetItemsAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        FollowAsync(new ApiCall<Page<JsonElement>>(request, (body, answer) => ReadItems(request, body, answer)), cancellationToken);

    private static JsonElement ParseBounded(ReadOnlySpan<byte> body)
    {
        JsonBounds.Require(body);
        return JsonElement.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
    }

    private Page<JsonElement> ReadItems(ApiRequest request, ReadOnlySpan<byte> body, AnswerInfo answer)
    {
        JsonBounds.Require(body);
        return Read(request, body, KoladaJsonContext.Default.EnvelopeJsonElement, JsonItem.KeyOf, answer);
    }

    private Task<DataPage> GetDataAsync(ApiRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        (int? page, int? size, string? since) = (request.Page, request.PageSize, request["from_date"]);
        return (request.Values("kpi"), request.Values("municipality"), request.Values("year")) switch
        {
            ({ } kpis, { } places, { } years) => _endpoints.GetDataByKpiMunicipalityAndYearAsync(
                kpis,
                places,
                years,
                since,
                page,
                size,
                call,
                cancellationToken),
            ({ } kpis, { } places, null) => _endpoints.GetDataByKpiAndMunicipalityAsync(kpis, places, since, page, size, call, cancellationToken),
            ({ } kpis, null, { } years) => _endpoints.GetDataByKpiAndYearAsync(kpis, years, since, page, size, call, cancellationToken),
            (null, { } places, { } years) => _endpoints.GetDataByMunicipalityAndYearAsync(places, years, since, page, size, call, cancellationToken),
            _ => throw NotDeclared(request),
        };
    }

    private Task<DataPage> GetUnitDataAsync(ApiRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        (int? page, int? size, string? since, string? place) = (request.Page, request.PageSize, request["from_date"], request["municipality_id"]);
        return (request.Values("kpi"), request.Values("ou"), request.Values("municipality"), request.Values("year")) switch
        {
            ({ } kpis, { } units, null, { } years) => _endpoints.GetUnitDataByKpiUnitAndYearAsync(
                kpis,
                units,
                years,
                since,
                page,
                size,
                call,
                cancellationToken),
            ({ } kpis, { } units, null, null) => _endpoints.GetUnitDataByKpiAndUnitAsync(kpis, units, since, page, size, call, cancellationToken),
            (null, { } units, null, { } years) => _endpoints.GetUnitDataByUnitAndYearAsync(units, years, since, page, size, call, cancellationToken),
            ({ } kpis, null, null, { } years) => _endpoints.GetUnitDataByKpiAndYearAsync(kpis, years, place, since, page, size, call, cancellationToken),
            (null, null, { } places, { } years) => _endpoints.GetUnitDataByMunicipalityAndYearAsync(places, years, since, page, size, call, cancellationToken),
            _ => throw NotDeclared(request),
        };
    }

    /// <exception cref="ArgumentException">The path of a request leads out of the base address.</exception>
    public void RequireBelowBase(ApiRequest request) => _transport.Combine(request);

    private static InvalidOperationException NotDeclared(ApiRequest request) => new($"No endpoint is declared for {request}.");

    private async Task<T> FollowAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
        where T : class => (T)await call.RunAsync(_transport, _transport.Combine(call.Request), cancellationToken).ConfigureAwait(false);

    private ApiCall<Page<T>> EntityCall<T>(ApiRequest request, JsonTypeInfo<Envelope<T>> type, Func<T, string> idOf) =>
        new(request, (body, answer) => Read(request, body, type, idOf, answer));

    private Page<T> Read<T>(ApiRequest request, ReadOnlySpan<byte> body, JsonTypeInfo<Envelope<T>> type, Func<T, string> idOf, AnswerInfo answer)
    {
        JsonBounds.RequireOfLarge(body);
        Envelope<T> envelope = JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
        RequireCount(envelope.Count, envelope.Values.Count);
        RequireFirst(request, envelope.PreviousUrl.ValueKind == JsonValueKind.String && envelope.PreviousUrl.GetString()!.Length > 0);
        if (request.Endpoint != Endpoints.Other)
        {
            EntityScope.Require(request, envelope.Values, idOf);
        }

        return new(envelope.Values, idOf, _transport.NextPath(envelope.NextUrl), answer.Forget);
    }

    private DataPage ReadData(ApiRequest request, ReadOnlySpan<byte> body, DataIds ids, AnswerInfo answer)
    {
        DataPage page = DataPageReader.Read(body, ids);
        try
        {
            RequireCount(page.StatedRows, page.Rows);
            RequireFirst(request, page.HasPrevious);
            RequireOnce(page);
            new RowScope(request, ids).Require(page);
            page.Next = _transport.NextPath(page.NextUrl);
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

    /// <summary>The first page of a list has none before it; an answer that has one is that of another call.</summary>
    private static void RequireFirst(ApiRequest request, bool hasPrevious)
    {
        if (hasPrevious && request is { IsDeclared: true, Page: null or 1 })
        {
            throw new JsonException("it is said to have a page before it (previous_url), and the first page was asked for.");
        }
    }

    private static void RequireOnce(DataPage page)
    {
        if (RepeatedRows.Find(page) is { } repeated)
        {
            throw new JsonException($"{repeated} occurs twice.");
        }
    }
}
