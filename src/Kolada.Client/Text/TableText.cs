using System.Text;

namespace Kolada.Client.Text;

/// <summary>The beginning of a table as text in columns, for a console or a debugger.</summary>
internal static class TableText
{
    /// <summary>How many rows are shown.</summary>
    private const int MaxRows = 10;

    /// <summary>A longer cell is cut: every row is padded to the longest.</summary>
    private const int MaxCell = 100;

    /// <summary>A line that says what the table holds, its columns, its first rows, and how many more there are.</summary>
    public static string Of(string summary, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int count)
    {
        List<IReadOnlyList<string>> shown = [columns, .. rows.Take(MaxRows).Select(row => row.Select(Shortened).ToArray())];
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(column => shown.Max(row => row[column].Length))];
        StringBuilder text = new(summary);
        foreach (IReadOnlyList<string> row in shown)
        {
            text.Append('\n').Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        return count > MaxRows ? text.Append(FormattableString.Invariant($"\n… and {count - MaxRows} more")).ToString() : text.ToString();
    }

    private static string Shortened(string cell) => cell.Length <= MaxCell ? cell : cell[..MaxCell] + "…";
}
