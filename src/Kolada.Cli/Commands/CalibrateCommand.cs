using System.CommandLine;
using Kolada.Application;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada model calibrate</c>: which percentiles a published index of one component was made with.</summary>
internal sealed class CalibrateCommand(CommandContext context)
{
    private readonly Texts _texts = context.Texts;

    public ToolCommand Create()
    {
        Argument<string> area = ArgumentOf.Text(
            "area",
            _texts.Say(
                "An area of the model whose index has one component, such as aldreomsorg.",
                "Ett område i modellen vars index har en komponent, som aldreomsorg."),
            _texts);
        Option<int?> year = OptionOf.One<int?>(
            "--year",
            "YEAR",
            _texts.Say("Default: the latest with both.", "Förval: det senaste med båda."),
            text => YearSyntax.ParseOne("--year", text, _texts),
            null);
        Option<IndexKind> index = OptionOf.One(
            "--index",
            "resource|quality",
            _texts.Say("Default resource.", "Förval resource."),
            text => ValueSyntax.OneOf("--index", text, _texts, ("resource", IndexKind.Resource), ("quality", IndexKind.Quality)),
            IndexKind.Resource,
            "resource",
            "quality");
        Option<EfficiencyModel?> model = OptionOf.One<EfficiencyModel?>(
            "--model",
            "rka|FILE",
            _texts.Say("Default rka.", "Förval rka."),
            text => ModelSyntax.Load(text, _texts),
            null,
            [.. EfficiencyModel.BuiltIn]);
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Json);
        ToolCommand command = new(
            "calibrate",
            _texts.Say(
                "Recover, from an index that RKA publishes, the percentiles that it was made with.",
                "Återskapa, ur ett index som RKA publicerar, percentilerna som det är gjort med."))
        {
            Details = [_texts.Say(
                "It compares all municipalities, as RKA does, and says which definition of percentiles fits better. "
                    + "The offline snapshot has no values of RKA's own indices.",
                "Den jämför alla kommuner, som RKA gör, och säger vilken definition av percentiler som passar bäst. "
                    + "Ögonblicksbilden saknar värden för RKA:s egna index.")],
            Examples = [new("kolada model calibrate aldreomsorg --year 2023", _texts.Say("U20008 of N20900:", "U20008 av N20900:"))],
        };
        command.Add(area);
        foreach (Option option in new Option[] { index, year, model })
        {
            command.Add(option);
        }

        return command.Writing(context, output, (session, parsed, cancellationToken) =>
        {
            CalibrationRequest request = new()
            {
                Area = parsed.GetValue(area)!,
                Index = parsed.GetValue(index),
                Year = parsed.GetValue(year),
                Model = parsed.GetValue(model),
            };
            return WriteAsync(session, request, output, parsed, cancellationToken);
        });
    }

    private async Task<string> WriteAsync(
        CommandSession session,
        CalibrationRequest request,
        OutputOptions output,
        ParseResult parsed,
        CancellationToken cancellationToken)
    {
        PublishedCalibration calibration = await session.FetchAsync(workspace => workspace.CalibrateAsync(request, cancellationToken)).ConfigureAwait(false);
        return Facts(calibration, output.ToFile(parsed)).Write(output.Chosen(parsed));
    }

    private Facts Facts(PublishedCalibration calibration, bool toFile)
    {
        Calibration found = calibration.Found;
        Facts facts = new Facts(context, toFile, KoladaClient.OwnCalculationLabel)
            .Add("published", _texts.Say("Published index", "Publicerat index"), calibration.Published.Value)
            .Add("component", _texts.Say("Component", "Komponent"), calibration.Component.Value)
            .Add("year", _texts.Say("Year", "År"), calibration.Year, 0)
            .Add("n", _texts.Say("Municipalities with both", "Kommuner med båda"), found.Count, 0)
            .Add("p2_5", _texts.Say("P2.5 as recovered", "P2,5 som återskapad"), found.LowPercentile, 4)
            .Add("p97_5", _texts.Say("P97.5 as recovered", "P97,5 som återskapad"), found.HighPercentile, 4)
            .Add("lineError", _texts.Say("Distance from a straight line, points", "Avstånd från en rät linje, poäng"), found.LineError, 4)
            .Add("type6Error", _texts.Say("Error with type 6, points", "Fel med typ 6, poäng"), found.Type6Error, 4)
            .Add("type7Error", _texts.Say("Error with type 7, points", "Fel med typ 7, poäng"), found.Type7Error, 4);
        string heading = _texts.Say("Type that fits better", "Typ som passar bäst");
        return found.BestType is { } best ? facts.Add("bestType", heading, (int)best, 0) : facts.Add(
            "bestType",
            heading,
            null,
            _texts.Say("both alike", "båda lika"));
    }
}
