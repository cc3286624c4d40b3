using System.Globalization;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;
using TableColumn = Spectre.Console.TableColumn;

namespace Kolada.Cli.Reports;

/// <summary>The key figures behind each index: what was measured, what it scored, and against which spread.</summary>
internal sealed class ComponentTables(Page page, Texts texts, Footnotes footnotes)
{
    private const int NarrowestTitle = 16;
    private const int Gap = 2;

    /// <summary>Below this many columns the percentiles are left out, so that the titles stay readable.</summary>
    private const int RoomForPercentiles = 66;

    /// <summary>A table an area, all with the same columns; nothing for areas without components.</summary>
    /// <param name="areas">The areas in their order, each with its years.</param>
    public void Write(IReadOnlyList<AreaSeries> areas)
    {
        List<(string Title, List<ComponentLine> Lines)> tables = [.. areas.Select(area => (Heading(area), Lines(area.Results)))];
        List<ComponentLine> all = [.. tables.SelectMany(table => table.Lines)];
        if (all.Count == 0)
        {
            return;
        }

        List<Column> columns = Columns(all);
        foreach ((string title, List<ComponentLine> lines) in tables.Where(table => table.Lines.Count > 0))
        {
            page.Line();
            page.Line(title, new Style(decoration: Decoration.Bold));
            page.Write(TableOf(lines, columns));
        }

        WriteLegend([.. areas.SelectMany(area => area.Results).SelectMany(Parts)]);
    }

    /// <summary>The area, with its year where it has one only.</summary>
    private static string Heading(AreaSeries area) =>
        area.Results.Count == 1 ? $"{Safe.Text(area.Latest.Title)} {area.Latest.Year.ToString(CultureInfo.InvariantCulture)}" : Safe.Text(area.Latest.Title);

    private List<ComponentLine> Lines(IReadOnlyList<AreaResult> years) =>
    [
        .. LinesOf(IndexKind.Resource.GetHeading(texts.Language), years, area => area.Resource),
        .. LinesOf(IndexKind.Quality.GetHeading(texts.Language), years, area => area.Quality),
    ];

    /// <summary>The components in the model's order; one that another KPI stands in for in some years has a line of its own there.</summary>
    private IEnumerable<ComponentLine> LinesOf(string index, IReadOnlyList<AreaResult> years, Func<AreaResult, IndexResult> of)
    {
        bool showYears = years.Count > 1 || years.Any(year => of(year).Components.Any(part => part.Year != year.Year));
        return years
            .SelectMany(year => of(year).GetAllLevels().Select((part, place) => (Place: place, part.Depth, Part: part.Component)))
            .GroupBy(component => (component.Place, component.Part.Kpi))
            .OrderBy(component => component.Key.Place)
            .Select(
                (component, row) => ComponentLine.Of(
                    row == 0 ? index : "",
                    component.First().Depth,
                    [.. component.Select(year => year.Part)],
                    showYears,
                    texts,
                    footnotes));
    }

    /// <summary>The columns that say something, as wide as their widest cell; the title takes what is left.</summary>
    private List<Column> Columns(List<ComponentLine> lines)
    {
        List<Column> columns = [.. Offered(lines).Select(column => column.Fit(lines)).Where(column => column.Width > 0)];
        int room = page.Columns is { } width ? width - columns.Sum(column => column.Width + Gap) - Gap : int.MaxValue;
        columns.Insert(1, new Column(texts.Say("Key figure", "Nyckeltal"), line => [line.Title], IsText: true)
        {
            Width = Math.Max(NarrowestTitle, Math.Min(room, lines.Max(line => line.Title.Length))),
        });
        return columns;
    }

    private IEnumerable<Column> Offered(List<ComponentLine> lines)
    {
        yield return new(texts.Say("Index", "Index"), line => [line.Index], IsText: true);
        yield return new(texts.Say("Year", "År"), line => line.Years);
        yield return new(texts.Say("Value", "Värde"), line => line.Values);
        yield return new(texts.Say("Score", "Poäng"), line => line.Scores);
        if (page.Columns is null or >= RoomForPercentiles)
        {
            yield return new("P2.5", line => line.Lows);
            yield return new("P97.5", line => line.Highs);
        }

        yield return new("n", line => line.Counts);
        if (lines.SelectMany(line => line.Weights).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return new(texts.Say("Weight", "Vikt"), line => line.Weights);
        }
    }

    private static SpectreTable TableOf(List<ComponentLine> lines, List<Column> columns)
    {
        SpectreTable table = Page.NewTable();
        foreach (Column column in columns)
        {
            TableColumn heading = Page.NewColumn(column.Heading, whole: false, right: !column.IsText);
            heading.Width = column.Width;
            table.AddColumn(heading);
        }

        foreach (ComponentLine line in lines)
        {
            table.AddRow([.. columns.Select(column => column.Cell(line))]);
        }

        return table;
    }

    private void WriteLegend(List<ComponentResult> parts)
    {
        List<string> legend = [];
        if (parts.Exists(part => part.LowerIsBetter))
        {
            legend.Add(texts.Say("↓ lower is better", "↓ lägre är bättre"));
        }

        if (parts.Exists(part => part.Preliminary == true))
        {
            legend.Add(texts.Say("p preliminary", "p preliminärt"));
        }

        if (parts.Exists(part => part.IsImputed))
        {
            legend.Add(texts.Say("i imputed: not measured, the middle of the others", "i imputerat: inte uppmätt, de andras mitt"));
        }

        if (parts.Exists(part => part.IsTreated))
        {
            legend.Add(texts.Say("o outlier, scored as a nearer value", "o extremvärde, poängsatt som ett närmare värde"));
        }

        legend.Add(texts.Say("n compared municipalities with a value", "n jämförda kommuner med värde"));
        if (parts.Select(part => part.Weight).Distinct().Count() == 1)
        {
            legend.Add(texts.Say("equal weights", "lika vikter"));
        }

        page.Line();
        page.Line(string.Join("; ", legend) + ".", Palette.Dim);
    }

    private static IEnumerable<ComponentResult> Parts(AreaResult area) =>
        area.Resource.GetAllLevels().Concat(area.Quality.GetAllLevels()).Select(part => part.Component);

    /// <summary>A column: what it shows of a line, and how wide it is. Text stands left and may wrap, numbers right, a year a line.</summary>
    private sealed record Column(string Heading, Func<ComponentLine, IReadOnlyList<string>> Of, bool IsText = false)
    {
        public int Width { get; init; }

        /// <summary>As wide as the widest cell and the heading; 0 when no cell says anything.</summary>
        public Column Fit(IEnumerable<ComponentLine> lines)
        {
            int widest = lines.SelectMany(Of).Max(text => text.Length);
            return this with { Width = widest == 0 ? 0 : Math.Max(widest, Heading.Length) };
        }

        public Paragraph Cell(ComponentLine line)
        {
            Paragraph cell = new();
            IReadOnlyList<string> texts = Of(line);
            for (int i = 0; i < texts.Count; i++)
            {
                cell.Append(i == 0 ? texts[i] : "\n" + texts[i], !IsText && line.Missing[i] ? Palette.Missing : (Style?)null);
            }

            return cell;
        }
    }
}
