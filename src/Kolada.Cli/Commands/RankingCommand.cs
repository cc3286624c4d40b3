using System.CommandLine;
using System.Globalization;
using Kolada.Cli.Completion;
using Kolada.Cli.Language;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Output.Analyses;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada ranking</c>: all municipalities of a group in the order of an index.</summary>
internal sealed class RankingCommand
{
    public const string Name = "ranking";

    private const string LiveModel = "rka";
    private const string OfflineModel = "net-cost";

    private readonly CommandContext _context;
    private readonly Texts _texts;
    private readonly Argument<string> _area;
    private readonly Option<string?> _group;
    private readonly Option<int?> _year;
    private readonly Option<IndexKind?> _by;
    private readonly Option<EfficiencyModel?> _model;
    private readonly Option<string?> _own;
    private readonly OutputOptions _output;

    private RankingCommand(CommandContext context)
    {
        _context = context;
        _texts = context.Texts;
        _area = ArgumentOf.Text("area", _texts.Say("A service area of the model, such as grundskola; see kolada model show.", "Ett område i modellen, som grundskola; se kolada model show."), _texts);
        _group = OptionOf.One<string?>("--group", "GROUP", _texts.Say("Who is compared: a group by title or id. Default: all municipalities.", "Vilka som jämförs: en grupp med namn eller id. Förval: alla kommuner."), text => text, null);
        _group.CompletionSources.Add(KnownNames.Groups);
        _year = OptionOf.One<int?>("--year", "YEAR", _texts.Say("Default: the latest year with good coverage.", "Förval: senaste år med god täckning."), text => YearSyntax.Parse([text], _texts) is [int one] ? one : throw new UsageException(_texts.Say("--year takes one year here.", "--year tar ett år här.")), null);
        _by = OptionOf.One<IndexKind?>("--by", "resource|quality|efficiency", _texts.Say("Which index orders the list. Default efficiency, else the one that the area has.", "Vilket index som ordnar listan. Förval effektivitet, annars det som området har."), text => ValueSyntax.OneOf<IndexKind?>("--by", text, _texts, ("resource", IndexKind.Resource), ("quality", IndexKind.Quality), ("efficiency", IndexKind.Efficiency)), null, "resource", "quality", "efficiency");
        _model = OptionOf.One<EfficiencyModel?>("--model", "rka|net-cost|FILE", _texts.Say("Which key figures. Default rka; with --offline net-cost.", "Vilka nyckeltal. Förval rka; med --offline net-cost."), text => ModelSyntax.Load(text, _texts), null, [.. EfficiencyModel.BuiltIn]);
        _own = OptionOf.One<string?>("--own", "FILE", _texts.Say("Own figures for a model that names own:NAME.", "Egna uppgifter till en modell som nämner own:NAMN."), text => text, null);
        _output = new OutputOptions(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
    }

    public static string Description(Texts texts) => texts.Say("The municipalities of a group in the order of an index.", "Kommunerna i en grupp i ordning efter ett index.");

    public static Verb Create(CommandContext context)
    {
        RankingCommand command = new(context);
        Texts texts = context.Texts;
        Verb verb = new(Name, Description(texts))
        {
            Details = [texts.Say("Neighbours in the list are often alike: kolada efficiency … --show certainty tells how far a rank moves under other reasonable methods.", "Grannar i listan är ofta lika: kolada efficiency … --show certainty visar hur mycket en plats ändras med andra rimliga metodval.")],
            Examples =
            [
                new("kolada ranking grundskola --group \"Skåne läns kommuner\" --offline", texts.Say("Compulsory schools in a county:", "Grundskolan i ett län:")),
                new("kolada ranking gymnasieskola --by quality --year 2023 --offline --format csv --out kvalitet.csv", texts.Say("Quality in all municipalities, for a script:", "Kvaliteten i alla kommuner, till ett skript:")),
            ],
        };
        verb.Add(command._area);
        foreach (Option option in new Option[] { command._group, command._year, command._by, command._model, command._own })
        {
            verb.Add(option);
        }

        return verb.Writing(context, command._output, command.RunAsync);
    }

    private async Task<string> RunAsync(KoladaSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        EfficiencyModel model = parsed.GetValue(_model) ?? EfficiencyModel.Get(session.Offline ? OfflineModel : LiveModel);
        EfficiencyModel asked = model with { Areas = [AreaOf(model, parsed.GetValue(_area)!)] };
        PopulationIndices indices = await new Progress(_context, session).ShowAsync(() => EvaluateAsync(session, asked, parsed, cancellationToken)).ConfigureAwait(false);
        if (indices.Areas.Count == 0)
        {
            throw ToolException.NotFound(_texts.Say("None of the compared municipalities has a value of the area's key figures.", "Ingen av de jämförda kommunerna har något värde för områdets nyckeltal."), session.Offline ? new SnapshotCoverage(_texts).AskLive : _texts.Say("choose another year, group or model", "välj ett annat år, en annan grupp eller modell"));
        }

        AreaIndices area = indices.Areas[0];
        IndexKind by = parsed.GetValue(_by) ?? (area.Efficiency.Of > 0 ? IndexKind.Efficiency : area.Resource.Of > 0 ? IndexKind.Resource : IndexKind.Quality);
        foreach (string note in Notes(session, indices, area, by))
        {
            _context.Note(note);
        }

        return new Listing<RankingLine>(_context, Columns(), _output.ToFile(parsed), indices.Source).Write(RankingLine.Of(indices, area, by), _output.Chosen(parsed));
    }

    private ServiceArea AreaOf(EfficiencyModel model, string id) =>
        model.Areas.FirstOrDefault(area => string.Equals(area.Id, id, StringComparison.OrdinalIgnoreCase) || string.Equals(area.Title, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(_texts.Say($"The model {model.Id} has no area '{Safe.Line(id)}'. It has {string.Join(", ", model.Areas.Select(area => area.Id))}.", $"Modellen {model.Id} har inget område '{Safe.Line(id)}'. Den har {string.Join(", ", model.Areas.Select(area => area.Id))}."));

    private async Task<PopulationIndices> EvaluateAsync(KoladaSession session, EfficiencyModel model, ParseResult parsed, CancellationToken cancellationToken)
    {
        Places places = new(session.Client);
        IReadOnlyList<Municipality> known = await places.MunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DataPoint> own = await OwnFile.ReadAsync(parsed.GetValue(_own), places, _context, cancellationToken).ConfigureAwait(false);
        Population population = parsed.GetValue(_group) is { } group && !string.Equals(group, Comparison.All, StringComparison.OrdinalIgnoreCase)
            ? Population.Create(await places.GroupAsync(group, cancellationToken).ConfigureAwait(false), known)
            : Population.All(known);
        IReadOnlyList<int>? years = parsed.GetValue(_year) is { } year ? [year] : null;
        return await session.Client.EvaluatePopulationAsync(population, years, model, ownFigures: own, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<string> Notes(KoladaSession session, PopulationIndices indices, AreaIndices area, IndexKind by)
    {
        int of = RankingLine.Of(area, by).Of;
        yield return _texts.Say(
            string.Create(CultureInfo.InvariantCulture, $"{area.Title} {area.Year}, {indices.Population.Title}: {of} of {indices.Population.Members.Count} municipalities have the {IndexNames.Of(by, _texts).ToLowerInvariant()} index. Model {indices.ModelId} {indices.ModelVersion}, percentiles of type {(int)indices.PercentileType}."),
            string.Create(CultureInfo.InvariantCulture, $"{area.Title} {area.Year}, {indices.Population.Title}: {of} av {indices.Population.Members.Count} kommuner har index för {IndexNames.Of(by, _texts).ToLowerInvariant()}. Modell {indices.ModelId} {indices.ModelVersion}, percentiler av typ {(int)indices.PercentileType}."));
        if (session.Offline)
        {
            yield return new SnapshotCoverage(_texts).Summary;
        }
    }

    private ListColumn<RankingLine>[] Columns() =>
    [
        new("rank", _texts.Say("Rank", "Plats"), line => Whole(line.Rank)) { Number = true, Whole = true },
        new("municipality", "Id", line => line.Municipality.Id.Value) { Whole = true },
        new("municipality_title", _texts.Say("Municipality", "Kommun"), line => line.Municipality.Title),
        new("year", _texts.Say("Year", "År"), line => Whole(line.Year)) { Number = true, Whole = true },
        .. Enum.GetValues<IndexKind>().Select(kind => new ListColumn<RankingLine>(kind.ToString().ToLowerInvariant(), IndexNames.Of(kind, _texts), line => line.Index(kind)?.ToString("R", CultureInfo.InvariantCulture))
        {
            Number = true,
            Whole = true,
            Shown = line => line.Index(kind) is { } index ? _texts.Number(index, 1) : _texts.None,
        }),
    ];

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
