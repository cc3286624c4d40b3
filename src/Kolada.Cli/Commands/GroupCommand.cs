using System.CommandLine;
using System.Globalization;
using Kolada.Cli.Completion;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada group list|show</c>.</summary>
internal sealed class GroupCommand(CommandContext context)
{
    public const string Name = "group";

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "List groups of municipalities, show one with its members.",
        "Lista kommungrupper, visa en med dess medlemmar.");

    public ToolCommand Create()
    {
        ToolCommand command = new(Name, Description(_texts))
        {
            Examples =
            [
                new("kolada group list \"läns kommuner\" --offline", _texts.Say("The counties:", "Länen:")),
                new("kolada group show \"Skåne läns kommuner\" --offline", _texts.Say("The members of a group:", "Medlemmarna i en grupp:")),
            ],
        };
        command.Add(List());
        command.Add(Show());
        return command;
    }

    private ToolCommand List()
    {
        Argument<string?> text = new("text")
        {
            Description = _texts.Say("Only groups whose title contains this.", "Bara grupper vars namn innehåller detta."),
            Arity = ArgumentArity.ZeroOrOne,
        };
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
        ToolCommand list = new(
            "list",
            _texts.Say("All groups (some 3,600), or those with a text in their title.", "Alla grupper (cirka 3 600), eller de med en text i namnet."))
        {
            Examples = [new(
                "kolada group list \"övergripande, Höör\" --offline",
                _texts.Say("The municipalities similar to Höör, year by year:", "Kommunerna som liknar Höör, år för år:"))],
        };
        list.Add(text);
        return list.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => ListAsync(parsed.GetValue(text), output, parsed, session, cancellationToken));
    }

    private async Task<string> ListAsync(string? text, OutputOptions output, ParseResult parsed, CommandSession session, CancellationToken cancellationToken)
    {
        IReadOnlyList<MunicipalityGroup> groups = await session
            .FetchAsync(workspace => workspace.FindGroupsAsync(text, cancellationToken))
            .ConfigureAwait(false);
        return new Listing<MunicipalityGroup>(context, Columns(), output.ToFile(parsed)).Write(groups, output.Chosen(parsed), output.Dialect(parsed));
    }

    private ListColumn<MunicipalityGroup>[] Columns() =>
    [
        new("id", "Id", group => group.Id.Value) { Whole = true },
        new("title", _texts.Say("Title", "Namn"), group => group.Title),
        new("size", _texts.Say("Members", "Medlemmar"), group => group.Members.Count.ToString(CultureInfo.InvariantCulture)) { Whole = true, Number = true },
    ];

    private ToolCommand Show()
    {
        Argument<string> title = ArgumentOf.Text(
            "group",
            _texts.Say("Id or title; \"(ovägt medel)\" may be left out.", "Id eller namn; \"(ovägt medel)\" kan utelämnas."),
            _texts);
        title.CompletionSources.Add(KnownNames.Groups);
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Json);
        ToolCommand show = new("show", _texts.Say("A group and its members.", "En grupp och dess medlemmar."))
        {
            Examples = [new("kolada group show G33621 --offline", _texts.Say("By id:", "Med id:"))],
        };
        show.Add(title);
        return show.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => ShowAsync(parsed.GetValue(title)!, output, parsed, session, cancellationToken));
    }

    private async Task<string> ShowAsync(string title, OutputOptions output, ParseResult parsed, CommandSession session, CancellationToken cancellationToken)
    {
        (MunicipalityGroup group, IReadOnlyList<Municipality> municipalities) = await session.FetchAsync(async workspace => (
            await workspace.ResolveGroupAsync(title, cancellationToken).ConfigureAwait(false),
            await workspace.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        Dictionary<MunicipalityId, string> titles = municipalities.ToDictionary(municipality => municipality.Id, municipality => municipality.Title);
        return new Facts(context, output.ToFile(parsed))
            .Add("id", "Id", group.Id.Value)
            .Add("title", _texts.Say("Title", "Namn"), group.Title)
            .Add(
                "members",
                _texts.Say($"Members ({group.Members.Count})", $"Medlemmar ({group.Members.Count})"),
                [.. group.Members.Select(id => (id.Value, titles.GetValueOrDefault(id, "")))])
            .Write(output.Chosen(parsed));
    }
}
