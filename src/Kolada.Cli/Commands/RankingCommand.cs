using System.CommandLine;
using System.Globalization;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada ranking</c>: all municipalities of a group in the order of an index.</summary>
internal sealed class RankingCommand
{
    public const string Name = "ranking";

    private readonly CommandContext _context;
    private readonly Texts _texts;
    private readonly Argument<string> _area;
    private readonly Option<string?> _group;
    private readonly Option<int?> _year;
    private readonly Option<IndexKind?> _by;
    private readonly ModelOptions _model;
    private readonly OutputOptions _output;

    private RankingCommand(CommandContext context)
    {
        _context = context;
        _texts = context.Texts;
        _area = ArgumentOf.Text(
            "area",
            _texts.Say(
                "A service area of the model, such as grundskola; see kolada model show.",
                "Ett område i modellen, som grundskola; se kolada model show."),
            _texts);
        _group = OptionOf.One<string?>(
            "--group",
            "GROUP",
            _texts.Say(
                "Who is compared: a group by title or id. Default: all municipalities.",
                "Vilka som jämförs: en grupp med namn eller id. Förval: alla kommuner."),
            text => text,
            null);
        _group.CompletionSources.Add(KnownNames.Groups);
        _year = OptionOf.One<int?>(
            "--year",
            "YEAR",
            _texts.Say("Default: the latest year with good coverage.", "Förval: senaste år med god täckning."),
            text => YearSyntax.ParseOne("--year", text, _texts),
            null);
        _by = OptionOf.One<IndexKind?>(
            "--by",
            "resource|quality|efficiency",
            _texts.Say(
                "Which index orders the list. Default efficiency, else the one that the area has.",
                "Vilket index som ordnar listan. Förval effektivitet, annars det som området har."),
            text => ValueSyntax.OneOf<IndexKind?>(
                "--by",
                text,
                _texts,
                ("resource", IndexKind.Resource),
                ("quality", IndexKind.Quality),
                ("efficiency", IndexKind.Efficiency)),
            null,
            "resource",
            "quality",
            "efficiency");
        _model = new ModelOptions(_texts);
        _output = new OutputOptions(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
    }

    public static string Description(Texts texts) => texts.Say(
        "The municipalities of a group in the order of an index.",
        "Kommunerna i en grupp i ordning efter ett index.");

    public static ToolCommand Create(CommandContext context)
    {
        RankingCommand ranking = new(context);
        Texts texts = context.Texts;
        ToolCommand command = new(Name, Description(texts))
        {
            Details = [texts.Say(
                "Neighbours in the list are often alike: kolada efficiency … --show certainty tells how far a rank moves under other reasonable methods.",
                "Grannar i listan är ofta lika: kolada efficiency … --show certainty visar hur mycket en plats ändras med andra rimliga metodval.")],
            Examples =
            [
                new(
                    "kolada ranking grundskola --group \"Skåne läns kommuner\" --offline",
                    texts.Say("Compulsory schools in a county:", "Grundskolan i ett län:")),
                new(
                    "kolada ranking gymnasieskola --by quality --year 2023 --offline --format csv --out kvalitet.csv",
                    texts.Say("Quality in all municipalities, for a script:", "Kvaliteten i alla kommuner, till ett skript:")),
            ],
        };
        command.Add(ranking._area);
        foreach (Option option in new Option[] { ranking._group, ranking._year, ranking._by }.Concat(ranking._model.All))
        {
            command.Add(option);
        }

        return command.Writing(context, ranking._output, ranking.RunAsync);
    }

    private async Task<string> RunAsync(CommandSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        RankingRequest request = new()
        {
            Area = parsed.GetValue(_area)!,
            Group = parsed.GetValue(_group),
            Year = parsed.GetValue(_year),
            Index = parsed.GetValue(_by),
            Model = _model.Model(parsed),
            OwnFiguresPath = _model.OwnFigures(parsed),
        };
        Answer<AreaRanking> answer = await session.FetchAsync(workspace => workspace.RankAsync(request, cancellationToken)).ConfigureAwait(false);
        _context.Note(Heading(answer.Value));
        foreach (Notice notice in answer.Notices)
        {
            _context.Note(new NoticeTexts(_texts).Write(notice));
        }

        return new Listing<RankedMunicipality>(_context, Columns(answer.Value.Area.Year), _output.ToFile(parsed), answer.Value.Indices.Source)
            .Write(answer.Value.Municipalities, _output.Chosen(parsed), _output.Dialect(parsed));
    }

    private string Heading(AreaRanking ranking)
    {
        (PopulationIndices indices, int count) = (ranking.Indices, ranking.Indices.Population.Members.Count);
        string index = ranking.Index.GetName(_texts.Language);
        string subject = string.Create(CultureInfo.InvariantCulture, $"{ranking.Area.Title} {ranking.Area.Year}, {indices.Population.GetTitle(_texts.Language)}");
        string model = $"{indices.ModelId} {indices.ModelVersion}";
        return _texts.Say(
            $"{subject}: {ranking.RankedCount} of {count} municipalities have the {index} index. "
                + $"Model {model}, percentiles of type {(int)indices.PercentileType}.",
            $"{subject}: {ranking.RankedCount} av {count} kommuner har index för {index}. "
                + $"Modell {model}, percentiler av typ {(int)indices.PercentileType}.");
    }

    private ListColumn<RankedMunicipality>[] Columns(int year) =>
    [
        new("rank", _texts.Say("Rank", "Plats"), line => Whole(line.Rank)) { Number = true, Whole = true },
        new("municipality", "Id", line => line.Municipality.Id.Value) { Whole = true },
        new("municipality_title", _texts.Say("Municipality", "Kommun"), line => line.Municipality.Title),
        new("year", _texts.Say("Year", "År"), _ => Whole(year)) { Number = true, Whole = true },
        .. Enum.GetValues<IndexKind>().Select(kind => new ListColumn<RankedMunicipality>(
            kind.ToString().ToLowerInvariant(),
            kind.GetHeading(_texts.Language),
            line => line.Indices[kind]?.ToString("R", CultureInfo.InvariantCulture))
        {
            Number = true,
            Whole = true,
            Shown = line => line.Indices[kind] is { } index ? _texts.Number(index, 1) : Texts.None,
        }),
    ];

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
