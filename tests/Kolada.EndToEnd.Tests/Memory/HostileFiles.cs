using System.Text;

namespace Kolada.EndToEnd.Tests.Memory;

/// <summary>Files and pipes that are made to take memory, each with the shell's script around the tool and the tool's command line.</summary>
internal static class HostileFiles
{
    private const int Megabyte = 1024 * 1024;
    private const string Plain = "exec \"$0\" \"$@\"";
    private const string Header = "kpi,municipality,year,value\n";

    public static IEnumerable<(string Name, string Script, string CommandLine)> All(TemporaryFolder folder)
    {
        string Own(string name, string text) => $"data --kpi N15428 --municipality Höör --year 2023 --offline --format csv --own {folder.Write(name, text)}";
        return
        [
            ("own figures of 90 MB through a pipe", $"mkfifo {folder.PathOf("pipe")}; (yes 'own:a,1267,2024,1' | head -c 90000000 > {folder.PathOf("pipe")}) & {Plain}",
                $"data --kpi N15428 --municipality Höör --year 2023 --offline --format csv --own {folder.PathOf("pipe")}"),
            ("own figures from a device without end", Plain, "data --kpi N15428 --municipality Höör --year 2023 --offline --format csv --own /dev/zero"),
            ("own figures of 9 MB, all right", Plain, Own("right.csv", Header + Lines(9, i => $"own:a{i / 1000},{Place(i)},{1900 + (i / 5 % 200)},1"))),
            ("own figures of 9 MB, all wrong", Plain, Own("wrong.csv", Header + Lines(9, i => $"own:a{i},nowhere{i},x,y"))),
            ("one line of 9 MB", Plain, Own("line.csv", Header + new string('x', 9 * Megabyte))),
            ("nothing but commas", Plain, Own("commas.csv", Header + new string(',', 9 * Megabyte))),
            ("nothing but quotes", Plain, Own("quotes.csv", Header + new string('"', 9 * Megabyte))),
            ("a model from a device without end", Plain, "model check /dev/zero"),
            ("a model of 3 MB of names that it does not have", Plain, Model("names", "{" + Joined(3, i => $"\"m{i}\":1") + "}")),
            ("a model of 3 MB of components", Plain, Model("parts", $$$"""{"format":1,"id":"a","version":"1","title":"a","areas":[{"id":"a","title":"a","quality":{"components":[{{{Joined(3, _ => "{\"kpi\":\"N00001\"}")}}}]}}]}""")),
            ("a model of 3 MB of brackets", Plain, Model("brackets", $"[{Joined(3, _ => "[]")}]")),
        ];

        string Model(string name, string json) => $"model check {folder.Write(name + ".json", json)}";
    }

    private static string Place(int i) => new[] { "1267", "1281", "0180", "1480", "1280" }[i % 5];

    private static string Lines(int megabytes, Func<int, string> line) => Repeated(megabytes, "\n", line);

    private static string Joined(int megabytes, Func<int, string> item) => Repeated(megabytes, ",", item);

    private static string Repeated(int megabytes, string between, Func<int, string> item)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < megabytes * Megabyte; i++)
        {
            text.Append(i == 0 ? "" : between).Append(item(i));
        }

        return text.ToString();
    }
}
