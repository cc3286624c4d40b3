using System.CommandLine;
using System.Globalization;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada kpi search|show</c>: the catalogue of key figures.</summary>
internal sealed class KpiCommand(CommandContext context)
{
    public const string Name = "kpi";

    private const int DefaultLimit = 30;
    private const int MostShown = 100_000;

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say("Search the catalogue of key figures (KPIs), show one.", "Sök bland nyckeltalen, visa ett.");

    public ToolCommand Create()
    {
        ToolCommand command = new(Name, Description(_texts))
        {
            Examples =
            [
                new(
                    "kolada kpi search behörig yrkesprogram --offline",
                    _texts.Say("Key figures whose title or area has these words:", "Nyckeltal vars namn eller område har dessa ord:")),
                new("kolada kpi show N15428 --offline", _texts.Say("What a key figure measures:", "Vad ett nyckeltal mäter:")),
            ],
        };
        command.Add(Search());
        command.Add(Show());
        return command;
    }

    private ToolCommand Search()
    {
        Argument<string[]> text = new("text")
        {
            Description = _texts.Say(
                "Words; all must occur in id, title, area, perspective or description.",
                "Ord; alla ska finnas i id, namn, område, perspektiv eller beskrivning."),
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int> limit = OptionOf.One(
            "--limit",
            "N",
            _texts.Say($"How many to show, best first. Default {DefaultLimit}.", $"Hur många som visas, bäst först. Förval {DefaultLimit}."),
            value => ValueSyntax.Whole("--limit", value, 1, MostShown, _texts),
            DefaultLimit);
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
        ToolCommand search = new("search", _texts.Say("Key figures that match words, best first.", "Nyckeltal som passar ord, bäst först."))
        {
            Examples = [new("kolada kpi search nettokostnadsavvikelse --offline", _texts.Say("One word, in the snapshot:", "Ett ord, i ögonblicksbilden:"))],
        };
        search.Add(text);
        search.Add(limit);
        return search.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => SearchAsync(
                string.Join(' ', parsed.GetValue(text)!),
                parsed.GetValue(limit),
                output,
                parsed,
                session,
                cancellationToken));
    }

    private async Task<string> SearchAsync(
        string text,
        int limit,
        OutputOptions output,
        ParseResult parsed,
        CommandSession session,
        CancellationToken cancellationToken)
    {
        Answer<IReadOnlyList<Kpi>> found = await session.FetchAsync(workspace => workspace.SearchKpisAsync(text, cancellationToken)).ConfigureAwait(false);
        if (found.Value.Count > limit)
        {
            context.Note(_texts.Say(
                $"The best {limit} of {found.Value.Count}; --limit shows more.",
                $"De {limit} bästa av {found.Value.Count}; --limit visar fler."));
        }

        foreach (Notice notice in found.Notices)
        {
            context.Note(new NoticeTexts(_texts).Write(notice));
        }

        return new Listing<Kpi>(context, Columns(), output.ToFile(parsed)).Write([.. found.Value.Take(limit)], output.Chosen(parsed), output.Dialect(parsed));
    }

    private ListColumn<Kpi>[] Columns() =>
    [
        new("id", "Id", kpi => kpi.Id.Value) { Whole = true },
        new("title", _texts.Say("Title", "Namn"), kpi => kpi.Title),
        new("operating_area", _texts.Say("Area", "Område"), kpi => kpi.OperatingArea),
    ];

    private ToolCommand Show()
    {
        Argument<string> id = ArgumentOf.Text("id", _texts.Say("The KPI's id, such as N15428.", "Nyckeltalets id, som N15428."), _texts);
        id.CompletionSources.Add(KnownNames.Kpis);
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Json);
        ToolCommand show = new("show", _texts.Say("What is known of a key figure.", "Vad som är känt om ett nyckeltal."))
        {
            Examples = [new("kolada kpi show N15428 --offline", _texts.Say("From the snapshot:", "Ur ögonblicksbilden:"))],
        };
        show.Add(id);
        return show.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => ShowAsync(ValueSyntax.Kpi(parsed.GetValue(id)!, _texts), output, parsed, session, cancellationToken));
    }

    private async Task<string> ShowAsync(KpiId id, OutputOptions output, ParseResult parsed, CommandSession session, CancellationToken cancellationToken)
    {
        Answer<Kpi> kpi = await session.FetchAsync(workspace => workspace.GetKpiAsync(id, cancellationToken)).ConfigureAwait(false);
        NoticeTexts sentences = new(_texts);
        foreach (Notice notice in kpi.Notices)
        {
            context.Note($"{sentences.Write(notice)} {sentences.AskLive}");
        }

        return FactsOf(kpi.Value, output.ToFile(parsed)).Write(output.Chosen(parsed));
    }

    private Facts FactsOf(Kpi kpi, bool toFile) => new Facts(context, toFile)
        .Add("id", "Id", kpi.Id.Value)
        .Add("title", _texts.Say("Title", "Namn"), kpi.Title)
        .Add(
            "description",
            _texts.Say("Description", "Beskrivning"),
            kpi.Description,
            kpi.Description.Length == 0 ? Texts.None : kpi.Description.Replace("\\n", "\n", StringComparison.Ordinal))
        .Add("municipality_type", _texts.Say("About", "Gäller"), kpi.MunicipalityType.Value, About(kpi.MunicipalityType))
        .Add("operating_area", _texts.Say("Area", "Område"), kpi.OperatingArea)
        .Add("perspective", _texts.Say("Perspective", "Perspektiv"), kpi.Perspective)
        .Add("auspice", _texts.Say("Auspice", "Huvudman"), kpi.Auspice)
        .Add("is_divided_by_gender", _texts.Say("By gender", "Könsuppdelat"), kpi.IsDividedByGender)
        .Add("has_ou_data", _texts.Say("For units", "På enhetsnivå"), kpi.HasOrganizationalUnitData)
        .Add("prel_publication_date", _texts.Say("Next preliminary", "Nästa preliminära"), Day(kpi.PreliminaryPublicationDate))
        .Add("publication_date", _texts.Say("Next final", "Nästa slutliga"), Day(kpi.PublicationDate))
        .Add("publ_period", _texts.Say("… for the year", "… för år"), kpi.PublicationPeriod?.ToString(CultureInfo.InvariantCulture));

    private string About(MunicipalityType type) => type == MunicipalityType.Municipality ? _texts.Say("municipalities (K)", "kommuner (K)")
        : type == MunicipalityType.Region ? _texts.Say("regions (L)", "regioner (L)")
        : type == MunicipalityType.All ? _texts.Say("municipalities and regions (A)", "kommuner och regioner (A)")
        : type.Value;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
