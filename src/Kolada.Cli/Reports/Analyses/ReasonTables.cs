using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>From the group's middle to the municipality's index: what each key figure adds or takes, and what one unit of it would change.</summary>
internal sealed class ReasonTables(Page page, Texts texts)
{
    /// <summary>One table an area: the index that joins most, which has the components of the others too.</summary>
    public void Write(IEnumerable<AreaResult> areas)
    {
        bool any = false;
        foreach (AreaResult area in areas.Where(area => area.Reasons is not null))
        {
            foreach ((IndexKind kind, IndexReasons reasons) in IndexNames.There(area.Reasons!.Resource, area.Reasons.Quality, area.Reasons.Efficiency).TakeLast(area.Reasons.Efficiency is null ? 2 : 1))
            {
                any = true;
                page.Line();
                page.Line($"{texts.Say("Why", "Varför")}: {Safe.Text(area.Title)} {area.Year.ToString(CultureInfo.InvariantCulture)}, {IndexNames.Of(kind, texts).ToLowerInvariant()} {texts.Number(reasons.Index, 1)}", new Style(decoration: Decoration.Bold));
                page.Write(Table(reasons));
            }
        }

        if (any)
        {
            page.Line();
            page.Line(
                texts.Say(
                    "Points lead from the group's median index to the municipality's (Shapley values); one unit: what the index would gain if the value were one unit better and nothing else changed.",
                    "Poängen leder från gruppens medianindex till kommunens (Shapleyvärden); en enhet: vad indexet skulle vinna om värdet vore en enhet bättre och inget annat ändrades."),
                Palette.Dim);
        }
    }

    private SpectreTable Table(IndexReasons reasons)
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(texts.Say("Key figure", "Nyckeltal")));
        foreach (string heading in new[] { texts.Say("Score", "Poäng"), texts.Say("Median", "Median"), texts.Say("Points", "Bidrag"), texts.Say("One unit", "En enhet") })
        {
            table.AddColumn(Page.NewColumn(heading, whole: true, right: true));
        }

        Row(texts.Say("Median index of the group", "Gruppens medianindex"), "", "", texts.Number(reasons.MedianIndex, 1));
        Row(texts.Say("All medians at once (rest)", "Alla medianer på en gång (rest)"), "", "", texts.Signed(reasons.Rest, 1));
        foreach (Contribution part in reasons.Contributions)
        {
            Row($"{part.Kpi} {Safe.Text(part.Title)}", texts.Number(part.Score, 1), texts.Number(part.MedianScore, 1), texts.Signed(part.Points, 1), texts.Signed(part.OneUnitBetter, 2));
        }

        Row(texts.Say("Index", "Index"), "", "", texts.Number(reasons.Index, 1));
        return table;

        void Row(string what, string score, string median, string points, string unit = "") =>
            table.AddRow(new Text(what), new Text(score), new Text(median), new Text(points), new Text(unit));
    }
}
