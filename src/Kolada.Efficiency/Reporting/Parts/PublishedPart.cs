using System.Globalization;
using System.Text.Json;
using Kolada.Efficiency.Analyses.Published;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>RKA's own index values beside those computed here.</summary>
internal sealed class PublishedPart : ReportPart
{
    public override ReportParts Flag => ReportParts.Published;

    public override string Name => "published";

    public override string Describe(Texts texts) => texts.Say("RKA's own values", "RKA:s egna värden");

    public override AreaResult AddTo(AreaResult area, PartContext context, AreaColumns columns) =>
        area with { Published = PublishedValues.Compare(context.Evaluator, columns, context.Member) };

    public override void WriteJson(Utf8JsonWriter json, AreaResult area)
    {
        if (area.Published is { } published)
        {
            json.WriteArray("published", published, Write);
        }
    }

    public override IReadOnlyList<string> CsvColumns { get; } = ["published"];

    public override IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind) => [area.Published?.FirstOrDefault(pair => pair.Kind == kind)?.Published];

    public override IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts)
    {
        IReadOnlyList<AreaResult> areas = Areas(report);
        if (areas.All(area => area.Published is null))
        {
            yield break;
        }

        yield return new HeadingBlock(texts.Say("Published by RKA, and computed here", "Publicerat av RKA, och beräknat här"));
        if (areas.All(area => area.Published is null or { Count: 0 }))
        {
            yield return new ParagraphBlock(
                texts.Say("The model names no published indices; the model rka does.", "Modellen nämner inga publicerade index; det gör modellen rka."));
            yield break;
        }

        yield return Table(areas, texts);
        yield return new ParagraphBlock(
            texts.Say(
                "RKA compares all municipalities: against a smaller group the two differ by construction. Mean: of the differences, without sign, over the n that have both.",
                "RKA jämför alla kommuner: mot en mindre grupp skiljer de sig av den anledningen. Medel: av skillnaderna utan tecken, över de n som har båda."),
            IsRemark: true);
    }

    private static TableBlock Table(IReadOnlyList<AreaResult> areas, Texts texts) => new(
        [
            new("Index"),
            BlockColumn.OfNumbers(texts.Say("KPI", "Nyckeltal")),
            BlockColumn.OfNumbers(texts.Say("Year", "År")),
            BlockColumn.OfNumbers(texts.Say("Published", "Publicerat")),
            BlockColumn.OfNumbers(texts.Say("Computed", "Beräknat")),
            BlockColumn.OfNumbers(texts.Say("Difference", "Skillnad")),
            BlockColumn.OfNumbers("n"),
            BlockColumn.OfNumbers(texts.Say("Mean", "Medel")),
        ],
        [
            .. from area in areas
               from one in area.Published ?? []
               select (IReadOnlyList<BlockCell>)
               [
                   $"{area.Title}, {texts.Short(one.Kind)}",
                   one.Kpi.Value,
                   area.Year.ToString(CultureInfo.InvariantCulture),
                   texts.Number(one.Published, 1),
                   texts.Number(one.Computed, 1),
                   one.Difference is { } difference ? texts.Signed(difference, 1) : Texts.None,
                   one.Count.ToString(CultureInfo.InvariantCulture),
                   texts.Number(one.MeanAbsoluteDifference, 1),
               ],
        ]);

    private static void Write(Utf8JsonWriter json, PublishedComparison published)
    {
        json.WriteStartObject();
        json.WriteString("index", IndexNames.ForMachines(published.Kind));
        json.WriteString("kpi", published.Kpi.Value);
        json.WriteNumberOrNull("published", published.Published);
        json.WriteNumberOrNull("computed", published.Computed);
        json.WriteNumberOrNull("difference", published.Difference);
        json.WriteNumber("n", published.Count);
        json.WriteNumberOrNull("meanAbsoluteDifference", published.MeanAbsoluteDifference);
        json.WriteEndObject();
    }
}
