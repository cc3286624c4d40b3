using System.CommandLine;
using System.Globalization;
using Kolada.Application;
using Kolada.Cli.Completion;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>The options that say whom a municipality is compared with: a group, a list, or the nearest by key figures.</summary>
internal sealed class ComparisonOptions
{
    private const int MostNearest = 289;

    private readonly Texts _texts;
    private readonly Option<string?> _group;
    private readonly Option<IReadOnlyList<string>> _with;
    private readonly Option<int?> _nearest;
    private readonly Option<IReadOnlyList<SimilarityCriterion>> _by;
    private readonly Option<int?> _year;

    public ComparisonOptions(Texts texts)
    {
        _texts = texts;
        _group = OptionOf.One<string?>(
            "--group",
            "GROUP",
            texts.Say(
                "What it is compared with: a group by title or id (county, SKR group, size class), all municipalities, "
                    + "or RKA's similar ones, in general or in an area (similar:grundskola). Default: the municipalities of its county.",
                "Vad den jämförs med: en grupp med namn eller id (län, SKR-grupp, storleksklass), alla kommuner, "
                    + "eller RKA:s liknande kommuner, övergripande eller för ett område (similar:grundskola). Förval: länets kommuner."),
            text => text,
            null);
        _group.CompletionSources.Add(ComparisonRequest.All, ComparisonRequest.Similar);
        _group.CompletionSources.Add(KnownNames.Groups);
        _with = OptionOf.Many<string>(
            "--with",
            "NAME[,…]",
            texts.Say("Compare with these municipalities.", "Jämför med dessa kommuner."),
            ListSyntax.Split,
            []);
        _with.CompletionSources.Add(KnownNames.Municipalities);
        _nearest = OptionOf.One<int?>(
            "--nearest",
            "N",
            texts.Say("Compare with the N nearest in the key figures of --nearest-by.", "Jämför med de N närmaste i nyckeltalen i --nearest-by."),
            text => ValueSyntax.Whole("--nearest", text, 1, MostNearest, texts),
            null);
        _by = OptionOf.Many<SimilarityCriterion>(
            "--nearest-by",
            "KPI[=W][,…]",
            texts.Say(
                "What they are to be alike in; standardised differences, equal weights unless told otherwise.",
                "Vad de ska vara lika i; standardiserade skillnader, lika vikter om inget annat sägs."),
            values => [.. ListSyntax.Split(values).Select(Criterion)],
            []);
        _by.CompletionSources.Add(KnownNames.Kpis);
        _year = OptionOf.One<int?>(
            "--nearest-year",
            "YEAR",
            texts.Say(
                "The year of those key figures. Default: the latest that covers nine tenths.",
                "Året för de nyckeltalen. Förval: det senaste som täcker nio tiondelar."),
            text => YearSyntax.ParseOne("--nearest-year", text, texts),
            null);
    }

    public IEnumerable<Option> All => [_group, _with, _nearest, _by, _year];

    /// <summary>What was asked for.</summary>
    public ComparisonRequest Of(ParseResult parsed) => new()
    {
        Group = parsed.GetValue(_group),
        With = parsed.GetValue(_with)!,
        NearestCount = parsed.GetValue(_nearest),
        NearestBy = parsed.GetValue(_by)!,
        NearestYear = parsed.GetValue(_year),
    };

    private SimilarityCriterion Criterion(string part)
    {
        string[] halves = part.Split('=');
        double weight = 1;
        if (halves.Length > 2 || (halves.Length == 2 && !(double.TryParse(
            halves[1],
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out weight) && weight > 0)))
        {
            throw new UsageException(_texts.Say(
                $"'{Safe.Line(part)}' must be a KPI, or a KPI and a weight above 0, such as N11821=2.",
                $"'{Safe.Line(part)}' ska vara ett nyckeltal, eller ett nyckeltal och en vikt över 0, som N11821=2."));
        }

        return new SimilarityCriterion(ValueSyntax.Kpi(halves[0], _texts), weight);
    }
}
