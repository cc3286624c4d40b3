using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Kolada.Client.Api;
using Kolada.Client.Json;
using Kolada.Client.Lookup;
using Kolada.Client.Requests;

namespace Kolada.Client.Queries;

/// <summary>Reads pages of data, also from a service that answers a call with 404 because of one unknown id among its fifty.</summary>
internal sealed class DataCalls(KoladaApi api, Catalogue catalogue, DataIds ids, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _leftOut = new(StringComparer.Ordinal);

    /// <summary>The ids that calls were made without, because the service refused them and no catalogue has them.</summary>
    public IEnumerable<string> LeftOut => _leftOut.Keys.Order(StringComparer.Ordinal);

    /// <summary>
    /// Reads a page. Where the service says 404, the ids that no catalogue has are left out and the rest is asked for; the query's own
    /// check of ids names them afterwards.
    /// </summary>
    /// <exception cref="KoladaException">The call failed; also with 404 where every id is known.</exception>
    public async Task<DataPage> GetAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        KoladaException refused;
        try
        {
            return await api.GetDataAsync(request, ids, cancellationToken).ConfigureAwait(false);
        }
        catch (KoladaException notFound) when (Catalogue.IsNotFound(notFound))
        {
            refused = notFound;
        }

        ApiRequest? known = await WithoutUnknownAsync(request, cancellationToken).ConfigureAwait(false);
        if (known == request)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        return known is null
            ? new DataPage(ids, 1) { AnsweredAt = clock.GetUtcNow() }
            : LinkedTo(request, known, await api.GetDataAsync(known, ids, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A page of fewer ids, its link turned into one of the request for all of them, which is what is being followed.</summary>
    private static DataPage LinkedTo(ApiRequest request, ApiRequest known, DataPage page)
    {
        if (page.Next is { } next && known.Follow(next) is { Page: { } number } following)
        {
            page.Next = request.OnPage(number, following.PageSize).Path;
        }

        return page;
    }

    /// <summary>The same request with known ids only, itself when all are known; null when a segment has none left.</summary>
    private async Task<ApiRequest?> WithoutUnknownAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        List<PathSegment> segments = [];
        bool isShorter = false;
        foreach (PathSegment segment in request.Segments)
        {
            IReadOnlyList<string> unknown = await UnknownAsync(segment, cancellationToken).ConfigureAwait(false);
            foreach (string id in unknown)
            {
                _leftOut[id] = true;
            }

            string[] known = [.. segment.Values.Except(unknown, StringComparer.Ordinal)];
            if (known.Length == 0)
            {
                return null;
            }

            isShorter |= unknown.Count > 0;
            segments.Add(segment with { Values = known });
        }

        return isShorter ? request with { Segments = segments } : request;
    }

    private async Task<IReadOnlyList<string>> UnknownAsync(PathSegment segment, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> values = segment.Values;
        ILookup<bool, string> byGroup = values.ToLookup(value => value.StartsWith('G'));
        return segment.Name switch
        {
            "kpi" => await catalogue.UnknownAsync(Endpoints.Kpis, values, cancellationToken).ConfigureAwait(false),
            "ou" => await catalogue.UnknownAsync(Endpoints.OrganizationalUnits, values, cancellationToken).ConfigureAwait(false),
            "municipality" =>
            [
                .. await catalogue.UnknownAsync(Endpoints.Municipalities, [.. byGroup[false]], cancellationToken).ConfigureAwait(false),
                .. await catalogue.UnknownAsync(Endpoints.MunicipalityGroups, [.. byGroup[true]], cancellationToken).ConfigureAwait(false),
            ],
            _ => [],
        };
    }
}
