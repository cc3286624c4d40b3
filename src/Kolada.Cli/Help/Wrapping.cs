using System.Text;

namespace Kolada.Cli.Help;

/// <summary>Breaks text at spaces so that it fits a width; a longer word is not broken.</summary>
internal static class Wrapping
{
    private const int NarrowestColumn = 24;

    /// <summary>A paragraph with every line indented.</summary>
    public static void Append(StringBuilder page, string text, int indent, int width)
    {
        foreach (string line in Lines(text, width - indent))
        {
            page.Append(' ', indent).Append(line).Append('\n');
        }
    }

    /// <summary>A name and its description beside it, or below it where the width leaves no room beside.</summary>
    public static void AppendRow(StringBuilder page, string left, string right, int column, int width)
    {
        if (width - column < NarrowestColumn)
        {
            page.Append("  ").Append(left).Append('\n');
            Append(page, right, 6, width);
            return;
        }

        page.Append(("  " + left).PadRight(column));
        int row = 0;
        foreach (string line in Lines(right, width - column))
        {
            page.Append(' ', row++ == 0 ? 0 : column).Append(line).Append('\n');
        }

        if (row == 0)
        {
            page.Length -= column - left.Length - 2;
            page.Append('\n');
        }
    }

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        StringBuilder line = new();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }
}
