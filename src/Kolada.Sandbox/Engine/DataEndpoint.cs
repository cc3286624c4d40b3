namespace Kolada.Sandbox;

/// <summary>A question about data. A dimension that is null is not restricted.</summary>
/// <param name="Kpis">KPI ids.</param>
/// <param name="Places">Ids of municipalities and groups, or of units.</param>
/// <param name="Years">Years.</param>
internal sealed record DataQuestion(IReadOnlyList<string>? Kpis, IReadOnlyList<string>? Places, IReadOnlyList<int>? Years)
{
    /// <summary>Only places for which this holds; null for all. Counts as a dimension.</summary>
    public Func<int, bool>? Among { get; init; }

    /// <summary>With fewer than two dimensions the API answers with silence.</summary>
    public bool IsEnough => (Kpis is null ? 0 : 1) + (Places is null && Among is null ? 0 : 1) + (Years is null ? 0 : 1) >= 2;
}

/// <summary>Answers questions about data: rows in order of KPI, period and place, a page at a time.</summary>
/// <param name="figures">Where the rows come from.</param>
/// <param name="placeField">What a row calls its place: <c>municipality</c> or <c>ou</c>.</param>
internal sealed class DataEndpoint(IFigures figures, string placeField)
{
    private int _skip;
    private int _written;

    public void Write(EndpointCall call, DataQuestion question)
    {
        var changedSince = call.Query.Date("from_date");
        _skip = (int)Math.Min(call.Window.Skip, int.MaxValue);
        call.Body.Write("{\"values\":["u8);
        var more = question.IsEnough && WriteRows(call, question, changedSince);
        call.Window.WriteEnd(call.Body, _written, more, call.Links);
    }

    private static bool AnyUnknown(IReadOnlyList<string>? ids, Func<string, int> find) => ids is not null && ids.Any(id => find(id) < 0);

    private static int[] Known(IReadOnlyList<string> ids, Func<string, int> find) =>
        [.. ids.Select(find).Where(index => index >= 0).Distinct().Order()];

    private int[] Kpis(DataQuestion question, IReadOnlySet<string> vanished)
    {
        var kpis = question.Kpis is null ? [.. Enumerable.Range(0, figures.KpiCount)] : Known(question.Kpis, figures.FindKpi);
        return vanished.Count == 0 ? kpis : [.. kpis.Where(kpi => !vanished.Contains(figures.KpiId(kpi)))];
    }

    private int[] Places(DataQuestion question)
    {
        var places = question.Places is null ? [.. Enumerable.Range(0, figures.PlaceCount)] : Known(question.Places, figures.FindPlace);
        return question.Among is null ? places : [.. places.Where(question.Among)];
    }

    /// <summary>Writes the page's rows and tells whether there is another one after them.</summary>
    private bool WriteRows(EndpointCall call, DataQuestion question, DateOnly? changedSince)
    {
        if (call.Tweaks.RefuseUnknownIds && (AnyUnknown(question.Kpis, figures.FindKpi) || AnyUnknown(question.Places, figures.FindPlace)))
            throw Problem.NotFound();
        var places = Places(question);
        foreach (var kpi in Kpis(question, call.Tweaks.Vanished))
        {
            var writer = new RowWriter(call.Body, figures.KpiId(kpi), placeField);
            foreach (var year in figures.Years(kpi, changedSince))
            {
                if (question.Years?.Contains(year) == false)
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
