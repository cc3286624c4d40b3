using System.Globalization;
using System.Text;

namespace Kolada.EndToEnd.Tests.Memory;

/// <summary>The table of measured peaks in the page on completeness.</summary>
internal static class MemoryTable
{
    private const string Begin = "<!-- figures of PeakMemoryTests -->";
    private const string End = "<!-- end of the figures -->";

    public static void Write(IEnumerable<(string Case, int ExitCode, int Megabytes)> measured)
    {
        string path = Repository.PathOf("docs", "completeness.md");
        string page = File.ReadAllText(path);
        StringBuilder table = new("| what comes | exit code | peak, MB |\n|---|---:|---:|\n");
        foreach ((string name, int exitCode, int megabytes) in measured)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {exitCode} | {megabytes} |\n");
        }

        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, $"{page[..start]}\n\n{table}\n{page[end..]}");
    }
}
