using System.CommandLine;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>The options that say what indices are made of: a model, and own figures for it.</summary>
internal sealed class ModelOptions
{
    private readonly Option<EfficiencyModel?> _model;
    private readonly Option<string?> _own;

    public ModelOptions(Texts texts)
    {
        _model = OptionOf.One<EfficiencyModel?>(
            "--model",
            "rka|net-cost|FILE",
            texts.Say("Which key figures. Default rka; with --offline net-cost.", "Vilka nyckeltal. Förval rka; med --offline net-cost."),
            text => ModelSyntax.Load(text, texts),
            null,
            [.. EfficiencyModel.BuiltIn]);
        _own = OptionOf.One<string?>(
            "--own",
            "FILE",
            texts.Say(
                "Own figures for a model that names own:NAME: a CSV with kpi, municipality, year and value.",
                "Egna uppgifter till en modell som nämner own:NAMN: en CSV med kpi, municipality, year och value."),
            text => text,
            null);
    }

    public IEnumerable<Option> All => [_model, _own];

    /// <summary>The model; null where none was named.</summary>
    public EfficiencyModel? Model(ParseResult parsed) => parsed.GetValue(_model);

    /// <summary>The path of the file of own figures; null where none was named.</summary>
    public string? OwnFigures(ParseResult parsed) => parsed.GetValue(_own);
}
