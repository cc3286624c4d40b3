using Kolada.Cli.Output;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Reports;

/// <summary>Writes the sections of a report's analyses to a page; what they say comes from the library, in the reader's language.</summary>
internal static class Sections
{
    public static void Write(Page page, IEnumerable<ReportBlock> blocks)
    {
        ReportBlock? before = null;
        foreach (ReportBlock block in blocks)
        {
            Write(page, block, before);
            before = block;
        }
    }

    private static void Write(Page page, ReportBlock block, ReportBlock? before)
    {
        switch (block)
        {
            case HeadingBlock heading:
                page.Line();
                page.Line(Safe.Text(heading.Text), new Style(decoration: Decoration.Bold));
                break;
            case ListBlock list:
                page.List(Safe.Text(list.Heading), list.Items.Select(item => ("-", Safe.Text(item))));
                break;
            case TableBlock table:
                page.LineUnless(before is HeadingBlock);
                page.Write(Table(table));
                break;
            case ParagraphBlock paragraph:
                page.LineUnless(before is HeadingBlock or ParagraphBlock);
                page.Line(Safe.Text(paragraph.Text), paragraph.IsRemark ? Palette.Dim : (Style?)null);
                break;
        }
    }

    private static void LineUnless(this Page page, bool joins)
    {
        if (!joins)
        {
            page.Line();
        }
    }

    private static SpectreTable Table(TableBlock block)
    {
        SpectreTable table = Page.NewTable();
        foreach (BlockColumn column in block.Columns)
        {
            table.AddColumn(Page.NewColumn(Safe.Text(column.Heading), column.IsWhole, column.IsNumber));
        }

        foreach (IReadOnlyList<BlockCell> row in block.Rows)
        {
            table.AddRow(row.Select(cell => new Text(Safe.Cell(cell.Text), Style(cell))));
        }

        return table;
    }

    private static Style? Style(BlockCell cell) =>
        cell.Index is not { } index ? (Style?)null
            : index.Index is null ? Palette.Missing
            : index.Quartile is { } quartile ? Palette.Of(quartile) : (Style?)null;
}
