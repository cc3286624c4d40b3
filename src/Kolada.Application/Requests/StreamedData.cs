namespace Kolada.Application;

/// <summary>Values of KPIs as they arrive, in the server's order, own figures last.</summary>
public sealed class StreamedData
{
    private readonly DataObserver _observer;

    internal StreamedData(DataQuery query, IReadOnlyDictionary<MunicipalityId, string> titles, IAsyncEnumerable<DataPoint> rows, DataObserver observer)
    {
        Query = query;
        Titles = titles;
        Rows = rows;
        _observer = observer;
    }

    /// <summary>The query that is asked, with ids in place of names.</summary>
    public DataQuery Query { get; }

    /// <summary>Titles by id, of all municipalities, and of all groups where the query has rows of groups.</summary>
    public IReadOnlyDictionary<MunicipalityId, string> Titles { get; }

    /// <summary>The values; to be read once.</summary>
    public IAsyncEnumerable<DataPoint> Rows { get; }

    /// <summary>What a reader should know of the values. Call it when <see cref="Rows"/> has been read to its end.</summary>
    /// <param name="count">How many values there were, as a writer returns it.</param>
    /// <exception cref="RequestException">The snapshot has nothing at all of what was asked.</exception>
    public IReadOnlyList<Notice> GetNotices(long count) => _observer.GetNotices(count);
}
