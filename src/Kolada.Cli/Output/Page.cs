using System.Globalization;
using System.Text;
using Kolada.Cli.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Output;

/// <summary>A document for people: text and tables, as wide as the terminal and coloured where it can be, plain in a pipe.</summary>
internal sealed class Page
{
    /// <summary>Wider than any line: in a pipe nothing is wrapped.</summary>
    private const int Unlimited = 4000;

    private readonly StringBuilder _text = new();
    private readonly IAnsiConsole _console;
    private readonly bool _color;

    /// <param name="terminal">What the page is written for.</param>
    /// <param name="toFile">True when it goes to a file: no colour there, and the width of a pipe.</param>
    public Page(Terminal terminal, bool toFile)
    {
        _color = terminal.OutputHasColor && !toFile;
        Columns = toFile ? null : terminal.Columns;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = _color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter(_text, CultureInfo.InvariantCulture) { NewLine = "\n" }),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        _console.Profile.Width = Columns ?? Unlimited;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>The width to fit; null when there is none.</summary>
    public int? Columns { get; }

    /// <summary>A paragraph, wrapped to the width; what comes from outside goes through <see cref="Safe"/> first.</summary>
    public void Line(string text = "", Style? style = null)
    {
        _console.Write(new Text(text, style));
        _console.WriteLine();
    }

    public void Write(IRenderable part) => _console.Write(part);

    /// <summary>A table, without the empty lines that Spectre puts where a frame would be.</summary>
    public void Write(SpectreTable table)
    {
        int start = _text.Length;
        _console.Write(table);
        List<string> lines = [.. _text.ToString(start, _text.Length - start).Split('\n')];
        _text.Length = start;
        lines.RemoveRange(0, lines.TakeWhile(IsBlank).Count());
        lines.RemoveRange(lines.FindLastIndex(line => !IsBlank(line)) + 1, lines.AsEnumerable().Reverse().TakeWhile(IsBlank).Count());
        lines.ForEach(line => _text.Append(line).Append('\n'));
    }

    /// <summary>A heading and marked items below it, wrapped beside their marks; nothing where there are none.</summary>
    public void List(string heading, IEnumerable<(string Mark, string Text)> items)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(1)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach ((string mark, string text) in items)
        {
            grid.AddRow(new Text(mark), new Text(text));
        }

        if (grid.Rows.Count > 0)
        {
            Line();
            Line($"{heading}:", new Style(decoration: Decoration.Bold));
            Write(grid);
        }
    }

    /// <summary>The whole page, without spaces at the ends of lines.</summary>
    public override string ToString()
    {
        StringBuilder page = new();
        foreach (ReadOnlySpan<char> line in _text.ToString().AsSpan().EnumerateLines())
        {
            page.Append(line.TrimEnd()).Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A table in the tool's one style: a line below the headings, no frame.</summary>
    public static SpectreTable NewTable() => new() { Border = new RuledBorder(), UseSafeBorder = false, BorderStyle = new Style(Color.Grey) };

    /// <summary>A column of such a table: a blank and the border's blank keep it apart from the next.</summary>
    public static TableColumn NewColumn(string heading, bool whole = false, bool right = false) => new(new Text(heading))
    {
        NoWrap = whole,
        Alignment = right ? Justify.Right : Justify.Left,
        Padding = new Padding(0, 0, 1, 0),
    };

    /// <summary>Whether a line shows nothing; colour codes do not count.</summary>
    private static bool IsBlank(string line)
    {
        bool inCode = false;
        foreach (char c in line)
        {
            if (!inCode && c != '\u001b' && !char.IsWhiteSpace(c))
            {
                return false;
            }

            inCode = c == '\u001b' || (inCode && c != 'm');
        }

        return true;
    }
}
