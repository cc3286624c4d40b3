using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>The options that ask for what stands behind an index: <c>--show</c>, and how <c>certainty</c> draws.</summary>
internal sealed class AnalysisOptions
{
    private static readonly (string Word, ReportParts Parts)[] Words =
        [.. ReportPartNames.All.Select(part => (part.GetName(), part)), ("all", ReportParts.All)];

    private readonly Option<IReadOnlyList<ReportParts>> _show;
    private readonly Option<int?> _draws;
    private readonly Option<ulong?> _seed;
    private readonly Texts _texts;

    public AnalysisOptions(Texts texts)
    {
        _texts = texts;
        _show = OptionOf.Many<ReportParts>(
            "--show",
            "PART[,…]",
            texts.Say("What else to show: ", "Vad mer som visas: ")
                + string.Join(", ", ReportPartNames.All.Select(part => $"{part.GetName()} ({part.GetDescription(texts.Language)})"))
                + ", all.",
            values => [.. ListSyntax.Split(values).Select(word => ValueSyntax.OneOf("--show", word, texts, Words))],
            [],
            [.. Words.Select(word => word.Word)]);
        _draws = OptionOf.One<int?>(
            "--draws",
            "N",
            texts.Say(
                $"How many draws certainty makes. Default {RobustnessOptions.DefaultDraws}.",
                $"Hur många dragningar certainty gör. Förval {RobustnessOptions.DefaultDraws}."),
            text => ValueSyntax.Whole("--draws", text, RobustnessOptions.MinDraws, RobustnessOptions.MaxDraws, texts),
            null);
        _seed = OptionOf.One<ulong?>(
            "--seed",
            "N",
            texts.Say("Where its random numbers begin. Default 1.", "Var dess slumptal börjar. Förval 1."),
            text => (ulong)ValueSyntax.Whole("--seed", text, 0, int.MaxValue, texts),
            null);
    }

    public IEnumerable<Option> All => [_show, _draws, _seed];

    /// <summary>The parts asked for.</summary>
    public ReportParts Parts(ParseResult parsed) => parsed.GetValue(_show)!.Aggregate(ReportParts.None, (all, part) => all | part);

    /// <summary>How to draw; null where it was not said.</summary>
    /// <exception cref="UsageException">It was said, and nothing is drawn.</exception>
    public RobustnessOptions? Drawing(ParseResult parsed)
    {
        (int? draws, ulong? seed) = (parsed.GetValue(_draws), parsed.GetValue(_seed));
        if (draws is null && seed is null)
        {
            return null;
        }

        return Parts(parsed).HasFlag(ReportParts.Robustness)
            ? new RobustnessOptions { Draws = draws ?? RobustnessOptions.DefaultDraws, Seed = seed ?? 1 }
            : throw new UsageException(_texts.Say(
                "--draws and --seed are about --show certainty; add it, or leave them out.",
                "--draws och --seed hör till --show certainty; lägg till den, eller utelämna dem."));
    }
}
