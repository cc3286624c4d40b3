using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The excerpt in <c>tests/Fixtures/kolada</c> is what <c>tests/Fixtures/README.md</c> says, and comes from the whole data.</summary>
/// <remarks>To write it anew from changed data: KOLADA_WRITE_FIXTURE=1, and review what the other tests then say.</remarks>
public sealed class FixtureTests
{
    private const string Hoor = "1267";

    private static readonly string[] BrpPlus =
    [
        "N00300", "N00301", "N00302", "N00303", "N00304", "N00305", "N00306", "N00307", "N00308", "N00309", "N00310",
        "N00366", "N00370", "N00371", "N00372", "N00373",
    ];

    private static string[] WithFigures => [.. EfficiencyModel.Get("net-cost").GetKpis().Select(kpi => kpi.Value), "N00097", .. BrpPlus];

    /// <summary>The KPIs of the built-in models, and those whose titles the client's published indices must fit.</summary>
    private static HashSet<string> Known =>
    [
        .. WithFigures,
        .. EfficiencyModel.BuiltIn.Select(EfficiencyModel.Get).SelectMany(model => model.GetKpis().Concat(model.GetPublishedKpis())).Select(kpi => kpi.Value),
        .. PublishedIndices.All.SelectMany(area => new[] { area.Resource, area.Quality, area.Efficiency }).Select(kpi => kpi.Value),
    ];

    [Fact]
    public void The_excerpt_is_a_part_of_the_whole_data()
    {
        RealData whole = RealData.RequireWhole();
        Dictionary<string, string> expected = Excerpt(whole).ToDictionary(file => file.Name, file => file.Text);
        if (Environment.GetEnvironmentVariable("KOLADA_WRITE_FIXTURE") == "1")
        {
            Write(expected);
        }

        Assert.Equal(WithFigures.Order(StringComparer.Ordinal), RealData.Excerpt.Kpis);
        Assert.All(expected, file => Assert.Equal(file.Value, Encoding.UTF8.GetString(RealData.Excerpt.Unpack(file.Key))));
    }

    [Fact]
    public void The_excerpt_is_small() =>
        Assert.InRange(new DirectoryInfo(RealData.Excerpt.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 1, 250_000);

    private static IEnumerable<(string Name, string Text)> Excerpt(RealData whole)
    {
        foreach (string kpi in WithFigures)
        {
            yield return Entries($"values/{kpi}.json.gz", row => row.GetProperty("period").GetInt32() >= RealData.FirstYearOfExcerpt);
        }

        yield return Entries("municipality.json.gz", _ => true);
        yield return Entries("municipality_groups.json.gz", group => Id(group, "title").Contains("läns kommuner", StringComparison.Ordinal)
            || group.GetProperty("members").EnumerateArray().Any(member => Id(member, "member_id") == Hoor));
        yield return Entries("kpi_groups.json.gz", group => Id(group, "title") == "Effektivitet");
        yield return Entries("ou_2024-01.json.gz", unit => Id(unit, "municipality") == Hoor);

        HashSet<string> known = Known;
        yield return ("kpi.json.gz", Lines(whole.Entries("kpi.json.gz").Where(kpi => known.Contains(Id(kpi, "id"))).Select(WithoutDescription)));
        yield return ("provenance.json.gz", Provenance(whole));

        (string Name, string Text) Entries(string file, Func<JsonElement, bool> chosen) =>
            (file, Lines(whole.Entries(file).Where(chosen).Select(entry => entry.GetRawText())));
    }

    private static string Lines(IEnumerable<string> entries) => $"{{\"values\":[\n{string.Join(",\n", entries)}\n]}}\n";

    private static string Id(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    /// <summary>The terms under which the data was kept leave the long descriptions out, as the snapshot does.</summary>
    private static string WithoutDescription(JsonElement kpi) => "{" + string.Join(',', kpi.EnumerateObject().Select(field =>
        $"\"{field.Name}\":{(field.NameEquals("description") ? "\"\"" : field.Value.GetRawText())}")) + "}";

    private static string Provenance(RealData whole)
    {
        JsonElement all = JsonElement.Parse(whole.Unpack("provenance.json.gz"));
        return "{\n" + string.Join(",\n", WithFigures.Order(StringComparer.Ordinal).Select(kpi => $"\"{kpi}\":{all.GetProperty(kpi).GetRawText()}")) + "\n}\n";
    }

    private static void Write(Dictionary<string, string> files)
    {
        Directory.CreateDirectory(Path.Combine(RealData.Excerpt.Folder, "values"));
        foreach ((string name, string text) in files)
        {
            using GZipStream packed = new(File.Create(Path.Combine(RealData.Excerpt.Folder, name)), CompressionLevel.SmallestSize);
            packed.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
