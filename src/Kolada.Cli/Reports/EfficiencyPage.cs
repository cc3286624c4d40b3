using System.Globalization;
using Kolada.Cli.Output;
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

    /// <summary>Below this many columns the coverage of an index is on a line of its own.</summary>
    private const int RoomForCoverage = 120;

    private readonly Texts _texts;
    private readonly Page _page;
    private readonly EfficiencyReport _report;
    private readonly Footnotes _footnotes = new();

    /// <param name="context">Terminal and language.</param>
    /// <param name="report">The report.</param>
    /// <param name="toFile">True when the page goes to a file.</param>
    public EfficiencyPage(OutputContext context, EfficiencyReport report, bool toFile)
    {
        _texts = context.Texts;
        _page = new Page(context.Terminal, toFile);
        _report = report;
    }

    /// <summary>The page as text.</summary>
    /// <param name="notes">Remarks of the tool's own, after the report's.</param>
    public string Render(IReadOnlyList<string> notes)
    {
        WriteHead();
        WriteIndices();
        new ComponentTables(_page, _texts, _footnotes).Write(_report.Series);
        Sections.Write(_page, _report.GetSections(_texts.Language));
        _page.List(_texts.Say("Missing", "Saknas"), _footnotes.Texts.Select((text, index) => (Footnotes.Mark(index), text)));
        _page.List(
            _texts.Say("Notes", "Anmärkningar"),
            _report.GetRemarks(_texts.Language).Concat(notes).Select(note => ("-", Safe.Text(note))));
        _page.Line();
        _page.Line(_report.Source);
        return _page.ToString();
    }

    private void WriteHead()
    {
        string title = Safe.Text(_report.Group.GetTitle(_texts.Language)).Replace(" (ovägt medel)", "", StringComparison.Ordinal);
        string group = _report.Group.Id is { } id ? $"{title} ({id})" : title;
        string municipality = $"{Safe.Text(_report.Municipality.Title)} ({_report.Municipality.Id})";
        string members = _report.Group.Size == 1 ? _texts.Say("municipality", "kommun") : _texts.Say("municipalities", "kommuner");
        _page.Line($"{municipality} {_texts.Say("among", "bland")} {group}: {_report.Group.Size} {members}", new Style(decoration: Decoration.Bold));
        string model = _texts.Say(
            $"Model {_report.ModelId} {_report.ModelVersion}, percentiles of type {(int)_report.PercentileType}",
            $"Modell {_report.ModelId} {_report.ModelVersion}, percentiler av typ {(int)_report.PercentileType}");
        _page.Line(Safe.Text(model) + (_report.Offline ? _texts.Say(", offline snapshot.", ", ögonblicksbild (offline).") : "."));
        if (_report.Notes.All(note => note.Code != ReasonCodes.OtherMethod))
        {
            _page.Line(_texts.Say(
                "Scale 0 (worst) to 100 (best); a high resource index means a low cost. Q1 is the best quarter, Q4 the worst.",
                "Skala 0 (sämst) till 100 (bäst); högt resursindex betyder låg kostnad. Q1 är bästa fjärdedelen, Q4 sämsta."));
        }

        _page.Line();
    }

    private void WriteIndices()
    {
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(_texts.Say("Area", "Område")));
        table.AddColumn(Page.NewColumn(_texts.Say("Year", "År"), whole: true));
        foreach (IndexKind kind in Enum.GetValues<IndexKind>())
        {
            table.AddColumn(Page.NewColumn(kind.GetHeading(_texts.Language), whole: true));
        }

        int rankWidth = _report.Series.SelectMany(area => area.Results).SelectMany(Indices).Select(index => Digits(index.Count)).DefaultIfEmpty().Max();
        foreach (AreaSeries area in _report.Series)
        {
            bool first = true;
            foreach (AreaResult result in area.Results)
            {
                table.AddRow([
                    new Text(first ? Safe.Cell(result.Title) : ""),
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
        if (index is not { Index: { } value, Rank: { } rank })
        {
            return new Text($"{Texts.None,5} {_footnotes.Add(Safe.Text(index.MissingReasons.ToSentences(_texts.Language)))}", Palette.Missing);
        }

        string place = rank.ToString(CultureInfo.InvariantCulture).PadLeft(rankWidth);
        string of = index.Count.ToString(CultureInfo.InvariantCulture);
        string between = _page.Columns < RoomForOneLine ? "\n" : " ";
        string quarter = index.Quartile is { } number ? $" Q{number.ToString(CultureInfo.InvariantCulture)}" : "";
        return new Text(
            $"{_texts.Number(value, 1),5}{quarter}{between}{place} {_texts.Say("of", "av")} {of}{Coverage(index)}",
            index.Quartile is { } quartile ? Palette.Of(quartile) : (Style?)null);
    }

    /// <summary>The share of the group that has the index, where it is low; on a line of its own where there is no room.</summary>
    private string Coverage(IndexResult index) => _report.GetLowCoverage(index) * 100 is { } percent
        ? $"{(_page.Columns < RoomForCoverage ? "\n" : " ")}({_texts.Number(percent, 0)} % {_texts.Say("covered", "täckning")})"
        : "";

    private static IEnumerable<IndexResult> Indices(AreaResult area) => area.Indices.AsPairs().Select(pair => pair.Value);

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
