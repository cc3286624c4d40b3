using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>How the ranks move under other reasonable choices of method, in words and in figures.</summary>
internal sealed class CertaintyTable(Page page, Texts texts)
{
    public void Write(IReadOnlyList<AreaResult> areas)
    {
        List<(AreaResult Area, IndexKind Kind, RankRobustness Rank)> ranks =
        [
            .. from area in areas
               where area.Robustness is not null
               from index in IndexNames.There(area.Robustness!.Resource, area.Robustness.Quality, area.Robustness.Efficiency)
               select (area, index.Kind, index.Part),
        ];
        if (ranks.Count == 0)
        {
            return;
        }

        page.List(texts.Say("How sure", "Hur säkert"), ranks.Select(rank => ("-", $"{Name(rank.Area, rank.Kind)}: {Safe.Text(rank.Rank.InWords)}")));
        page.Line();
        page.Write(Table(ranks));
        page.Line();
        page.Line(
            texts.Say(
                string.Create(CultureInfo.InvariantCulture, $"{ranks[0].Rank.Draws} draws. 90 %: between which places the rank lies in nine tenths of them. The choices: the share of the movement in which each has a part (Sobol, total), {texts.None} where the rank does not move."),
                string.Create(CultureInfo.InvariantCulture, $"{ranks[0].Rank.Draws} dragningar. 90 %: mellan vilka platser rangen ligger i nio tiondelar av dem. Metodvalen: den andel av rörelsen som var och en har del i (Sobol, total), {texts.None} där rangen inte rör sig.")),
            Palette.Dim);
    }

    private SpectreTable Table(IReadOnlyList<(AreaResult Area, IndexKind Kind, RankRobustness Rank)> ranks)
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn("Index"));
        table.AddColumn(Page.NewColumn(texts.Say("Rank", "Plats"), whole: true, right: true));
        table.AddColumn(Page.NewColumn("90 %", whole: true, right: true));
        foreach (MethodChoice choice in Enum.GetValues<MethodChoice>())
        {
            table.AddColumn(Page.NewColumn(Name(choice), right: true));
        }

        foreach ((AreaResult area, IndexKind kind, RankRobustness rank) in ranks)
        {
            table.AddRow([
                new Text(Name(area, kind)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{rank.Rank} {texts.Say("of", "av")} {rank.Of}")),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{rank.Best}–{rank.Worst}")),
                .. Enum.GetValues<MethodChoice>().Select(choice => new Text(rank.Sensitivities.FirstOrDefault(one => one.Choice == choice) is { } found ? texts.Number(found.Total, 2) : texts.None)),
            ]);
        }

        return table;
    }

    private string Name(AreaResult area, IndexKind kind) => $"{Safe.Text(area.Title)} {area.Year.ToString(CultureInfo.InvariantCulture)}, {IndexNames.Of(kind, texts).ToLowerInvariant()}";

    private string Name(MethodChoice choice) => choice switch
    {
        MethodChoice.PercentileType => texts.Say("Percentiles", "Percentiler"),
        MethodChoice.Weights => texts.Say("Weights", "Vikter"),
        MethodChoice.Normalization => texts.Say("Scale", "Skala"),
        MethodChoice.Aggregation => texts.Say("Mean", "Medel"),
        _ => texts.Say("Left out", "Utelämnat"),
    };
}
