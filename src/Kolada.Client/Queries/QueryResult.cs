using Kolada.Client.Json;

namespace Kolada.Client.Queries;

/// <summary>What a query yields: its values one by one to anybody, and page by page to who can take them so. Each enumeration asks anew.</summary>
internal sealed class QueryResult(DataQuery query, Func<DataRun, CancellationToken, IAsyncEnumerable<DataPage>> pages, CancellationToken callers) : IAsyncEnumerable<DataPoint>
{
    /// <summary>Begins a run, for <see cref="PagesAsync"/>.</summary>
    public DataRun Begin() => new(query);

    /// <summary>The pages of a run, to be disposed by who takes them; which of their values were asked for, the run's filter knows.</summary>
    public IAsyncEnumerable<DataPage> PagesAsync(DataRun run) => pages(run, callers);

    /// <inheritdoc/>
    public async IAsyncEnumerator<DataPoint> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        DataRun run = Begin();
        await foreach (DataPage page in PagesAsync(run).WithCancellation(cancellationToken).ConfigureAwait(false))
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
}
