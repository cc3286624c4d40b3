namespace Kolada.Efficiency.Tests.Support;

/// <summary>Reads the CSV files of worked examples: commas, quotes where needed.</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Fields);

    public static string[] Fields(string line)
    {
        List<string> fields = [""];
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += c;
            }
        }

        return [.. fields];
    }
}
