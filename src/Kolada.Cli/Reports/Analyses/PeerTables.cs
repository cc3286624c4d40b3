using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>Municipalities with better quality at no higher cost.</summary>
internal sealed class PeerTables(Page page, Texts texts)
{
    public void Write(IEnumerable<AreaResult> areas)
    {
        foreach (AreaResult area in areas.Where(area => area.Peers is not null && area.Resource.Index is not null && area.Quality.Index is not null))
        {
            page.Line();
            page.Line($"{texts.Say("To learn from", "Att lära av")}: {Safe.Text(area.Title)} {area.Year.ToString(CultureInfo.InvariantCulture)}", new Style(decoration: Decoration.Bold));
            if (area.Peers!.Count == 0)
            {
                page.Line(texts.Say("No compared municipality has a better quality index and a resource index that is not lower.", "Ingen jämförd kommun har bättre kvalitetsindex och ett resursindex som inte är lägre."));
            }
            else
            {
                page.Write(Table(area));
            }
        }
    }

    private SpectreTable Table(AreaResult area)
    {
        bool near = area.Peers!.Any(peer => peer.Distance is not null);
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(texts.Say("Municipality", "Kommun")));
        foreach (IndexKind kind in Enum.GetValues<IndexKind>())
        {
            table.AddColumn(Page.NewColumn(IndexNames.Of(kind, texts), whole: true, right: true));
        }

        if (near)
        {
            table.AddColumn(Page.NewColumn(texts.Say("Distance", "Avstånd"), whole: true, right: true));
        }

        foreach (Peer peer in area.Peers!)
        {
            Add(Safe.Text(peer.Municipality.Title), peer.Resource, peer.Quality, peer.Efficiency, peer.Distance);
        }

        Add(texts.Say("(the municipality itself)", "(kommunen själv)"), area.Resource.Index, area.Quality.Index, area.Efficiency.Index, distance: null);
        return table;

        void Add(string who, double? resource, double? quality, double? efficiency, double? distance)
        {
            List<Text> cells = [new(who), new(Number(resource, 1)), new(Number(quality, 1)), new(Number(efficiency, 1))];
            if (near)
            {
                cells.Add(new Text(distance is { } far ? texts.Number(far, 2) : ""));
            }

            table.AddRow([.. cells]);
        }

        string Number(double? value, int decimals) => value is { } number ? texts.Number(number, decimals) : texts.None;
    }
}
