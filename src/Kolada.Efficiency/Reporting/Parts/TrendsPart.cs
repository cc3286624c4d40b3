using System.Globalization;
using System.Text.Json;
using Kolada.Efficiency.Analyses.Trends;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>Each area through the years: indices and ranks, then what changed against the group's own change, breaks and left-out years named.</summary>
internal sealed class TrendsPart : ReportPart
{
    private const string BreakMark = "¦";

    public override ReportParts Flag => ReportParts.Trends;

    public override string Name => "trend";

    public override string Describe(Texts texts) => texts.Say("the years before", "åren före");

    /// <summary>One year that was asked for is no trend: then it is followed through all years with values.</summary>
    public override EfficiencyReport AddTo(EfficiencyReport report, PartContext context) => report with
    {
        Trends = [.. context.Evaluator.Model.Areas.Select(
            area => TrendAnalysis.Follow(context.Evaluator, area, context.Member, context.Years is { Count: > 1 } years ? years : null))],
    };

    public override void WriteJson(Utf8JsonWriter json, EfficiencyReport report, Action<Utf8JsonWriter, AreaResult> writeArea)
    {
        if (report.Trends.Count > 0)
        {
            json.WriteArray("trends", report.Trends, (writer, trend) => Write(writer, trend, writeArea));
        }
    }

    public override IReadOnlyList<CsvTable> CsvTables { get; } =
    [
        new CsvIndicesTable(ReportTable.Trends, report => report.Trends.SelectMany(trend => trend.Years)),
        new CsvLinesTable(
            ReportTable.Changes,
            ["area", "area_title", "index", "kpi", "title", "from", "to", "change", "group_change", "own_change", "places_won", "across_break", "source"],
            report => from trend in report.Trends
                      from change in trend.Changes
                      select (IReadOnlyList<object?>)
                      [
                          trend.Id, trend.Title, change.Index is { } kind ? IndexNames.ForMachines(kind) : null, change.Kpi, MachineTitle(change),
                          change.From, change.To,
                          change.Change, change.GroupChange, change.OwnChange, change.PlacesWon, change.IsAcrossBreak, report.Source,
                      ]),
    ];

