using System.CommandLine;
using Kolada.Cli.Completion;
using Kolada.Cli.Language;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada efficiency</c>: the indices of a municipality against a group.</summary>
internal sealed class EfficiencyCommand
{
    public const string Name = "efficiency";

    private const string LiveModel = "rka";
    private const string OfflineModel = "net-cost";

    private readonly CommandContext _context;
    private readonly Texts _texts;
    private readonly Argument<string> _municipality;
    private readonly Option<string?> _group;
    private readonly Option<IReadOnlyList<int>> _year;
    private readonly Option<EfficiencyModel?> _model;
    private readonly Option<PercentileType> _percentileType;
    private readonly OutputOptions _output;

    private EfficiencyCommand(CommandContext context)
    {
        _context = context;
        _texts = context.Texts;
        _municipality = ArgumentOf.Text("municipality", _texts.Say("Id or name, with or without å, ä, ö and capitals.", "Id eller namn, med eller utan å, ä, ö och versaler."), _texts);
        _municipality.CompletionSources.Add(KnownNames.Municipalities);
        _group = OptionOf.One<string?>("--group", "TITLE|ID", _texts.Say("What it is compared with. Default: the municipalities of its county.", "Vad den jämförs med. Förval: länets kommuner."), text => text, null);
        _group.CompletionSources.Add(KnownNames.Groups);
        _year = OptionOf.Many<int>("--year", "YEARS", _texts.Say("2024, 2018..2025 or 2019,2023. Default: for each area the latest year with good coverage.", "2024, 2018..2025 eller 2019,2023. Förval: för varje område senaste år med god täckning."), values => YearSyntax.Parse(values, _texts), []);
        _model = OptionOf.One<EfficiencyModel?>("--model", "rka|net-cost|FILE", _texts.Say("Which key figures. Default rka; with --offline net-cost.", "Vilka nyckeltal. Förval rka; med --offline net-cost."), text => ModelSyntax.Load(text, _texts), null, [.. EfficiencyModel.BuiltIn]);
        _percentileType = OptionOf.One("--percentile-type", "6|7", _texts.Say("Excel's PERCENTILE.EXC (6) or PERCENTILE.INC (7). Default 7.", "Excels PERCENTIL.EXK (6) eller PERCENTIL.INK (7). Förval 7."), text => ValueSyntax.OneOf("--percentile-type", text, _texts, ("6", PercentileType.Type6), ("7", PercentileType.Type7)), PercentileType.Type7, "6", "7");
        _output = new OutputOptions(_texts, DocumentFormat.Table, DocumentFormat.Json, DocumentFormat.Csv, DocumentFormat.Markdown);
    }

    public static string Description(Texts texts) => texts.Say("Resource, quality and efficiency of a municipality's services against a group.", "Resurs, kvalitet och effektivitet i en kommuns verksamheter mot en grupp.");

    public static Verb Create(CommandContext context)
    {
        EfficiencyCommand command = new(context);
        Texts texts = context.Texts;
        Verb verb = new(Name, Description(texts))
        {
            Details = [texts.Say("The indices are computed here from Kolada's values; the colours are Kolada's: the best quarter green, the worst red. Regions and Riket are not compared.", "Indexen beräknas här av Koladas värden; färgerna är Koladas: bästa fjärdedelen grön, sämsta röd. Regioner och Riket jämförs inte.")],
            Examples =
            [
                new("kolada efficiency Höör --offline", texts.Say("Against its county, from the snapshot:", "Mot sitt län, ur ögonblicksbilden:")),
                new("kolada efficiency hoor --group \"Liknande kommuner, övergripande, Höör, 2025\" --offline", texts.Say("Against similar municipalities:", "Mot liknande kommuner:")),
                new("kolada efficiency 1267 --year 2018..2024 --offline --format json --out hoor.json", texts.Say("Several years, for a script:", "Flera år, till ett skript:")),
            ],
        };
        verb.Add(command._municipality);
        foreach (Option option in new Option[] { command._group, command._year, command._model, command._percentileType, command._output.Format, command._output.Out })
        {
            verb.Add(option);
        }

        verb.SetAction((parsed, cancellationToken) => DocumentRun.WriteAsync(context, command._output, parsed, session => command.RunAsync(parsed, session, cancellationToken), cancellationToken));
        return verb;
    }

    private async Task<string> RunAsync(ParseResult parsed, KoladaSession session, CancellationToken cancellationToken)
    {
        EfficiencyModel? asked = parsed.GetValue(_model);
        EfficiencyModel model = asked ?? EfficiencyModel.Get(session.Offline ? OfflineModel : LiveModel);
        IReadOnlyList<int> years = parsed.GetValue(_year)!;
        Progress progress = new(_context, session);
        EfficiencyReport report = await progress.ShowAsync(async () => await session.Client.EvaluateEfficiencyAsync(
            parsed.GetValue(_municipality)!,
            parsed.GetValue(_group) is { } group ? await new Places(session.Client).GroupAsync(group, cancellationToken).ConfigureAwait(false) : null,
            years.Count == 0 ? null : years,
            model,
            new EfficiencyOptions { PercentileType = parsed.GetValue(_percentileType) },
            cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        IReadOnlyList<string> notes = session.Offline ? OfflineNotes(report, model, isDefault: asked is null) : [];
        return Write(report with { Offline = session.Offline }, model, notes, _output.Chosen(parsed), _output.ToFile(parsed));
    }

    private string Write(EfficiencyReport report, EfficiencyModel model, IReadOnlyList<string> notes, DocumentFormat format, bool toFile)
    {
        // Whoever reads stderr only still learns which snapshot and model it was; CSV has no room for remarks of any kind.
        foreach (string note in format == DocumentFormat.Csv ? report.Notes.Concat(notes) : notes)
        {
            _context.Note(note);
        }

        return format switch
        {
            DocumentFormat.Json => report.ToJson(),
            DocumentFormat.Csv => report.ToCsv(),
            DocumentFormat.Markdown => report.ToMarkdown(),
            _ => new EfficiencyPage(_context, report, model, toFile).Render(notes),
        };
    }

    private IReadOnlyList<string> OfflineNotes(EfficiencyReport report, EfficiencyModel model, bool isDefault)
    {
        SnapshotCoverage coverage = new(_texts);
        IReadOnlyList<string> partial = coverage.Partial(report, model);
        return
        [
            .. isDefault
                ? [_texts.Say(
                    $"Offline: the model {OfflineModel} is used, since the snapshot has no values for RKA's own ({LiveModel}); --model chooses another.",
                    $"Offline: modellen {OfflineModel} används, eftersom ögonblicksbilden saknar värden för RKA:s egen ({LiveModel}); --model väljer en annan.")]
                : Array.Empty<string>(),
            .. partial,
            partial.Count > 0 ? $"{coverage.Summary} {coverage.AskLive}" : coverage.Summary,
        ];
    }
}
