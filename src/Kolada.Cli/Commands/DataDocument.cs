using Kolada.Application;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary>The document of one run of <c>kolada data</c>.</summary>
internal sealed class DataDocument(CommandContext context, CommandSession session, Document document, DataRequest request)
{
    private readonly Texts _texts = context.Texts;

    /// <summary>Writes the addresses that the question would call; the reasons go to stderr.</summary>
    public async Task ExplainAsync(CancellationToken cancellationToken)
    {
        QueryPlan plan = await session.FetchAsync(workspace => workspace.PlanAsync(request, cancellationToken)).ConfigureAwait(false);
        string root = session.Workspace.BaseAddress.AbsoluteUri.TrimEnd('/');
        string addresses = string.Concat(plan.Calls.Select(call => $"{root}/{call}\n"));
        foreach (string note in PlanNotes.Of(plan, _texts))
        {
            context.Note(note);
        }

        await document.CompleteWithAsync(addresses, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the values and writes them.</summary>
    public async Task WriteAsync(DocumentFormat format, CsvDialect dialect, bool toFile, CancellationToken cancellationToken)
    {
        if (format == DocumentFormat.Ndjson)
        {
            StreamedData data = await session.FetchAsync(workspace => workspace.StreamAsync(request, cancellationToken)).ConfigureAwait(false);
            long count = await data.Rows.WriteNdjsonAsync(document.Stream, data.Titles, cancellationToken).ConfigureAwait(false);
            WriteNotes(data.GetNotices(count), withSource: true);
        }
        else
        {
            Answer<DataAnswer> answer = await session.FetchAsync(workspace => workspace.QueryAsync(request, cancellationToken)).ConfigureAwait(false);
            WriteNotes(answer.Notices, withSource: format == DocumentFormat.Csv);
            await WriteTableAsync(answer.Value, format, dialect, toFile, cancellationToken).ConfigureAwait(false);
        }

        await document.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the remarks to stderr, with the source's label where the document has no room for it. What is not from that source comes last.</summary>
    private void WriteNotes(IReadOnlyList<Notice> notices, bool withSource)
    {
        NoticeTexts sentences = new(_texts);
        foreach (Notice notice in notices.Where(notice => notice.Code != NoticeCode.OwnFiguresIncluded))
        {
            context.Note(sentences.Write(notice));
        }

        if (withSource)
        {
            context.Note(KoladaClient.SourceLabel);
        }

        foreach (Notice own in notices.Where(notice => notice.Code == NoticeCode.OwnFiguresIncluded))
        {
            context.Note(sentences.Write(own));
        }
    }

    private async Task WriteTableAsync(DataAnswer data, DocumentFormat format, CsvDialect dialect, bool toFile, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case DocumentFormat.Csv:
                await data.Table.WriteCsvAsync(document.Stream, data.Titles, dialect, cancellationToken).ConfigureAwait(false);
                break;
            case DocumentFormat.Json:
                await DataJson.WriteAsync(data.Table, data.Titles, session.Offline, document.Stream, cancellationToken).ConfigureAwait(false);
                break;
            default:
                IReadOnlyList<Kpi> kpis = await GetTitledAsync(data.Table.Kpis, cancellationToken).ConfigureAwait(false);
                string page = new ValuesPage(context, toFile).Render(data.Table, kpis, data.Titles, session.Offline);
                await document.WriteAsync(page, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task<IReadOnlyList<Kpi>> GetTitledAsync(IReadOnlyList<KpiId> kpis, CancellationToken cancellationToken)
    {
        List<KpiId> known = [.. kpis.Where(kpi => !kpi.IsOwn)];
        IReadOnlyList<Kpi> titled = known.Count == 0 ? [] : await session.Workspace.Client.GetKpisByIdAsync(known, cancellationToken).ConfigureAwait(false);
        return [.. titled, .. kpis.Where(kpi => kpi.IsOwn).Select(kpi => new Kpi { Id = kpi, Title = _texts.Say("Own figure", "Egen uppgift") })];
    }
}
