using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada model list|show|check|new|schema|calibrate</c>: which key figures make an index.</summary>
internal sealed class ModelCommand(CommandContext context)
{
    public const string Name = "model";

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "List, show, check and begin models: which key figures make an index.",
        "Lista, visa, kontrollera och påbörja modeller: vilka nyckeltal som bildar ett index.");

    public ToolCommand Create()
    {
        ToolCommand command = new(Name, Description(_texts))
        {
            Examples =
            [
                new("kolada model show net-cost", _texts.Say("What a model is made of:", "Vad en modell består av:")),
                new("kolada model new --out my-model.json", _texts.Say("Begin one of your own, with comments:", "Påbörja en egen, med kommentarer:")),
                new("kolada model check my-model.json --offline", _texts.Say("See whether it can be used:", "Se om den kan användas:")),
            ],
        };
        foreach (ToolCommand sub in new[] { List(), Show(), Check(), New(), Schema(), new CalibrateCommand(context).Create() })
        {
            command.Add(sub);
        }

        return command;
    }

    private ToolCommand List()
    {
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Csv, DocumentFormat.Json);
        ToolCommand list = new("list", _texts.Say("The models that come with the tool.", "Modellerna som följer med verktyget."))
        {
            Examples = [new("kolada model list", _texts.Say("All of them:", "Alla:"))],
        };
        return list.Writing(context, output, (_, parsed, _) => Task.FromResult(
            new Listing<EfficiencyModel>(context, ListColumns(), output.ToFile(parsed), source: null).Write(
                [.. EfficiencyModel.BuiltIn.Select(EfficiencyModel.Get)],
                output.Chosen(parsed), output.Dialect(parsed))));
    }

    private ListColumn<EfficiencyModel>[] ListColumns() =>
    [
        new("id", "Id", model => model.Id) { Whole = true },
        new("version", "Version", model => model.Version) { Whole = true },
        new("title", _texts.Say("Title", "Namn"), model => model.Title),
        new("areas", _texts.Say("Areas", "Områden"), model => string.Join(", ", model.Areas.Select(area => area.Title))),
    ];

    private ToolCommand Show()
    {
        Argument<EfficiencyModel> model = ModelArgument();
        OutputOptions output = new(_texts, DocumentFormat.Table, DocumentFormat.Json);
        ToolCommand show = new(
            "show",
            _texts.Say(
                "What a model is made of, where each choice comes from and how sure it is.",
                "Vad en modell består av, varifrån varje val kommer och hur säkert det är."))
        {
            Examples =
            [
                new("kolada model show rka", _texts.Say("RKA's:", "RKA:s:")),
                new("kolada model show net-cost --format json --out my-model.json", _texts.Say("As JSON, to go on from:", "Som JSON, att utgå från:")),
            ],
        };
        show.Add(model);
        return show.Writing(context, output, (_, parsed, _) => Task.FromResult(output.Chosen(parsed) == DocumentFormat.Json
            ? parsed.GetValue(model)!.ToJson()
            : new ModelPage(context, output.ToFile(parsed)).Render(parsed.GetValue(model)!)));
    }

    private ToolCommand Check()
    {
        Argument<EfficiencyModel> model = ModelArgument();
        OutputOptions output = new(_texts, DocumentFormat.Table);
        ToolCommand check = new(
            "check",
            _texts.Say(
                "See whether a model can be used: its format, and its key figures in Kolada's catalogue.",
                "Se om en modell kan användas: dess format, och dess nyckeltal i Koladas katalog."))
        {
            Examples = [new("kolada model check my-model.json --offline", _texts.Say("Against the snapshot:", "Mot ögonblicksbilden:"))],
        };
        check.Add(model);
        return check.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => new ModelVerdict(context, session).WriteAsync(parsed.GetValue(model)!, cancellationToken));
    }

    private ToolCommand New()
    {
        Option<EfficiencyModel?> from = OptionOf.One<EfficiencyModel?>(
            "--from",
            "rka|net-cost|FILE",
            _texts.Say("Begin from this model. Default: a small one with comments.", "Utgå från den här modellen. Förval: en liten med kommentarer."),
            text => ModelSyntax.Load(text, _texts),
            null,
            [.. EfficiencyModel.BuiltIn]);
        OutputOptions output = new(_texts, DocumentFormat.Json);
        ToolCommand begin = new(
            "new",
            _texts.Say(
                "Begin a model of your own. A file that is there already is left alone.",
                "Påbörja en egen modell. En fil som redan finns lämnas orörd."))
        {
            Examples =
            [
                new("kolada model new --out my-model.json", _texts.Say("A small one with comments:", "En liten med kommentarer:")),
                new("kolada model new --from rka --out my-model.json", _texts.Say("All of RKA's, to change:", "Hela RKA:s, att ändra i:")),
            ],
        };
        begin.Add(from);
        return begin.Writing(context, output, (_, parsed, _) =>
        {
            RefuseExisting(parsed.GetValue(output.Out));
            return Task.FromResult(parsed.GetValue(from) is { } model ? (model with { Id = "my-model", Version = "1" }).ToJson() : Template());
        });
    }

    private ToolCommand Schema()
    {
        OutputOptions output = new(_texts, DocumentFormat.Json);
        ToolCommand schema = new(
            "schema",
            _texts.Say(
                "The JSON Schema of models, for editors that complete and check.",
                "Modellernas JSON Schema, för redigerare som kompletterar och kontrollerar."))
        {
            Examples = [new("kolada model schema --out efficiency-model.schema.json", _texts.Say("Beside the model:", "Bredvid modellen:"))],
        };
        return schema.Writing(context, output, (_, _, _) => Task.FromResult(EfficiencyModel.JsonSchema));
    }

    private Argument<EfficiencyModel> ModelArgument()
    {
        Argument<EfficiencyModel> argument = ArgumentOf.Parsed(
            "model",
            _texts.Say("rka, net-cost or a file.", "rka, net-cost eller en fil."),
            text => ModelSyntax.Load(text, _texts));
        argument.CompletionSources.Add([.. EfficiencyModel.BuiltIn]);
        return argument;
    }

    /// <summary>Refuses to overwrite a model.</summary>
    private void RefuseExisting(string? path)
    {
        if (path is not null && File.Exists(path) && new FileInfo(path).Length > 0)
        {
            throw new UsageException(_texts.Say(
                $"'{Safe.Line(path)}' is there already and is left alone; name another file.",
                $"'{Safe.Line(path)}' finns redan och lämnas orörd; ange en annan fil."));
        }
    }

    private string Template()
    {
        using Stream json = typeof(ModelCommand).Assembly.GetManifestResourceStream(_texts.Say("model.en.json", "model.sv.json"))!;
        using StreamReader reader = new(json);
        return reader.ReadToEnd();
    }
}
