using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>Each area through the years: indices and ranks, then what changed against the group's own change, breaks and left-out years named.</summary>
internal sealed class TrendTables(Page page, Texts texts)
{
    public void Write(IReadOnlyList<AreaTrend> trends)
    {
        foreach (AreaTrend trend in trends)
        {
            page.Line();
            page.Line($"{texts.Say("Over the years", "Över åren")}: {Safe.Text(trend.Title)}", new Style(decoration: Decoration.Bold));
            if (trend.Years.Count == 0)
            {
                page.Line(texts.Say("No year is covered well enough.", "Inget år är tillräckligt täckt."));
            }
            else
            {
                page.Write(Years(trend));
            }

            if (trend.Changes.Count > 0)
            {
                page.Line();
                page.Write(Changes(trend));
            }

            foreach (string line in Remarks(trend))
            {
                page.Line(line, Palette.Dim);
            }
        }

        if (trends.Any(trend => trend.Changes.Count > 0))
        {
            page.Line();
            page.Line(
                texts.Say(
                    "Indices are relative to their year. Group: the median change of the compared municipalities. Own: what goes beyond it. Places: won or lost. ¦: a break in the series.",
                    "Index är relativa till sitt år. Gruppen: medianen av de jämförda kommunernas ändring. Egen: det som går utöver den. Platser: vunna eller förlorade. ¦: brott i serien."),
                Palette.Dim);
        }
    }

    private SpectreTable Years(AreaTrend trend)
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(texts.Say("Year", "År"), whole: true));
        foreach (IndexKind kind in Enum.GetValues<IndexKind>())
        {
            table.AddColumn(Page.NewColumn(IndexNames.Of(kind, texts), whole: true));
        }

        foreach (AreaResult year in trend.Years)
        {
            string broken = trend.Breaks.Any(item => item.Year == year.Year) ? " ¦" : "";
            table.AddRow([new Text(year.Year.ToString(CultureInfo.InvariantCulture) + broken), .. new[] { year.Resource, year.Quality, year.Efficiency }.Select(Cell)]);
        }

        return table;
    }

    private Text Cell(IndexResult index) => index is { Index: { } value, Rank: { } rank, Quartile: { } quartile }
        ? new Text(string.Create(CultureInfo.InvariantCulture, $"{texts.Number(value, 1),5} {rank,3} {texts.Say("of", "av")} {index.Of}"), Palette.Of(quartile))
        : new Text($"{texts.None,5}", Palette.Missing);

    private SpectreTable Changes(AreaTrend trend)
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(string.Create(CultureInfo.InvariantCulture, $"{trend.Changes[0].From}–{trend.Changes[0].To}")));
        foreach (string heading in new[] { texts.Say("Change", "Ändring"), texts.Say("Group", "Gruppen"), texts.Say("Own", "Egen"), texts.Say("Places", "Platser") })
        {
            table.AddColumn(Page.NewColumn(heading, whole: true, right: true));
        }

        foreach (TrendChange change in trend.Changes)
        {
            string name = change.Index is { } kind ? IndexNames.Of(kind, texts) : $"{change.Kpi} {Safe.Text(change.Title)}";
            table.AddRow(
                new Text(change.IsAcrossBreak ? name + " ¦" : name),
                new Text(texts.Signed(change.Change, 1)),
                new Text(texts.Signed(change.GroupChange, 1)),
                new Text(texts.Signed(change.OwnChange, 1)),
                new Text(change.PlacesWon is { } places ? texts.Signed(places, 0) : ""));
        }

        return table;
    }

    private static IEnumerable<string> Remarks(AreaTrend trend)
    {
        foreach (TrendBreak item in trend.Breaks)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"¦ {item.Kpi} {item.Year}: {Safe.Text(item.Reason)}");
        }

        foreach (string note in trend.Notes)
        {
            yield return Safe.Text(note);
        }
    }
}
