using System.Globalization;
using System.Text.Json;
using Kolada.Client.Requests;

namespace Kolada.Client.Json;

/// <summary>Holds the rows of an answer against the call that they answer: none may be about something else.</summary>
/// <remarks>
/// A dimension that a call leaves open admits every id of Kolada's. Rows of groups, which Kolada adds to some answers by rule, are
/// left out of the answer to every call that names municipalities and no group. Ids of own figures never come from a service.
/// </remarks>
internal readonly struct RowScope(ApiRequest request, DataIds ids)
{
    private readonly IReadOnlyList<string>? _kpis = ValuesOf(request, "kpi");
    private readonly IReadOnlyList<string>? _places = ValuesOf(request, ids is UnitDataIds ? "ou" : "municipality");
    private readonly bool _namesGroups = ValuesOf(request, "municipality")?.Any(IsGroup) == true;
    private readonly int[]? _years = ValuesOf(request, "year")?.Select(year => int.Parse(year, CultureInfo.InvariantCulture)).ToArray();

    /// <summary>Checks a whole page.</summary>
    /// <exception cref="JsonException">A row is about something that was not asked for; the message names it.</exception>
    public void Require(DataPage page)
    {
        // Each id is compared once, and its number remembered.
        Span<bool> kpis = new bool[ids.Kpis.Count];
        Span<bool> places = new bool[ids.Places.Count];
        HashSet<int>? added = null;
        int year = int.MinValue;
        foreach (ref readonly DataEntry entry in page.Entries)
        {
            if (!kpis[entry.Kpi] || !places[entry.Place] || entry.Year != year)
            {
                if (RequireRow(entry.Kpi, entry.Place, entry.Year))
                {
                    (added ??= []).Add(entry.Place);
                }

                kpis[entry.Kpi] = true;
                places[entry.Place] = true;
                year = entry.Year;
            }
        }

        foreach ((int kpi, int place, int yearWithout) in page.RowsWithoutValues)
        {
            if (RequireRow(kpi, place, yearWithout))
            {
                (added ??= []).Add(place);
            }
        }

        if (added is not null)
        {
            page.LeaveOut(added);
        }
    }

    /// <returns>Whether it is a group's row that Kolada added.</returns>
    private bool RequireRow(int kpi, int place, int year)
    {
        KpiId id = ids.Kpis[kpi];
        string placeId = ids.PlaceText(place);
        bool isAdded = _places is not null && !_namesGroups && IsGroup(placeId);
        if (id.IsOwn
            || _kpis?.Contains(id.Value, StringComparer.Ordinal) == false
            || (!isAdded && _places?.Contains(placeId, StringComparer.Ordinal) == false)
            || _years?.Contains(year) == false)
        {
            throw new JsonException($"{ids.RowText(kpi, place, year)} was not asked for; it may be the answer to another call.");
        }

        return isAdded;
    }

    private static bool IsGroup(string place) => place.StartsWith('G');

    private static IReadOnlyList<string>? ValuesOf(ApiRequest request, string dimension) =>
        request.Segments.FirstOrDefault(segment => segment.Name == dimension)?.Values;
}
