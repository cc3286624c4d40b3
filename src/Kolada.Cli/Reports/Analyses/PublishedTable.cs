using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>RKA's own index values beside those computed here.</summary>
internal sealed class PublishedTable(Page page, Texts texts)
{
    public void Write(IReadOnlyList<AreaResult> areas)
    {
        if (areas.All(area => area.Published is null))
        {
            return;
        }

        page.Line();
        page.Line(texts.Say("Published by RKA, and computed here", "Publicerat av RKA, och beräknat här"), new Style(decoration: Decoration.Bold));
        if (areas.All(area => area.Published is null or { Count: 0 }))
        {
            page.Line(texts.Say("The model names no published indices; the model rka does.", "Modellen nämner inga publicerade index; det gör modellen rka."));
            return;
        }

        page.Write(Table(areas));
        page.Line();
        page.Line(
            texts.Say(
                "RKA compares all municipalities: against a smaller group (see --group all) the two differ by construction. Mean: of the differences, without sign, over the n that have both.",
                "RKA jämför alla kommuner: mot en mindre grupp (se --group all) skiljer de sig av den anledningen. Medel: av skillnaderna utan tecken, över de n som har båda."),
            Palette.Dim);
    }

    private SpectreTable Table(IReadOnlyList<AreaResult> areas)
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn("Index"));
        foreach (string heading in new[] { texts.Say("KPI", "Nyckeltal"), texts.Say("Year", "År"), texts.Say("Published", "Publicerat"), texts.Say("Computed", "Beräknat"), texts.Say("Difference", "Skillnad"), "n", texts.Say("Mean", "Medel") })
        {
            table.AddColumn(Page.NewColumn(heading, whole: true, right: true));
        }

        foreach (AreaResult area in areas)
        {
            foreach (PublishedComparison one in area.Published ?? [])
            {
                table.AddRow(
                    new Text($"{Safe.Text(area.Title)}, {IndexNames.Of(one.Kind, texts).ToLowerInvariant()}"),
                    new Text(one.Kpi.Value),
                    new Text(area.Year.ToString(CultureInfo.InvariantCulture)),
                    new Text(Number(one.Published)),
                    new Text(Number(one.Computed)),
                    new Text(one.Difference is { } difference ? texts.Signed(difference, 1) : texts.None),
                    new Text(one.Count.ToString(CultureInfo.InvariantCulture)),
                    new Text(Number(one.MeanAbsoluteDifference)));
            }
        }

        return table;

        string Number(double? value) => value is { } number ? texts.Number(number, 1) : texts.None;
    }
}
