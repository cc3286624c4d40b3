namespace Kolada.Sandbox;

/// <summary>Data rows of figures that are looked up by index.</summary>
/// <param name="figures">The figures.</param>
/// <param name="placeField">What a row calls its place: <c>municipality</c> or <c>ou</c>.</param>
internal sealed class FigureRows(IFigures figures, string placeField) : IRowSource
{
    public bool Write(EndpointCall call, DataQuestion question, out int written)
    {
        if (call.Tweaks.RefuseUnknownIds && (AnyUnknown(question.Kpis, figures.FindKpi) || AnyUnknown(question.Places, figures.FindPlace)))
        {
            throw Problem.NotFound();
        }

        PageWriter page = new(figures, placeField, call, question.ChangedSince);
        bool more = page.Write(Kpis(question, call.Tweaks.Vanished), Places(question), question.Years);
        written = page.Written;
        return more;
    }

    private static bool AnyUnknown(IReadOnlyList<string>? ids, Func<string, int> find) => ids is not null && ids.Any(id => find(id) < 0);

    private static int[] Known(IReadOnlyList<string> ids, Func<string, int> find) =>
        [.. ids.Select(find).Where(index => index >= 0).Distinct().Order()];

    private int[] Kpis(DataQuestion question, IReadOnlySet<string> vanished)
    {
        int[] kpis = question.Kpis is null ? [.. Enumerable.Range(0, figures.KpiCount)] : Known(question.Kpis, figures.FindKpi);
        return vanished.Count == 0 ? kpis : [.. kpis.Where(kpi => !vanished.Contains(figures.KpiId(kpi)))];
    }

    private int[] Places(DataQuestion question)
    {
        int[] places = question.Places is null ? [.. Enumerable.Range(0, figures.PlaceCount)] : Known(question.Places, figures.FindPlace);
        if (question.AmongTypes is { } types)
        {
            places = [.. places.Where(place => place < figures.MunicipalityCount && types.Contains(figures.PlaceType(place), StringComparer.Ordinal))];
        }

        return question.AmongMunicipalities is { } municipalities && figures is IUnitFigures units
            ? [.. places.Where(unit => municipalities.Contains(units.MunicipalityOf(unit), StringComparer.Ordinal))]
            : places;
    }

    /// <summary>Writes one page: skips what comes before it and stops behind it.</summary>
    private sealed class PageWriter(IFigures figures, string placeField, EndpointCall call, DateOnly? changedSince)
    {
        private int _skip = (int)Math.Min(call.Window.Skip, int.MaxValue);

        public int Written { get; private set; }

        /// <summary>Writes the page's rows and tells whether there is another one after them.</summary>
        public bool Write(int[] kpis, int[] places, IReadOnlyList<int>? years)
        {
            foreach (int kpi in kpis)
            {
                DataRowWriter writer = new(call.Body, figures.KpiId(kpi), placeField);
                foreach (int year in figures.Years(kpi, changedSince))
                {
                    if (years?.Contains(year) != false && WriteYear(writer, kpi, year, places))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private bool WriteYear(DataRowWriter writer, int kpi, int year, int[] places)
        {
            if (_skip > 0)
            {
                int count = figures.CountRows(kpi, year, places, changedSince);
                if (count <= _skip)
                {
                    _skip -= count;
                    return false;
                }
            }

            Span<Figure> row = new Figure[IFigures.MaxEntries];
            foreach (int place in places)
            {
                int entries = figures.Read(kpi, year, place, changedSince, row);
                if (entries == 0)
                {
                    continue;
                }

                if (_skip > 0)
                {
                    _skip--;
                    continue;
                }

                if (Written == call.Window.PerPage)
                {
                    return true;
                }

                writer.Write(figures.PlaceId(place), year, row[..entries], first: Written == 0);
                Written++;
            }

            return false;
        }
    }
}
