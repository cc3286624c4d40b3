using Kolada.Application;
using Kolada.Cli.Output;
using Kolada.Cli.Reports;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary>The document of one run of <c>kolada efficiency</c>.</summary>
/// <param name="context">Terminal and language.</param>
/// <param name="request">What was asked.</param>
/// <param name="format">How it is written.</param>
/// <param name="table">Which table CSV has.</param>
/// <param name="dialect">Which kind of CSV it is.</param>
/// <param name="toFile">True when it goes to a file.</param>
internal sealed class EfficiencyDocument(
    CommandContext context,
    EfficiencyRequest request,
    DocumentFormat format,
    ReportTable table,
    CsvDialect dialect,
    bool toFile)
{
    /// <summary>Fetches, evaluates and writes; remarks go to stderr too.</summary>
    public async Task<string> WriteAsync(CommandSession session, CancellationToken cancellationToken)
    {
        Answer<EfficiencyReport> answer = await session.FetchAsync(workspace => workspace.CompareAsync(request, cancellationToken)).ConfigureAwait(false);
        NoticeTexts sentences = new(context.Texts);
        WriteNotes(answer, sentences);
        return format switch
        {
            DocumentFormat.Json => answer.Value.ToJson(),
            DocumentFormat.Csv => answer.Value.ToCsv(table, dialect),
            DocumentFormat.Markdown => answer.Value.ToMarkdown(context.Texts.Language),
            _ => new EfficiencyPage(context, answer.Value, toFile)
                .Render([.. answer.Notices.Where(IsAboutTheReport).Select(sentences.Write)]),
        };
    }

    /// <summary>The remarks name the snapshot and the model for those who read only stderr; with CSV the report's own remarks go there too.</summary>
    private void WriteNotes(Answer<EfficiencyReport> answer, NoticeTexts sentences)
    {
        IEnumerable<string> notes = answer.Notices.Where(notice => !IsAboutTheReport(notice)).Select(sentences.Write)
            .Concat(format == DocumentFormat.Csv ? answer.Value.Notes.Select(note => note.ToString(ReportLanguage.English)) : [])
            .Concat(answer.Notices.Where(IsAboutTheReport).Select(sentences.Write));
        foreach (string note in notes)
        {
            context.Note(note);
        }
    }

    /// <summary>Own figures that were not used have no part in the report.</summary>
    private static bool IsAboutTheReport(Notice notice) => notice.Code != NoticeCode.OwnFiguresUnused;
}
