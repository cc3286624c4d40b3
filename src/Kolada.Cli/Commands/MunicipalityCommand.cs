using System.CommandLine;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada municipality list|show</c>.</summary>
internal sealed class MunicipalityCommand(CommandContext context)
{
    public const string Name = "municipality";

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "List municipalities and regions, show one with its groups.",
        "Lista kommuner och regioner, visa en med dess grupper.");

    public ToolCommand Create()
    {
        ToolCommand command = new(Name, Description(_texts))
        {
            Examples =
            [
                new("kolada municipality list --type K --offline", _texts.Say("The 290 municipalities:", "De 290 kommunerna:")),
                new("kolada municipality show hoor --offline", _texts.Say("Names work without å, ä, ö:", "Namn går bra utan å, ä, ö:")),
            ],
        };
        command.Add(List());
        command.Add(Show());
        return command;
    }

    private ToolCommand List()
    {
        Option<MunicipalityType?> type = OptionOf.One<MunicipalityType?>(
            "--type",
            "K|L",
            _texts.Say("Only municipalities (K) or only regions and Riket (L).", "Bara kommuner (K) eller bara regioner och Riket (L)."),
            text => ValueSyntax.OneOf<MunicipalityType?>("--type", text, _texts, ("K", MunicipalityType.Municipality), ("L", MunicipalityType.Region)),
            null,
            "K",
            "L");
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
        ToolCommand list = new("list", _texts.Say("All municipalities, regions and Riket.", "Alla kommuner, regioner och Riket."))
        {
            Examples = [new("kolada municipality list --offline --format csv", _texts.Say("As CSV:", "Som CSV:"))],
        };
        list.Add(type);
        return list.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => ListAsync(parsed.GetValue(type), output, parsed, session, cancellationToken));
    }

    private async Task<string> ListAsync(
        MunicipalityType? type,
        OutputOptions output,
        ParseResult parsed,
        CommandSession session,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Municipality> all = await session.FetchAsync(workspace => workspace.GetMunicipalitiesAsync(cancellationToken)).ConfigureAwait(false);
        List<Municipality> shown = [.. all.Where(municipality => type is null || municipality.Type == type)];
        return new Listing<Municipality>(context, Columns(), output.ToFile(parsed)).Write(shown, output.Chosen(parsed), output.Dialect(parsed));
    }

    private ListColumn<Municipality>[] Columns() =>
    [
        new("id", "Id", municipality => municipality.Id.Value) { Whole = true },
        new("title", _texts.Say("Name", "Namn"), municipality => municipality.Title),
        new("type", _texts.Say("Type", "Typ"), municipality => municipality.Type.Value) { Whole = true },
    ];

    private ToolCommand Show()
    {
        Argument<string> name = ArgumentOf.Text(
            "municipality",
            _texts.Say("Id or name, with or without å, ä, ö and capitals.", "Id eller namn, med eller utan å, ä, ö och versaler."),
            _texts);
        name.CompletionSources.Add(KnownNames.Municipalities);
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Json);
        ToolCommand show = new("show", _texts.Say("A municipality and the groups that it is in.", "En kommun och de grupper den är med i."))
        {
            Examples = [new("kolada municipality show Höör --offline", _texts.Say("By name:", "Med namn:"))],
        };
        show.Add(name);
        return show.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => ShowAsync(parsed.GetValue(name)!, output, parsed, session, cancellationToken));
    }

    private async Task<string> ShowAsync(string name, OutputOptions output, ParseResult parsed, CommandSession session, CancellationToken cancellationToken)
    {
        MunicipalityProfile profile = await session.FetchAsync(workspace => workspace.DescribeMunicipalityAsync(name, cancellationToken)).ConfigureAwait(false);
        Municipality municipality = profile.Municipality;
        return new Facts(context, output.ToFile(parsed))
            .Add("id", "Id", municipality.Id.Value)
            .Add("title", _texts.Say("Name", "Namn"), municipality.Title)
            .Add("type", _texts.Say("Type", "Typ"), municipality.Type.Value)
            .Add("groups", _texts.Say("Member of", "Medlem i"), [.. profile.Groups.Select(group => (group.Id.Value, group.Title))])
            .Add("similar", _texts.Say("Similar", "Liknande"), [.. profile.SimilarGroups.Select(group => (group.Id.Value, group.Title))])
            .Write(output.Chosen(parsed));
    }
}
