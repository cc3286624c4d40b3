using System.Globalization;
using System.Text.Json;
using Kolada.Efficiency.Analyses.Robustness;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>How the ranks move under other reasonable choices of method, in words and in figures.</summary>
internal sealed class RobustnessPart : ReportPart
{
    public override ReportParts Flag => ReportParts.Robustness;

    public override string Name => "certainty";

    public override string Describe(Texts texts) => texts.Say("how the rank moves under other methods", "hur platsen ändras med andra metodval");

    public override void RefuseUnsupported(ServiceArea area) => MonteCarlo.RefuseUnsupported(area);

    public override AreaResult AddTo(AreaResult area, PartContext context, AreaColumns columns) =>
        area with { Robustness = RankRobustnessAnalysis.Run(context.Evaluator, columns, context.Member, context.Robustness) };

    public override void WriteJson(Utf8JsonWriter json, AreaResult area)
    {
        if (area.Robustness is not { } robustness)
        {
            return;
        }

        json.WriteStartObject("robustness");
        foreach ((IndexKind kind, RankRobustness? ranks) in robustness.AsPairs())
        {
            json.WritePropertyName(IndexNames.ForMachines(kind));
            Write(json, ranks);
        }

        json.WriteEndObject();
    }

    public override IReadOnlyList<string> CsvColumns { get; } = ["rank_best", "rank_median", "rank_worst", "matters_most"];

    public override IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind)
    {
        RankRobustness? ranks = area.Robustness?[kind];
        MethodChoice? most = ranks?.Sensitivities.MaxBy(one => one.Total)?.Choice;
        return [ranks?.Best, ranks?.Median, ranks?.Worst, most is { } choice ? Machine(choice) : null];
    }

    public override IReadOnlyList<string> LaterCsvColumns { get; } = ["rank_best_without_one", "rank_worst_without_one"];

    public override IReadOnlyList<object?> LaterCsvFields(AreaResult area, IndexKind kind) =>
        [area.Robustness?[kind]?.BestWithoutOne, area.Robustness?[kind]?.WorstWithoutOne];

    public override IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts)
    {
        List<(string Where, RankRobustness Ranks)> all =
        [
            .. from area in Areas(report)
               from pair in area.Robustness?.AsPairs() ?? []
               where pair.Value is not null
               select ($"{Where(area)}, {texts.Short(pair.Key)}", pair.Value!),
        ];
        if (all.Count == 0)
        {
            yield break;
        }

        yield return new ListBlock(texts.Say("How sure", "Hur säkert"), [.. all.Select(one => $"{one.Where}: {RankSentences.Say(one.Ranks, texts)}")]);
        yield return Table(all, texts);
        yield return new ParagraphBlock(
            texts.Format(
                $"{all[0].Ranks.Draws} draws. 90 %: between which places the rank lies in nine tenths of them. The choices: the share of the movement in which each has a part (Sobol, total), {Texts.None} where the rank does not move.",
                $"{all[0].Ranks.Draws} dragningar. 90 %: mellan vilka platser rangen ligger i nio tiondelar av dem. Metodvalen: den andel av rörelsen som var och en har del i (Sobol, total), {Texts.None} där rangen inte rör sig."),
            IsRemark: true);
        yield return new ParagraphBlock(
            texts.Say(
                "This is about the choices of method. It is not about chance in the figures, later revisions of them, or who is in the group; only the last is looked at, in the column without one: the ranks when one of the others is left out.",
                "Detta gäller metodvalen. Det gäller inte slumpen i uppgifterna, senare rättelser av dem eller vilka som ingår i gruppen; bara det sista prövas, i kolumnen utan en: platserna när en av de andra utelämnas."),
            IsRemark: true);
    }

    private static TableBlock Table(IReadOnlyList<(string Where, RankRobustness Ranks)> all, Texts texts) => new(
        [
            new("Index"),
            BlockColumn.OfNumbers(texts.Say("Rank", "Plats")),
            BlockColumn.OfNumbers("90 %"),
            BlockColumn.OfNumbers(texts.Say("Without one", "Utan en")),
            .. Enum.GetValues<MethodChoice>().Select(choice => new BlockColumn(Heading(choice, texts), IsNumber: true)),
        ],
        [
            .. all.Select(one => (IReadOnlyList<BlockCell>)
            [
                one.Where,
                texts.Format($"{one.Ranks.Rank} of {one.Ranks.Count}", $"{one.Ranks.Rank} av {one.Ranks.Count}"),
                string.Create(CultureInfo.InvariantCulture, $"{one.Ranks.Best}–{one.Ranks.Worst}"),
                one.Ranks.BestWithoutOne is { } best ? string.Create(CultureInfo.InvariantCulture, $"{best}–{one.Ranks.WorstWithoutOne}") : Texts.None,
                .. Enum.GetValues<MethodChoice>().Select(
                    choice => (BlockCell)texts.Number(one.Ranks.Sensitivities.FirstOrDefault(found => found.Choice == choice)?.Total, 2)),
            ]),
        ]);

    private static string Heading(MethodChoice choice, Texts texts) => choice switch
    {
        MethodChoice.PercentileType => texts.Say("Percentiles", "Percentiler"),
        MethodChoice.Weights => texts.Say("Weights", "Vikter"),
        MethodChoice.Normalization => texts.Say("Scale", "Skala"),
        MethodChoice.Aggregation => texts.Say("Mean", "Medel"),
        _ => texts.Say("Left out", "Utelämnat"),
    };

    private static string Machine(MethodChoice choice) => choice switch
    {
        MethodChoice.PercentileType => "percentileType",
        MethodChoice.Weights => "weights",
        MethodChoice.Normalization => "normalization",
        MethodChoice.Aggregation => "aggregation",
        _ => "leftOut",
    };

    private static void Write(Utf8JsonWriter json, RankRobustness? ranks)
    {
        if (ranks is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("rank", ranks.Rank);
        json.WriteNumber("of", ranks.Count);
        json.WriteNumber("best", ranks.Best);
        json.WriteNumber("median", ranks.Median);
        json.WriteNumber("worst", ranks.Worst);
        json.WriteNumber("draws", ranks.Draws);
        json.WriteNumberOrNull("components", ranks.Components);
        json.WriteNumberOrNull("bestWithoutOne", ranks.BestWithoutOne);
        json.WriteNumberOrNull("worstWithoutOne", ranks.WorstWithoutOne);
        json.WriteString("inWords", RankSentences.Say(ranks, new Texts(ReportLanguage.English)));
        json.WriteArray("sensitivities", ranks.Sensitivities, static (writer, one) =>
        {
            writer.WriteStartObject();
            writer.WriteString("choice", Machine(one.Choice));
            writer.WriteNumber("firstOrder", one.FirstOrder);
            writer.WriteNumber("total", one.Total);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
