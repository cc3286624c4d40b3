using System.CommandLine;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada efficiency</c>: the indices of a municipality against a group.</summary>
internal sealed class EfficiencyCommand
{
    public const string Name = "efficiency";

    private readonly CommandContext _context;
    private readonly Texts _texts;
    private readonly Argument<string> _municipality;
    private readonly ComparisonOptions _comparison;
    private readonly Option<IReadOnlyList<int>> _year;
    private readonly ModelOptions _model;
    private readonly AnalysisOptions _analysis;
    private readonly Option<PercentileType> _percentileType;
    private readonly Option<ReportTable?> _table;
    private readonly OutputOptions _output;

    private EfficiencyCommand(CommandContext context)
    {
        _context = context;
        _texts = context.Texts;
        _municipality = ArgumentOf.Text(
            "municipality",
            _texts.Say("Id or name, with or without å, ä, ö and capitals.", "Id eller namn, med eller utan å, ä, ö och versaler."),
            _texts);
        _municipality.CompletionSources.Add(KnownNames.Municipalities);
        _comparison = new ComparisonOptions(_texts);
        _year = OptionOf.Many<int>(
            "--year",
            "YEARS",
            _texts.Say(
                "2024, 2018..2025 or 2019,2023. Default: for each area the latest year with good coverage.",
                "2024, 2018..2025 eller 2019,2023. Förval: för varje område senaste år med god täckning."),
            values => YearSyntax.Parse(values, _texts),
            []);
        _model = new ModelOptions(_texts);
        _analysis = new AnalysisOptions(_texts);
        _percentileType = OptionOf.One(
            "--percentile-type",
            "6|7",
            _texts.Say("Excel's PERCENTILE.EXC (6) or PERCENTILE.INC (7). Default 7.", "Excels PERCENTIL.EXK (6) eller PERCENTIL.INK (7). Förval 7."),
            text => ValueSyntax.OneOf("--percentile-type", text, _texts, ("6", PercentileType.Type6), ("7", PercentileType.Type7)),
            PercentileType.Type7,
            "6",
            "7");
        _table = OptionOf.One<ReportTable?>(
            "--table",
            "indices|trends|changes|peers",
            _texts.Say("Which table CSV has. Default indices.", "Vilken tabell CSV har. Förval indices."),
            text => ValueSyntax.OneOf<ReportTable?>(
                "--table",
                text,
                _texts,
                ("indices", ReportTable.Indices),
                ("trends", ReportTable.Trends),
                ("changes", ReportTable.Changes),
                ("peers", ReportTable.Peers)),
            null,
            "indices",
            "trends",
            "changes",
            "peers");
        _output = new OutputOptions(_texts, DocumentFormat.Table, DocumentFormat.Json, DocumentFormat.Csv, DocumentFormat.Markdown);
    }

    public static string Description(Texts texts) => texts.Say(
        "Resource, quality and efficiency of a municipality's services against a group.",
        "Resurs, kvalitet och effektivitet i en kommuns verksamheter mot en grupp.");

    public static ToolCommand Create(CommandContext context)
    {
        EfficiencyCommand efficiency = new(context);
        Texts texts = context.Texts;
        ToolCommand command = new(Name, Description(texts))
        {
            Details = [texts.Say(
                "The indices are computed here from Kolada's values; the colours are Kolada's: the best quarter green, the worst red. "
                    + "Regions and Riket are not compared. JSON and CSV are for scripts and always in English.",
                "Indexen beräknas här av Koladas värden; färgerna är Koladas: bästa fjärdedelen grön, sämsta röd. "
                    + "Regioner och Riket jämförs inte. JSON och CSV är för skript och alltid på engelska.")],
            Examples =
            [
                new("kolada efficiency Höör --offline", texts.Say("Against its county, from the snapshot:", "Mot sitt län, ur ögonblicksbilden:")),
                new(
                    "kolada efficiency hoor --group similar:grundskola --offline",
                    texts.Say("Against RKA's similar municipalities for compulsory school:", "Mot RKA:s liknande kommuner för grundskola:")),
                new(
                    "kolada efficiency Höör --show reasons,peers,certainty --offline",
                    texts.Say("What holds it back, whom to learn from, how sure that is:", "Vad som håller tillbaka, vilka att lära av, hur säkert det är:")),
                new(
                    "kolada efficiency Höör --nearest 30 --nearest-by N11821,N15428=2 --offline",
                    texts.Say("Against the thirty nearest in two key figures:", "Mot de trettio närmaste i två nyckeltal:")),
                new(
                    "kolada efficiency 1267 --year 2018..2024 --show trend --offline --format json --out hoor.json",
                    texts.Say("Several years, for a script:", "Flera år, till ett skript:")),
            ],
        };
        command.Add(efficiency._municipality);
        foreach (Option option in efficiency.Options())
        {
            command.Add(option);
        }

        return command.Writing(
            context,
            efficiency._output,
            (session, parsed, cancellationToken) => efficiency.Document(parsed).WriteAsync(session, cancellationToken));
    }

    private IEnumerable<Option> Options() => [.. _comparison.All, _year, .. _model.All, .. _analysis.All, _percentileType, _table];

    private EfficiencyDocument Document(ParseResult parsed)
    {
        DocumentFormat format = _output.Chosen(parsed);
        EfficiencyRequest request = new()
        {
            Municipality = parsed.GetValue(_municipality)!,
            Comparison = _comparison.Of(parsed),
            Years = parsed.GetValue(_year)!,
            Model = _model.Model(parsed),
            OwnFiguresPath = _model.OwnFigures(parsed),
            Options = new EfficiencyOptions
            {
                PercentileType = parsed.GetValue(_percentileType),
                Parts = _analysis.Parts(parsed),
                Robustness = _analysis.Drawing(parsed),
            },
        };
        return new EfficiencyDocument(_context, request, format, Table(parsed, format), _output.Dialect(parsed), _output.ToFile(parsed));
    }

    /// <summary>A table other than the indices is there only when it was asked for, and in CSV only.</summary>
    private ReportTable Table(ParseResult parsed, DocumentFormat format)
    {
        if (parsed.GetValue(_table) is not { } table)
        {
            return ReportTable.Indices;
        }

        (ReportParts needed, string word) = table switch
        {
            ReportTable.Peers => (ReportParts.Peers, "peers"),
            ReportTable.Trends or ReportTable.Changes => (ReportParts.Trends, "trend"),
            _ => (ReportParts.None, ""),
        };
        return format != DocumentFormat.Csv ? throw new UsageException(_texts.Say(
            "--table is about --format csv; add it, or leave --table out.",
            "--table hör till --format csv; lägg till den, eller utelämna --table."))
            : !_analysis.Parts(parsed).HasFlag(needed) ? throw new UsageException(_texts.Say(
                $"That table needs --show {word}.",
                $"Den tabellen kräver --show {word}."))
            : table;
    }
}
