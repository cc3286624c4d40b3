using System.CommandLine;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada data</c>: values of KPIs.</summary>
internal sealed class DataCommand
{
    public const string Name = "data";

    private readonly CommandContext _context;
    private readonly Texts _texts;
    private readonly Option<IReadOnlyList<KpiId>> _kpi;
    private readonly Option<IReadOnlyList<string>> _municipality;
    private readonly Option<IReadOnlyList<string>> _group;
    private readonly Option<IReadOnlyList<int>> _year;
    private readonly Option<IReadOnlyList<Gender>> _gender;
    private readonly Option<bool> _includeGroups;
    private readonly Option<string?> _own;
    private readonly Option<bool> _explain;
    private readonly OutputOptions _output;

    private DataCommand(CommandContext context)
    {
        _context = context;
        _texts = context.Texts;
        _kpi = OptionOf.Many<KpiId>(
            "--kpi",
            "ID[,ID…]",
            _texts.Say("KPIs by id; required.", "Nyckeltal med id; krävs."),
            values => ValueSyntax.Kpis(values, _texts),
            null);
        _kpi.CompletionSources.Add(KnownNames.Kpis);
        _municipality = OptionOf.Many<string>(
            "--municipality",
            "NAME[,ID…]|all",
            _texts.Say(
                "Municipalities and regions by name or id; a group's id for its mean row. Default all.",
                "Kommuner och regioner med namn eller id; en grupps id för dess medelvärde. Förval all."),
            ListSyntax.Split,
            []);
        _municipality.CompletionSources.Add(KnownNames.Municipalities);
        _group = OptionOf.Many<string>(
            "--group",
            "TITLE|ID[,ID…]",
            _texts.Say("The members of groups, by title or id.", "Medlemmarna i grupper, med namn eller id."),
            values => [.. values],
            []);
        _group.CompletionSources.Add(KnownNames.Groups);
        _year = OptionOf.Many<int>(
            "--year",
            "YEARS",
            _texts.Say(
                "2024, 2018..2025 or 2019,2023. Default: every year that Kolada has.",
                "2024, 2018..2025 eller 2019,2023. Förval: alla år som Kolada har."),
            values => YearSyntax.Parse(values, _texts),
            []);
        _gender = OptionOf.Many(
            "--gender",
            "T|K|M|all",
            _texts.Say("Total, women (K), men (M). Default T.", "Totalt, kvinnor (K), män (M). Förval T."),
            values => ValueSyntax.Genders(values, _texts),
            [Gender.Total],
            "T",
            "K",
            "M",
            "all");
        _includeGroups = OptionOf.Flag(
            "--include-groups",
            _texts.Say("With all municipalities, the mean rows of all groups as well.", "Med alla kommuner, även alla gruppers medelvärden."));
        _own = OptionOf.One<string?>(
            "--own",
            "FILE",
            _texts.Say(
                "Join own figures, of the same places, years and genders: a CSV with kpi (own:NAME), municipality, year and value.",
                "Lägg till egna uppgifter, för samma platser, år och kön: en CSV med kpi (own:NAMN), municipality, year och value."),
            text => text,
            null);
        _explain = OptionOf.Flag(
            "--explain",
            _texts.Say("Show the calls that it takes, without making them.", "Visa vilka anrop som behövs, utan att göra dem."));
        _output = new OutputOptions(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json, DocumentFormat.Ndjson);
    }

    public static string Description(Texts texts) => texts.Say(
        "Values of KPIs, as a table, CSV, JSON or NDJSON.",
        "Värden för nyckeltal, som tabell, CSV, JSON eller NDJSON.");

    public static ToolCommand Create(CommandContext context)
    {
        DataCommand data = new(context);
        Texts texts = context.Texts;
        ToolCommand command = new(Name, Description(texts))
        {
            Details = [texts.Say(
                "Lists are comma-separated or repeated. CSV and JSON are ordered by KPI, municipality, year and gender; NDJSON streams in the server's order.",
                "Listor skrivs med komma eller upprepas. CSV och JSON är ordnade efter nyckeltal, kommun, år och kön; NDJSON strömmar i serverns ordning.")],
            Examples =
            [
                new(
                    "kolada data --kpi N15428 --municipality Höör,Lund --year 2018..2024 --offline",
                    texts.Say("A KPI for two municipalities, from the snapshot:", "Ett nyckeltal för två kommuner, ur ögonblicksbilden:")),
                new(
                    "kolada data --kpi N15428 --group \"Skåne läns kommuner\" --year 2024 --format csv --out skane.csv",
                    texts.Say("The members of a group, to a file:", "Medlemmarna i en grupp, till en fil:")),
                new(
                    "kolada data --kpi N01951 --municipality all --year 2023 --gender all --csv excel --out folk.csv",
                    texts.Say("All municipalities, women and men, for Excel:", "Alla kommuner, kvinnor och män, till Excel:")),
            ],
        };
        foreach (Option option in data.Options())
        {
            command.Add(option);
        }

        command.SetAction(data.RunAsync);
        return command;
    }

    private Option[] Options() => [_kpi, _municipality, _group, _year, _gender, _includeGroups, _own, .. _output.All, _explain];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DocumentFormat format = _output.Chosen(parsed);
        DataRequest request = Request(parsed);
        using CommandSession session = CommandSession.Open(_context, _context.Globals, parsed);
        using Document document = Document.Open(parsed.GetValue(_output.Out), format, _context.Terminal, _texts);
        DataDocument run = new(_context, session, document, request);
        await (parsed.GetValue(_explain)
            ? run.ExplainAsync(cancellationToken)
            : run.WriteAsync(format, _output.Dialect(parsed), _output.ToFile(parsed), cancellationToken)).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private DataRequest Request(ParseResult parsed) => new()
    {
        Kpis = parsed.GetValue(_kpi)!,
        Municipalities = parsed.GetValue(_municipality)!,
        Groups = parsed.GetValue(_group)!,
        Years = parsed.GetValue(_year)!,
        Genders = parsed.GetValue(_gender)!,
        IncludeGroups = parsed.GetValue(_includeGroups),
        OwnFiguresPath = parsed.GetValue(_own),
    };
}
