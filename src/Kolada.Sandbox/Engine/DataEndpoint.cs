namespace Kolada.Sandbox;

/// <summary>Answers questions about municipality data: rows in order of KPI, period and municipality, a page at a time.</summary>
internal sealed class DataEndpoint(IFigures figures)
{
    private int _skip;
    private int _written;

    /// <summary>Writes one page. A dimension that is null is not restricted; with fewer than two given there are no rows.</summary>
    public void Write(EndpointCall call, IReadOnlyList<string>? kpiIds, IReadOnlyList<string>? placeIds, IReadOnlyList<int>? years)
    {
        var changedSince = call.Query.Date("from_date");
        var regionType = RegionType.Of(call.Query);
        _skip = (int)Math.Min(call.Window.Skip, int.MaxValue);
        call.Body.Write("{\"values\":["u8);
        var more = false;
        if (Given(kpiIds) + Given(placeIds) + Given(years) >= 2)
        {
            if (call.Tweaks.RefuseUnknownIds && (AnyUnknown(kpiIds, figures.FindKpi) || AnyUnknown(placeIds, figures.FindPlace)))
                throw Problem.NotFound();
            var places = placeIds is null ? AllPlaces(regionType) : Known(placeIds, figures.FindPlace);
            var kpis = kpiIds is null ? [.. Enumerable.Range(0, figures.KpiCount)] : Known(kpiIds, figures.FindKpi);
            if (call.Tweaks.Vanished.Count > 0)
                kpis = [.. kpis.Where(kpi => !call.Tweaks.Vanished.Contains(figures.KpiId(kpi)))];
            more = WriteRows(call, kpis, places, years is null ? null : [.. years.Distinct().Order()], changedSince);
        }

        call.Window.WriteEnd(call.Body, _written, more, call.Links);
    }

    private static int Given<T>(IReadOnlyList<T>? dimension) => dimension is null ? 0 : 1;

    private static bool AnyUnknown(IReadOnlyList<string>? ids, Func<string, int> find) => ids is not null && ids.Any(id => find(id) < 0);

    private static int[] Known(IReadOnlyList<string> ids, Func<string, int> find) =>
        [.. ids.Select(find).Where(index => index >= 0).Distinct().Order()];

    /// <summary>All municipalities and groups, or the municipalities of one type.</summary>
    private int[] AllPlaces(IReadOnlyList<string>? regionType) => regionType is null
        ? [.. Enumerable.Range(0, figures.PlaceCount)]
        : [.. Enumerable.Range(0, figures.MunicipalityCount).Where(place => regionType.Contains(figures.PlaceType(place), StringComparer.Ordinal))];

    /// <summary>Writes the page's rows and tells whether there is another one after them.</summary>
    private bool WriteRows(EndpointCall call, int[] kpis, int[] places, int[]? years, DateOnly? changedSince)
    {
        foreach (var kpi in kpis)
        {
            var writer = new RowWriter(call.Body, figures.KpiId(kpi));
            foreach (var year in figures.Years(kpi))
            {
                if (years is not null && Array.BinarySearch(years, year) < 0)
                    continue;
                if (WriteYear(writer, kpi, year, places, changedSince, call.Window.PerPage))
                    return true;
            }
        }

        return false;
    }

    private bool WriteYear(RowWriter writer, int kpi, int year, int[] places, DateOnly? changedSince, int perPage)
    {
        if (_skip > 0)
        {
            var count = figures.CountRows(kpi, year, places, changedSince);
            if (count <= _skip)
            {
                _skip -= count;
                return false;
            }
        }

        Span<Figure> row = new Figure[IFigures.MaxEntries];
        foreach (var place in places)
        {
            var entries = figures.Read(kpi, year, place, changedSince, row);
            if (entries == 0)
                continue;
            if (_skip > 0)
            {
                _skip--;
                continue;
            }

            if (_written == perPage)
                return true;
            writer.Write(figures.PlaceId(place), year, row[..entries], first: _written == 0);
            _written++;
        }

        return false;
    }
}
