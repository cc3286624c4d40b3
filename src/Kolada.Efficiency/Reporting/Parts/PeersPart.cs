using System.Text.Json;
using Kolada.Efficiency.Analyses.Peers;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>Municipalities with better quality at no higher cost.</summary>
internal sealed class PeersPart : ReportPart
{
    private const int Shown = 5;

    public override ReportParts Flag => ReportParts.Peers;

    public override string Name => "peers";

    public override string Describe(Texts texts) => texts.Say("whom to learn from", "vilka att lära av");

    public override AreaResult AddTo(AreaResult area, PartContext context, AreaColumns columns) =>
        area with { Peers = PeerSearch.Find(context.Evaluator, columns, context.Member, context.Evaluator.Population.Distances, Shown) };

    public override void WriteJson(Utf8JsonWriter json, AreaResult area)
    {
        if (area.Peers is { } peers)
        {
            json.WriteArray("peers", peers, Write);
        }
    }

    public override IReadOnlyList<CsvTable> CsvTables { get; } =
    [
        new CsvLinesTable(
            ReportTable.Peers,
            ["year", "area", "area_title", "peer", "peer_title", "resource", "quality", "efficiency", "distance", "source"],
            report => from year in report.Years
                      from area in year.Areas
                      from peer in area.Peers ?? []
                      select (IReadOnlyList<object?>)
                      [
                          area.Year, area.Id, area.Title, peer.Municipality.Id, peer.Municipality.Title,
                          peer.Resource, peer.Quality, peer.Efficiency, peer.Distance, report.Source,
                      ]),
    ];

    public override IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts)
    {
        foreach (AreaResult area in Areas(report).Where(area => area.Peers is not null && area.Resource.Index is not null && area.Quality.Index is not null))
        {
            yield return new HeadingBlock($"{texts.Say("To learn from", "Att lära av")}: {Where(area)}");
            yield return area.Peers!.Count > 0
                ? Table(area, area.Peers, texts)
                : new ParagraphBlock(texts.Say(
                    "No compared municipality has a better quality index and a resource index that is not lower.",
                    "Ingen jämförd kommun har bättre kvalitetsindex och ett resursindex som inte är lägre."));
        }
    }

    private static TableBlock Table(AreaResult area, IReadOnlyList<Peer> peers, Texts texts)
    {
        bool near = peers.Any(peer => peer.Distance is not null);
        return new TableBlock(
            [
                new(texts.Say("Municipality", "Kommun")),
                .. Enum.GetValues<IndexKind>().Select(kind => BlockColumn.OfNumbers(texts.Heading(kind))),
                .. near ? [BlockColumn.OfNumbers(texts.Say("Distance", "Avstånd"))] : Array.Empty<BlockColumn>(),
            ],
            [
                .. peers.Select(peer => Row(peer.Municipality.Title, peer.Resource, peer.Quality, peer.Efficiency, peer.Distance)),
                Row(texts.Say("(the municipality itself)", "(kommunen själv)"), area.Resource.Index, area.Quality.Index, area.Efficiency.Index, distance: null),
            ]);

        IReadOnlyList<BlockCell> Row(string who, double? resource, double? quality, double? efficiency, double? distance) =>
        [
            who, texts.Number(resource, 1), texts.Number(quality, 1), texts.Number(efficiency, 1),
            .. near ? [distance is { } far ? texts.Number(far, 2) : ""] : Array.Empty<BlockCell>(),
        ];
    }

    private static void Write(Utf8JsonWriter json, Peer peer)
    {
        json.WriteStartObject();
        json.WriteString("id", peer.Municipality.Id.Value);
        json.WriteString("title", peer.Municipality.Title);
        json.WriteNumber("resource", peer.Resource);
        json.WriteNumber("quality", peer.Quality);
        json.WriteNumberOrNull("efficiency", peer.Efficiency);
        json.WriteNumberOrNull("distance", peer.Distance);
        json.WriteEndObject();
    }
}
