using System.Runtime.ExceptionServices;
using Kolada.Http;
using Kolada.Json;

namespace Kolada.Query;

/// <summary>Reads pages of data, also from a service that answers a call with 404 because of one unknown id among its fifty.</summary>
internal sealed class DataCalls(IKoladaApi api, Catalogue catalogue, DataIds ids, TimeProvider clock)
{
    /// <summary>
    /// Reads a page. Where the service says 404, the ids that no catalogue has are left out and the rest is asked for; the query's own
    /// check of ids names them afterwards.
    /// </summary>
    /// <exception cref="KoladaException">The call failed; also with 404 where every id is known.</exception>
    public async Task<DataPage> GetAsync(string path, CancellationToken cancellationToken)
    {
        KoladaException refused;
        try
        {
            return await api.GetDataAsync(path, ids, cancellationToken).ConfigureAwait(false);
        }
        catch (KoladaException notFound) when (Catalogue.IsNotFound(notFound))
        {
            refused = notFound;
        }

        string? known = await WithoutUnknownAsync(path, cancellationToken).ConfigureAwait(false);
        if (known == path)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        return known is null ? new DataPage(ids, 1) { AnsweredAt = clock.GetUtcNow() } : await api.GetDataAsync(known, ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The path with known ids only; null when a segment has none left.</summary>
    private async Task<string?> WithoutUnknownAsync(string path, CancellationToken cancellationToken)
    {
        int query = path.IndexOf('?', StringComparison.Ordinal);
        string[] parts = (query < 0 ? path : path[..query]).Split('/');
        for (int i = 1; i + 1 < parts.Length; i += 2)
        {
            string[] values = parts[i + 1].Split(',');
            IReadOnlyList<string> unknown = await UnknownAsync(parts[i], values, cancellationToken).ConfigureAwait(false);
            string[] known = [.. values.Except(unknown, StringComparer.Ordinal)];
            if (known.Length == 0)
            {
                return null;
            }

            parts[i + 1] = Endpoints.Segment(known);
        }

        return string.Join('/', parts) + (query < 0 ? "" : path[query..]);
    }

    private async Task<IReadOnlyList<string>> UnknownAsync(string segment, string[] values, CancellationToken cancellationToken)
    {
        ILookup<bool, string> byGroup = values.ToLookup(value => value.StartsWith('G'));
        return segment switch
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
