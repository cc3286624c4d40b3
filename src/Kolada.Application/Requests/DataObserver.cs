namespace Kolada.Application;

/// <summary>Watches values pass and tells in the end what was missing of the query.</summary>
internal sealed class DataObserver(DataQuery query, IReadOnlyList<DataPoint> own, bool fromSnapshot)
{
    private readonly HashSet<(KpiId Kpi, MunicipalityId Municipality, int Year)> _answered = [];

    /// <summary>
    /// Passes values on. Only the snapshot is small enough to remember which values there were; other rows stay what the client writes page by page.
    /// </summary>
    public IAsyncEnumerable<DataPoint> Observe(IAsyncEnumerable<DataPoint> rows) => fromSnapshot ? rows.Select(Observe) : rows;

    /// <summary>Looks at the values of a table.</summary>
    public void Observe(KpiTable table)
    {
        foreach (DataPoint row in fromSnapshot ? table.AsEnumerable() : [])
        {
            Observe(row);
        }
    }

    /// <summary>What was missing.</summary>
    /// <param name="count">How many values there were.</param>
    /// <exception cref="RequestException">The snapshot has nothing at all of what was asked.</exception>
    public IReadOnlyList<Notice> GetNotices(long count)
    {
        List<Notice> notices = [];
        if (fromSnapshot)
        {
            AddCoverage(notices, count);
        }
        else if (count == 0)
        {
            notices.Add(Notice.Create(NoticeCode.NoValues));
        }

        if (own.Count > 0)
        {
            notices.Add(Notice.Create(NoticeCode.OwnFiguresIncluded, ("kpis", [.. own.Select(figure => figure.Kpi.Value).Distinct(StringComparer.Ordinal)])));
        }

        return notices;
    }

    private DataPoint Observe(DataPoint row)
    {
        _answered.Add((row.Kpi, row.Municipality, row.Year));
        return row;
    }

    private void AddCoverage(List<Notice> notices, long count)
    {
        IReadOnlyList<Notice> gaps = SnapshotNotices.Gaps(query, _answered);
        if (count == 0)
        {
            throw new RequestException(isNotFound: true, gaps.Count > 0 ? gaps : [SnapshotNotices.Describe(complete: false)]);
        }

        notices.AddRange(gaps);
        notices.Add(SnapshotNotices.Describe(complete: gaps.Count == 0));
    }
}
