using System.Text.Json;
using Kolada.Efficiency.Analyses.Explanations;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>From the group's middle to the municipality's index: what each key figure adds or takes, and what one unit of it would change.</summary>
internal sealed class ExplanationsPart : ReportPart
{
    public override ReportParts Flag => ReportParts.Explanations;

    public override string Name => "reasons";

    public override string Describe(Texts texts) => texts.Say("what each key figure contributes", "vad varje nyckeltal bidrar med");

    public override void RefuseUnsupported(ServiceArea area) => Explainer.RefuseUnsupported(area);

    public override AreaResult AddTo(AreaResult area, PartContext context, AreaColumns columns) =>
        area with { Explanations = Explainer.Explain(context.Evaluator, columns, context.Member) };

    public override void WriteJson(Utf8JsonWriter json, AreaResult area)
    {
        if (area.Explanations is not { } explanations)
        {
            return;
        }

        json.WriteStartObject("reasons");
        foreach ((IndexKind kind, IndexExplanation? explanation) in explanations.AsPairs())
        {
            json.WritePropertyName(IndexNames.ForMachines(kind));
            Write(json, explanation);
        }

        json.WriteEndObject();
    }

    public override IReadOnlyList<string> CsvColumns { get; } =
        ["median_score", "contribution", "one_unit_better", "efficiency_contribution", "efficiency_one_unit_better", "median_index", "rest"];

    public override IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind) =>
        [.. new object?[5], area.Explanations?[kind]?.MedianIndex, area.Explanations?[kind]?.Remainder];

    /// <summary>
    /// What a component contributes to its index, and to the efficiency index, whose contributions are those of resource, then those of quality.
    /// </summary>
    public override IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind, ComponentResult component)
    {
        int resource = area.Explanations?.Resource?.Contributions.Count ?? 0;
        IEnumerable<Contribution> ofEfficiency = area.Explanations?.Efficiency?.Contributions ?? [];
        Contribution? own = area.Explanations?[kind]?.Contributions.FirstOrDefault(part => part.Kpi == component.Kpi);
        Contribution? toEfficiency = (
            kind == IndexKind.Resource ? ofEfficiency.Take(resource) : ofEfficiency.Skip(resource)).FirstOrDefault(part => part.Kpi == component.Kpi);
        return [(own ?? toEfficiency)?.MedianScore, own?.Points, own?.OneUnitBetter, toEfficiency?.Points, toEfficiency?.OneUnitBetter, null, null];
    }

    /// <summary>One table an area: the efficiency index, which has the components of the others too, or else those that are there.</summary>
    public override IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts)
    {
        bool any = false;
        foreach (AreaResult area in Areas(report))
        {
            foreach ((IndexKind kind, IndexExplanation? explanation) in area.Explanations?.AsPairs().Where(pair => IsShown(area.Explanations, pair.Key)) ?? [])
            {
                any = true;
                yield return new HeadingBlock($"{texts.Say("Why", "Varför")}: {Where(area)}, {texts.Short(kind)} {texts.Number(explanation!.Index, 1)}");
                yield return Table(explanation, texts);
            }
        }

        if (any)
        {
            yield return new ParagraphBlock(
                texts.Say(
                    "Points lead from the group's median index to the municipality's (Shapley values); one unit: what the index would gain if the value were one unit better and nothing else changed.",
                    "Poängen leder från gruppens medianindex till kommunens (Shapleyvärden); en enhet: vad indexet skulle vinna om värdet vore en enhet bättre och inget annat ändrades."),
                IsRemark: true);
        }
    }

    private static bool IsShown(ByIndex<IndexExplanation?> explanations, IndexKind kind) =>
        explanations[kind] is not null && (explanations.Efficiency is null || kind == IndexKind.Efficiency);

    private static TableBlock Table(IndexExplanation explanation, Texts texts) => new(
        [
            new(texts.Say("Key figure", "Nyckeltal")),
            BlockColumn.OfNumbers(texts.Say("Score", "Poäng")),
            BlockColumn.OfNumbers("Median"),
            BlockColumn.OfNumbers(texts.Say("Points", "Bidrag")),
            BlockColumn.OfNumbers(texts.Say("One unit", "En enhet")),
        ],
        [
            [texts.Say("Median index of the group", "Gruppens medianindex"), "", "", texts.Number(explanation.MedianIndex, 1), ""],
            [texts.Say("All medians at once (rest)", "Alla medianer på en gång (rest)"), "", "", texts.Signed(explanation.Remainder, 1), ""],
            .. explanation.Contributions.Select(part => (IReadOnlyList<BlockCell>)
            [
                $"{part.Kpi} {texts.TitleOf(part.Kpi, part.Title)}",
                texts.Number(part.Score, 1),
                texts.Number(part.MedianScore, 1),
                texts.Signed(part.Points, 1),
                texts.Signed(part.OneUnitBetter, 2),
            ]),
            ["Index", "", "", texts.Number(explanation.Index, 1), ""],
        ]);

    private static void Write(Utf8JsonWriter json, IndexExplanation? explanation)
    {
        if (explanation is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("index", explanation.Index);
        json.WriteNumber("medianIndex", explanation.MedianIndex);
        json.WriteNumber("referenceIndex", explanation.ReferenceIndex);
        json.WriteNumber("rest", explanation.Remainder);
        json.WriteArray("contributions", explanation.Contributions, static (writer, part) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kpi", part.Kpi.Value);
            writer.WriteString("title", new Texts(ReportLanguage.English).TitleOf(part.Kpi, part.Title));
            writer.WriteNumber("score", part.Score);
            writer.WriteNumber("medianScore", part.MedianScore);
            writer.WriteNumber("points", part.Points);
            writer.WriteNumber("oneUnitBetter", part.OneUnitBetter);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
