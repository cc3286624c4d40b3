using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary>One run of <c>kolada data</c>: from the question to the document.</summary>
internal sealed class DataRun(CommandContext context, KoladaSession session, Document document, DataQuestion question)
{
    private readonly Places _places = new(session.Client);
    private readonly Progress _progress = new(context, session);

    /// <summary>Writes the addresses that the question would call; the reasons go to stderr.</summary>
    public async Task ExplainAsync(CancellationToken cancellationToken)
    {
        DataQuery query = await QueryAsync(cancellationToken).ConfigureAwait(false);
        QueryPlan plan = await session.Client.PlanAsync(query, cancellationToken).ConfigureAwait(false);
        string root = session.BaseAddress.AbsoluteUri.TrimEnd('/');
        string addresses = string.Concat(plan.Calls.Select(call => $"{root}/{call}\n"));
        foreach (string note in PlanNotes.Of(plan, context.Texts))
        {
            context.Note(note);
        }

        await document.CompleteWithAsync(addresses, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the values and writes them.</summary>
    public async Task WriteAsync(DocumentFormat format, CsvDialect dialect, bool toFile, CancellationToken cancellationToken)
    {
        DataQuery query = await QueryAsync(cancellationToken).ConfigureAwait(false);
        bool withGroups = query.IncludeGroups || query.Municipalities?.Any(id => id.IsGroup) == true;
        IReadOnlyDictionary<MunicipalityId, string> titles = await _places.TitlesAsync(withGroups, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DataPoint> own = DataQuestion.Matching(await OwnFile.ReadAsync(question.OwnFile, _places, context, cancellationToken).ConfigureAwait(false), query);
        DataNotes notes = new(context, session.Offline, query);
        if (format == DocumentFormat.Ndjson)
        {
            IAsyncEnumerable<DataPoint> rows = notes.Watch(session.Client.QueryAsync(query, cancellationToken));
            rows = own.Count == 0 ? rows : rows.Concat(own.ToAsyncEnumerable());
            notes.SeeCount(await rows.WriteNdjsonAsync(document.Stream, titles, cancellationToken).ConfigureAwait(false));
            notes.Write(sourceToo: true, own);
        }
        else
        {
            KpiTable table = await _progress.ShowAsync(() => session.Client.GetTableAsync(query, cancellationToken)).ConfigureAwait(false);
            notes.See(table);
            notes.Write(sourceToo: format == DocumentFormat.Csv, own);
            await WriteTableAsync(table.WithOwnFigures(own), titles, format, dialect, toFile, cancellationToken).ConfigureAwait(false);
        }

        await document.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<DataQuery> QueryAsync(CancellationToken cancellationToken)
    {
        if (session.Offline)
        {
            new SnapshotCoverage(context.Texts).RequireKpis(question.Kpis);
        }

        return await _progress.ShowAsync(() => question.ToQueryAsync(_places, context.Texts, cancellationToken)).ConfigureAwait(false);
    }

    private async Task WriteTableAsync(KpiTable table, IReadOnlyDictionary<MunicipalityId, string> titles, DocumentFormat format, CsvDialect dialect, bool toFile, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case DocumentFormat.Csv:
                await table.WriteCsvAsync(document.Stream, titles, dialect, cancellationToken).ConfigureAwait(false);
                break;
            case DocumentFormat.Json:
                await DataJson.WriteAsync(table, titles, session.Offline, document.Stream, cancellationToken).ConfigureAwait(false);
                break;
            default:
                string page = new DataPage(context, toFile).Render(table, await TitledAsync(table.Kpis, cancellationToken).ConfigureAwait(false), titles, session.Offline);
                await document.WriteAsync(page, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task<IReadOnlyList<Kpi>> TitledAsync(IReadOnlyList<KpiId> kpis, CancellationToken cancellationToken)
    {
        List<KpiId> known = [.. kpis.Where(kpi => !kpi.IsOwn)];
        IReadOnlyList<Kpi> titled = known.Count == 0 ? [] : await session.Client.GetKpisAsync(known, cancellationToken).ConfigureAwait(false);
        return [.. titled, .. kpis.Where(kpi => kpi.IsOwn).Select(kpi => new Kpi { Id = kpi, Title = context.Texts.Say("Own figure", "Egen uppgift") })];
    }
}
