using Kolada.Cli.Language;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary>What <c>kolada efficiency</c> was asked, as it was typed.</summary>
internal sealed record EfficiencyQuestion
{
    public required string Municipality { get; init; }

    public required Comparison Comparison { get; init; }

    /// <summary>Empty to choose them by coverage.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Null for the default of the connection.</summary>
    public EfficiencyModel? Model { get; init; }

    /// <summary>A file with own figures; null for none.</summary>
    public string? OwnFile { get; init; }

    public required EfficiencyOptions Options { get; init; }

    public DocumentFormat Format { get; init; }

    /// <summary>Which table CSV has.</summary>
    public ReportTable Table { get; init; }

    /// <summary>True when the document goes to a file.</summary>
    public bool ToFile { get; init; }
}

/// <summary>One run of <c>kolada efficiency</c>: from the question to the document.</summary>
internal sealed class EfficiencyRun(CommandContext context, KoladaSession session, EfficiencyQuestion question)
{
    private const string LiveModel = "rka";
    private const string OfflineModel = "net-cost";

    private readonly Texts _texts = context.Texts;
    private readonly EfficiencyModel _model = question.Model ?? EfficiencyModel.Get(session.Offline ? OfflineModel : LiveModel);

    /// <summary>Fetches, evaluates and writes; remarks go to stderr where the document has no room for them.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        EfficiencyReport report = await new Progress(context, session).ShowAsync(() => EvaluateAsync(cancellationToken)).ConfigureAwait(false) with { Offline = session.Offline };
        IReadOnlyList<string> notes = session.Offline ? OfflineNotes(report) : [];

        // Whoever reads stderr only still learns which snapshot and model it was; CSV has no room for remarks of any kind.
        foreach (string note in question.Format == DocumentFormat.Csv ? report.Notes.Concat(notes) : notes)
        {
            context.Note(note);
        }

        return question.Format switch
        {
            DocumentFormat.Json => report.ToJson(),
            DocumentFormat.Csv => report.ToCsv(question.Table),
            DocumentFormat.Markdown => report.ToMarkdown(),
            _ => new EfficiencyPage(context, report, _model, question.ToFile).Render(notes),
        };
    }

    private async Task<EfficiencyReport> EvaluateAsync(CancellationToken cancellationToken)
    {
        Places places = new(session.Client);
        IReadOnlyList<DataPoint> own = await OwnFile.ReadAsync(question.OwnFile, places, context, cancellationToken).ConfigureAwait(false);
        TellUnused(own);
        if (session.Offline)
        {
            new SnapshotCoverage(_texts).RequireKpis(question.Comparison.Criteria.Select(criterion => criterion.Kpi));
        }

        Municipality chosen = await places.MunicipalityAsync(question.Municipality, cancellationToken).ConfigureAwait(false);
        if (chosen.Type != MunicipalityType.Municipality)
        {
            throw new UsageException(_texts.Say(
                $"{chosen.Title} ({chosen.Id}) is not a municipality, and only municipalities are compared.",
                $"{chosen.Title} ({chosen.Id}) är ingen kommun, och bara kommuner jämförs."));
        }

        IReadOnlyList<int>? years = question.Years.Count == 0 ? null : question.Years;
        return await question.Comparison.PopulationAsync(session.Client, places, chosen, cancellationToken).ConfigureAwait(false) is { } population
            ? await session.Client.EvaluateEfficiencyAsync(chosen.Id, population, years, _model, question.Options, ownFigures: own, cancellationToken: cancellationToken).ConfigureAwait(false)
            : await session.Client.EvaluateEfficiencyAsync(chosen.Id.Value, group: null, years, _model, question.Options, ownFigures: own, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Own figures that no component draws on change nothing, which is hardly what was meant.</summary>
    private void TellUnused(IReadOnlyList<DataPoint> own)
    {
        string unused = string.Join(", ", own.Select(figure => figure.Kpi).Distinct().Except(_model.GetKpis()));
        if (unused.Length > 0)
        {
            context.Note(_texts.Say(
                $"The model {_model.Id} does not use {unused}. Name them in a model of your own: kolada model new --from {_model.Id} --out my-model.json",
                $"Modellen {_model.Id} använder inte {unused}. Nämn dem i en egen modell: kolada model new --from {_model.Id} --out min-modell.json"));
        }
    }

    private IReadOnlyList<string> OfflineNotes(EfficiencyReport report)
    {
        SnapshotCoverage coverage = new(_texts);
        IReadOnlyList<string> partial = coverage.Partial(report, _model);
        return
        [
            .. question.Model is null
                ? [_texts.Say(
                    $"Offline: the model {OfflineModel} is used, since the snapshot has no values for RKA's own ({LiveModel}); --model chooses another.",
                    $"Offline: modellen {OfflineModel} används, eftersom ögonblicksbilden saknar värden för RKA:s egen ({LiveModel}); --model väljer en annan.")]
                : Array.Empty<string>(),
            .. partial,
            partial.Count > 0 ? $"{coverage.Summary} {coverage.AskLive}" : coverage.Summary,
        ];
    }
}
