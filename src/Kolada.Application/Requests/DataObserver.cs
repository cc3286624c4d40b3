namespace Kolada.Application;

/// <summary>Watches values pass and tells in the end what was missing of the query.</summary>
internal sealed class DataObserver(DataQuery query, IReadOnlyList<DataPoint> own, bool fromSnapshot)
{
    private readonly HashSet<(KpiId Kpi, MunicipalityId Municipality, int Year)> _answered = [];
    private bool _any;

    /// <summary>Passes a value on. Only the snapshot is small enough to remember which values there were.</summary>
    public DataPoint Observe(DataPoint row)
    {
        _any = true;
        if (fromSnapshot)
        {
            _answered.Add((row.Kpi, row.Municipality, row.Year));
        }

        return row;
    }

    public void Observe(KpiTable table)
    {
        _any |= table.Count > 0;
        foreach (DataPoint row in fromSnapshot ? table.AsEnumerable() : [])
        {
            Observe(row);
        }
    }

    /// <exception cref="RequestException">The snapshot has nothing at all of what was asked.</exception>
    public IReadOnlyList<Notice> GetNotices()
    {
        List<Notice> notices = [];
        if (fromSnapshot)
        {
            AddCoverage(notices);
        }
        else if (!_any)
        {
            notices.Add(Notice.Create(NoticeCode.NoValues));
        }

        if (own.Count > 0)
        {
            notices.Add(Notice.Create(NoticeCode.OwnFiguresIncluded, ("kpis", [.. own.Select(figure => figure.Kpi.Value).Distinct(StringComparer.Ordinal)])));
        }

        return notices;
    }

    private void AddCoverage(List<Notice> notices)
    {
        IReadOnlyList<Notice> gaps = SnapshotNotices.Gaps(query, _answered);
        if (!_any)
        {
            throw new RequestException(isNotFound: true, gaps.Count > 0 ? gaps : [SnapshotNotices.Describe(complete: false)]);
        }

        notices.AddRange(gaps);
        notices.Add(SnapshotNotices.Describe(complete: gaps.Count == 0));
    }
}
