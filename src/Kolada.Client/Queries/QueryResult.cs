using Kolada.Client.Json;

namespace Kolada.Client.Queries;

/// <summary>What a query yields: its values one by one to anybody, and page by page to who can take them so. Each enumeration asks anew.</summary>
internal sealed class QueryResult(DataQuery query, Func<DataRun, CancellationToken, IAsyncEnumerable<DataPage>> pages, CancellationToken callers) : IPagedData
{
    /// <inheritdoc/>
    public IDataRun Begin() => new PagedRun(new DataRun(query), pages, callers);

    /// <inheritdoc/>
    public async IAsyncEnumerator<DataPoint> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        DataRun run = new(query);
        await foreach (DataPage page in pages(run, callers).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < page.Count; i++)
            {
                if (run.Filter.Admits(page.Entries[i]))
                {
                    yield return run.Ids.ToDataPoint(page.Entries[i]);
                }
            }

            page.Dispose();
        }
    }

    private sealed class PagedRun(DataRun run, Func<DataRun, CancellationToken, IAsyncEnumerable<DataPage>> pages, CancellationToken callers) : IDataRun
    {
        public MunicipalityDataIds Ids => run.Ids;

        public IAsyncEnumerable<DataPage> PagesAsync() => pages(run, callers);

        public bool Admits(in DataEntry entry) => run.Filter.Admits(entry);
    }
}