    public override IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts)
    {
        foreach (AreaTrend trend in report.Trends)
        {
            yield return new HeadingBlock($"{texts.Say("Over the years", "Över åren")}: {trend.Title}");
            yield return trend.Years.Count > 0
                ? YearsTable(trend, texts)
                : new ParagraphBlock(texts.Say("No year is covered well enough.", "Inget år är tillräckligt täckt."));
            if (trend.Changes.Count > 0)
            {
                yield return ChangesTable(trend, texts);
            }

            foreach (string remark in Remarks(trend, texts))
            {
                yield return new ParagraphBlock(remark, IsRemark: true);
            }
        }

        if (report.Trends.Any(trend => trend.Changes.Count > 0))
        {
            yield return new ParagraphBlock(
                texts.Say(
                    "Indices are relative to their year. Group: the median change of the compared municipalities. Own: what goes beyond it. Places: won or lost. ¦: a break in the series.",
                    "Index är relativa till sitt år. Gruppen: medianen av de jämförda kommunernas ändring. Egen: det som går utöver den. Platser: vunna eller förlorade. ¦: brott i serien."),
                IsRemark: true);
        }
    }

    private static IEnumerable<string> Remarks(AreaTrend trend, Texts texts) =>
    [
        .. trend.Breaks.Select(item => FormattableString.Invariant($"{BreakMark} {item.Kpi} {item.Year}: {item.Reason.ToString(texts.Language)}")),
        .. trend.Notes.Select(note => note.ToString(texts.Language)),
    ];

    private static TableBlock YearsTable(AreaTrend trend, Texts texts) => new(
        [new(texts.Say("Year", "År"), IsWhole: true), .. Enum.GetValues<IndexKind>().Select(kind => new BlockColumn(texts.Heading(kind), IsWhole: true))],
        [.. trend.Years.Select(year => (IReadOnlyList<BlockCell>)
        [
            year.Year.ToString(CultureInfo.InvariantCulture) + (trend.Breaks.Any(item => item.Year == year.Year) ? $" {BreakMark}" : ""),
            .. year.Indices.AsPairs().Select(pair => Cell(pair.Value, texts)),
        ])]);

    private static BlockCell Cell(IndexResult index, Texts texts) => index is { Index: { } value, Rank: { } rank }
        ? new BlockCell(string.Create(CultureInfo.InvariantCulture, $"{texts.Number(value, 1),5} {rank,3} {texts.Say("of", "av")} {index.Count}"), index)
        : new BlockCell($"{Texts.None,5}", index);

    private static TableBlock ChangesTable(AreaTrend trend, Texts texts) => new(
        [
            new(string.Create(CultureInfo.InvariantCulture, $"{trend.Changes[0].From}–{trend.Changes[0].To}")),
            BlockColumn.OfNumbers(texts.Say("Change", "Ändring")),
            BlockColumn.OfNumbers(texts.Say("Group", "Gruppen")),
            BlockColumn.OfNumbers(texts.Say("Own", "Egen")),
            BlockColumn.OfNumbers(texts.Say("Places", "Platser")),
        ],
        [.. trend.Changes.Select(change => (IReadOnlyList<BlockCell>)
        [
            Subject(change, texts) + (change.IsAcrossBreak ? $" {BreakMark}" : ""),
            texts.Signed(change.Change, 1),
            texts.Signed(change.GroupChange, 1),
            texts.Signed(change.OwnChange, 1),
            change.PlacesWon is { } places ? texts.Signed(places, 0) : "",
        ])]);

    private static string Subject(TrendChange change, Texts texts) =>
        change.Index is { } kind ? texts.Heading(kind) : $"{change.Kpi} {Title(change, texts)}";

    /// <summary>The title in JSON and CSV: an index has its English name there.</summary>
    private static string MachineTitle(TrendChange change) =>
        change.Index is { } kind ? kind.GetHeading() : Title(change, new Texts(ReportLanguage.English));

    private static string Title(TrendChange change, Texts texts) =>
        change.Kpi is { } kpi ? texts.TitleOf(kpi, change.Title ?? kpi.Value) : change.Title ?? "";

    private static void Write(Utf8JsonWriter json, AreaTrend trend, Action<Utf8JsonWriter, AreaResult> writeArea)
    {
        json.WriteStartObject();
        json.WriteString("id", trend.Id);
        json.WriteString("title", trend.Title);
        json.WriteArray("years", trend.Years, (writer, year) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("year", year.Year);
            writer.WritePropertyName("area");
            writeArea(writer, year);
            writer.WriteEndObject();
        });
        json.WriteArray("changes", trend.Changes, Write);
        json.WriteArray("breaks", trend.Breaks, static (writer, item) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kpi", item.Kpi.Value);
            writer.WriteNumber("year", item.Year);
            writer.WriteString("reason", item.Reason.ToString(ReportLanguage.English));
            writer.WriteArray("breakReasons", [item.Reason], ReasonJsonConverter.Write);
            writer.WriteEndObject();
        });
        json.WriteArray("notes", trend.Notes, static (writer, note) => writer.WriteStringValue(note.ToString(ReportLanguage.English)));
        json.WriteArray("noteReasons", trend.Notes, ReasonJsonConverter.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrendChange change)
    {
        json.WriteStartObject();
        json.WriteString("index", change.Index is { } kind ? IndexNames.ForMachines(kind) : null);
        json.WriteString("kpi", change.Kpi?.Value);
        json.WriteString("title", MachineTitle(change));
        json.WriteNumber("from", change.From);
        json.WriteNumber("to", change.To);
        json.WriteNumber("change", change.Change);
        json.WriteNumber("groupChange", change.GroupChange);
        json.WriteNumber("ownChange", change.OwnChange);
        json.WriteNumberOrNull("placesWon", change.PlacesWon);
        json.WriteBoolean("acrossBreak", change.IsAcrossBreak);
        json.WriteEndObject();
    }
}
