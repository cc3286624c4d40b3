using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Cli.Reports.Analyses;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports;

/// <summary>
/// The efficiency report as a controller would show it: areas down, the three indices across, then what stands behind each, then
/// every reason and remark spelled out.
/// </summary>
internal sealed class EfficiencyPage
{
    /// <summary>Below this many columns an index and its rank stand on two lines.</summary>
    private const int RoomForOneLine = 76;

    private readonly Texts _texts;
    private readonly Page _page;
    private readonly EfficiencyReport _report;
    private readonly IReadOnlyList<IGrouping<string, AreaResult>> _areas;
    private readonly Footnotes _footnotes = new();

    /// <param name="context">Terminal and language.</param>
    /// <param name="report">The report.</param>
    /// <param name="model">The model behind it, for the order of the areas.</param>
    /// <param name="toFile">True when the page goes to a file.</param>
    public EfficiencyPage(OutputContext context, EfficiencyReport report, EfficiencyModel model, bool toFile)
    {
        _texts = context.Texts;
        _page = new Page(context.Terminal, toFile);
        _report = report;
        List<string> order = [.. model.Areas.Select(area => area.Id)];
        _areas = [.. report.Years.SelectMany(year => year.Areas).GroupBy(area => area.Id, StringComparer.Ordinal).OrderBy(area => order.IndexOf(area.Key))];
    }

    /// <summary>The page as text.</summary>
    /// <param name="notes">Remarks of the tool's own, after the report's.</param>
    public string Render(IReadOnlyList<string> notes)
    {
        WriteHead();
        WriteIndices();
        new ComponentTables(_page, _texts, _footnotes).Write(_areas);
        WriteAnalyses([.. _areas.SelectMany(area => area.OrderBy(result => result.Year))]);
        _page.List(_texts.Say("Missing", "Saknas"), _footnotes.Texts.Select((text, index) => (Footnotes.Mark(index), text)));
        _page.List(_texts.Say("Notes", "Anmärkningar"), ByArea(_report.Notes).Concat(notes).Select(note => ("-", Safe.Text(note))));
        _page.Line();
        _page.Line(_report.Source);
        return _page.ToString();
    }

    private void WriteHead()
    {
        string title = Safe.Text(_report.Group.Title).Replace(" (ovägt medel)", "", StringComparison.Ordinal);
        string group = _report.Group.Id is { } id ? $"{title} ({id})" : title;
        _page.Line(
            $"{Safe.Text(_report.Municipality.Title)} ({_report.Municipality.Id}) {_texts.Say("among", "bland")} {group}: {_report.Group.Size} {(_report.Group.Size == 1 ? _texts.Say("municipality", "kommun") : _texts.Say("municipalities", "kommuner"))}",
            new Style(decoration: Decoration.Bold));
        string model = _texts.Say($"Model {_report.ModelId} {_report.ModelVersion}, percentiles of type {(int)_report.PercentileType}", $"Modell {_report.ModelId} {_report.ModelVersion}, percentiler av typ {(int)_report.PercentileType}");
        _page.Line(Safe.Text(model) + (_report.Offline ? _texts.Say(", offline snapshot.", ", ögonblicksbild (offline).") : "."));
        _page.Line(_texts.Say(
            "Scale 0 (worst) to 100 (best); a high resource index means a low cost. Q1 is the best quarter, Q4 the worst.",
            "Skala 0 (sämst) till 100 (bäst); högt resursindex betyder låg kostnad. Q1 är bästa fjärdedelen, Q4 sämsta."));
        _page.Line();
    }

    private void WriteIndices()
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(_texts.Say("Area", "Område")));
        table.AddColumn(Page.NewColumn(_texts.Say("Year", "År"), whole: true));
        foreach (string heading in new[] { _texts.Say("Resource", "Resurs"), _texts.Say("Quality", "Kvalitet"), _texts.Say("Efficiency", "Effektivitet") })
        {
            table.AddColumn(Page.NewColumn(heading, whole: true));
        }

        int rankWidth = _areas.SelectMany(area => area).SelectMany(Indices).Max(index => Digits(index.Of));
        foreach (IGrouping<string, AreaResult> area in _areas)
        {
            bool first = true;
            foreach (AreaResult result in area.OrderBy(result => result.Year))
            {
                table.AddRow([
                    new Text(first ? Safe.Text(result.Title) : ""),
                    new Text(result.Year.ToString(CultureInfo.InvariantCulture)),
                    .. Indices(result).Select(index => Cell(index, rankWidth)),
                ]);
                first = false;
            }
        }

        _page.Write(table);
    }

    /// <summary>Value, quarter and rank: "61.9 Q2  9 of 33". The quarter is written as well as coloured.</summary>
    private Text Cell(IndexResult index, int rankWidth)
    {
        if (index is not { Index: { } value, Rank: { } rank, Quartile: { } quartile })
        {
            return new Text($"{_texts.None,5} {_footnotes.Add(Safe.Text(index.Missing))}", Palette.Missing);
        }

        string place = rank.ToString(CultureInfo.InvariantCulture).PadLeft(rankWidth);
        string of = index.Of.ToString(CultureInfo.InvariantCulture);
        string between = _page.Columns < RoomForOneLine ? "\n" : " ";
        return new Text($"{_texts.Number(value, 1),5} Q{quartile}{between}{place} {_texts.Say("of", "av")} {of}", Palette.Of(quartile));
    }

    /// <summary>What was asked for besides; each writes nothing where it was not.</summary>
    private void WriteAnalyses(IReadOnlyList<AreaResult> areas)
    {
        new ReasonTables(_page, _texts).Write(areas);
        new PeerTables(_page, _texts).Write(areas);
        new CertaintyTable(_page, _texts).Write(areas);
        new TrendTables(_page, _texts).Write(_report.Trends);
        new PublishedTable(_page, _texts).Write(areas);
    }

    /// <summary>Remarks that say the same of several areas, said once: "Förskola, Grundskola: 2023 is the latest year …".</summary>
    private IEnumerable<string> ByArea(IReadOnlyList<string> notes)
    {
        List<string> titles = [.. _areas.Select(area => $"{area.First().Title}: ")];
        return notes
            .Select(note => (Area: titles.Find(title => note.StartsWith(title, StringComparison.Ordinal)) ?? "", Note: note))
            .GroupBy(note => note.Note[note.Area.Length..], StringComparer.Ordinal)
            .Select(same => string.Join(", ", same.Select(note => note.Area.TrimEnd(':', ' ')).Where(area => area.Length > 0)) is { Length: > 0 } areas ? $"{areas}: {same.Key}" : same.Key);
    }

    private static IEnumerable<IndexResult> Indices(AreaResult area) => [area.Resource, area.Quality, area.Efficiency];

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
