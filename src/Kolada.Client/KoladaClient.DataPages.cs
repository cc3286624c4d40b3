using System.Globalization;
using System.Runtime.CompilerServices;
using Kolada.Client.Json;
using Kolada.Client.Paging;
using Kolada.Client.Queries;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;

namespace Kolada;

/// <content>Data page by page.</content>
public sealed partial class KoladaClient
{
    /// <summary>The values that a query asks for, page by page, each with a token from which a later run, or another process, can go on.</summary>
    /// <param name="query">The question; the same one when going on.</param>
    /// <param name="continuationToken">The token of the last page that was dealt with; null to begin at the beginning.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>
    /// Pages as Kolada cuts them, one call after the other, the last with a null token. A page can be empty. Ids that Kolada does not know are named
    /// after the last page.
    /// </returns>
    /// <exception cref="ArgumentException">The query cannot be asked, or the token is not one of its pages'.</exception>
    /// <exception cref="KoladaException">Something is missing: the message says what. Pages handed out before are right, but not all.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public IAsyncEnumerable<KoladaPage<DataPoint>> QueryPagesAsync(
        DataQuery query,
        string? continuationToken = null,
        CancellationToken cancellationToken = default)
    {
        QueryRules.Check(query);
        return RunPagesAsync(query, continuationToken, cancellationToken);
    }

    private async IAsyncEnumerable<KoladaPage<DataPoint>> RunPagesAsync(
        DataQuery query,
        string? continuationToken,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ApiRequest> calls = (await PlanAsync(query, cancellationToken).ConfigureAwait(false)).Requests;
        string question = QuestionOf(query);
        ResumePoint start = ResumePoint.Parse(continuationToken, question, calls);
        DataRun run = new(query);
        DataCalls data = new(_api, _catalogue, run.Ids, _options.TimeProvider);
        await foreach ((DataPage page, ResumePoint? next) in Operation.StreamAsync(
            "data",
            _options,
            token => ResumablePages.ReadAsync(calls, start, data.GetAsync, run.Ids.NewPosition, _options.MaxPages, token),
            read => read.Page.Count,
            cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                yield return new KoladaPage<DataPoint>(Admitted(page, run), next?.ToToken(question, calls));
            }
        }

        await CheckIdsAsync(run, data, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a query asks for besides what its calls say.</summary>
    private static string QuestionOf(DataQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(query.Genders is null ? "all" : string.Join(',', query.Genders.Order()))} {query.IncludeDeleted} {query.IncludeGroups} {query.Places?.Count}");

    private static List<DataPoint> Admitted(DataPage page, DataRun run)
    {
        List<DataPoint> admitted = new(page.Count);
        foreach (ref readonly DataEntry entry in page.Entries)
        {
            if (run.Filter.Admits(entry))
            {
                admitted.Add(run.Ids.ToDataPoint(entry));
            }
        }

        return admitted;
    }
}
