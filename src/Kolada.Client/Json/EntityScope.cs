using System.Text.Json;
using Kolada.Client.Requests;

namespace Kolada.Client.Json;

/// <summary>Holds the entries of a list against the call that they answer: none may come twice, or be another than was asked for.</summary>
/// <remarks>What a title contains is left to the service, whose rules for letters are not known.</remarks>
internal static class EntityScope
{
    /// <summary>Lists of which Kolada always has entries: an empty answer is a failure of the service, not the truth.</summary>
    private static readonly string[] NeverEmpty = [Endpoints.Kpis, Endpoints.KpiGroups, Endpoints.Municipalities, Endpoints.MunicipalityGroups];

    /// <exception cref="JsonException">The entries are not those that were asked for; the message names one.</exception>
    public static void Require<T>(ApiRequest request, IReadOnlyList<T> entries, Func<T, string> idOf)
    {
        if (entries.Count == 0 && request is { IsWholeList: true, Page: null or 1 } && NeverEmpty.Contains(request.Endpoint, StringComparer.Ordinal))
        {
            throw new JsonException($"the list {request.Endpoint} is empty, which Kolada's never is.");
        }

        IReadOnlyList<string>? asked = request.Segments is [PathSegment ids] ? ids.Values : null;
        HashSet<string> seen = new(entries.Count, StringComparer.Ordinal);
        foreach (T entry in entries)
        {
            string id = idOf(entry);
            if (!seen.Add(id))
            {
                throw new JsonException($"{id} occurs twice.");
            }

            if (entry is Kpi { Id.IsOwn: true })
            {
                throw new JsonException($"{id} is the id of a user's own figure, which no service has.");
            }

            if (asked?.Contains(id, StringComparer.Ordinal) == false)
            {
                throw new JsonException($"{id} was not asked for; it may be the answer to another call.");
            }

            if (entry is OrganizationalUnit unit && request["municipality"] is { } municipality && unit.Municipality.Value != municipality)
            {
                throw new JsonException($"{id} is a unit of {unit.Municipality}, which was not asked for.");
            }
        }
    }
}
