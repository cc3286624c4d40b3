using System.Globalization;

namespace Kolada.Efficiency.Text;

/// <summary>Results in a few lines, in English, for consoles, debuggers and logs.</summary>
internal static class ReportText
{
    /// <summary>More than this and a console no longer shows the beginning.</summary>
    private const int MostLines = 20;

    /// <summary>A heading and a line an item, the first of them only where there are many.</summary>
    public static string Lines<T>(string heading, IReadOnlyCollection<T> items)
    {
        string more = items.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"\n… and {items.Count - MostLines} more") : "";
        return $"{heading}{string.Concat(items.Take(MostLines).Select(item => $"\n{item}"))}{more}";
    }
}
