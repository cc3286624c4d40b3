using System.Text.Json;
using System.Text.Json.Nodes;
using Kolada.SnapshotBuilder;

namespace Kolada.Sandbox.Tests;

public sealed class SnapshotTests(Doors doors) : IClassFixture<Doors>
{
    private static readonly string[] NamedKpis =
    [
        "N11024", "N11821", "N11052", "N15001", "N15428", "N15507", "N15813", "N17001", "N17461", "N17538", "N20900", "N28018", "N30001",
        "N15816", "N15033", "N15027", "N00097",
    ];

    /// <summary>
    /// Compared are the sections before packing, byte for byte: how Brotli packs them is the runtime's business and may change
    /// with its version.
    /// </summary>
    [Fact]
    public void The_committed_snapshot_is_what_the_builder_makes_of_the_source()
    {
        var committed = SnapshotContainer.Open(File.ReadAllBytes(SharedData.CommittedSnapshot));
        var rebuilt = SnapshotWriter.Sections(SharedData.Folder);
        Assert.Equal(rebuilt.Select(section => section.Id), committed.Sections);
        Assert.All(rebuilt, section => Assert.Equal(section.Bytes, committed.Unpack(section.Id)));
    }

    [Fact]
    public void The_snapshot_is_small() => Assert.InRange(new FileInfo(SharedData.CommittedSnapshot).Length, 1, 1_000_000);

    [Fact]
    public void Every_damaged_byte_is_noticed()
    {
        var file = File.ReadAllBytes(SharedData.CommittedSnapshot);
        var random = new Random(20260823);
        for (var i = 0; i < 40; i++)
        {
            var damaged = file.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var thrown = Record.Exception(() => Unpacked(damaged));
            Assert.True(thrown is InvalidDataException or ArgumentException, $"Not noticed: {thrown}");
        }
    }

    [Fact]
    public async Task Every_value_is_the_source_s_bit_for_bit_and_nothing_is_added()
    {
        var kpis = NamedKpis.Concat(Directory.EnumerateFiles(Path.Combine(SharedData.Folder, "values")).Select(file => Path.GetFileName(file)[..6])
            .Where(id => id.StartsWith("N003", StringComparison.Ordinal))).ToList();
        Assert.Equal(61, kpis.Count);
        Assert.Equal(kpis.Order(StringComparer.Ordinal), SandboxSnapshot.Embedded.Kpis.Select(kpi => kpi.Id));
        var compared = 0;
        foreach (var kpi in kpis)
        {
            var source = SharedData.Entities(Path.Combine("values", kpi + ".json.gz")).ToDictionary(row => (row!["municipality"]!.GetValue<string>(), row["period"]!.GetValue<int>()), row => row!["values"]!.AsArray());
            var served = await RowsAsync(kpi);
            Assert.Equal(source.Count, served.Count);
            foreach (var row in served)
                compared += Compare(source[(row["municipality"]!.GetValue<string>(), row["period"]!.GetValue<int>())], row["values"]!.AsArray());
        }

        Assert.Equal(53_040, compared);
    }

    [Theory]
    [InlineData("municipality", "municipality.json.gz", 312)]
    [InlineData("municipality_groups", "municipality_groups.json.gz", 3630)]
    [InlineData("kpi_groups", "kpi_groups.json.gz", 117)]
    [InlineData("ou", "ou_2024-01.json.gz", 35368)]
    public async Task Every_entity_is_the_source_s(string endpoint, string file, int count)
    {
        var source = SharedData.Entities(file);
        var served = await doors.AllAsync("/v3/" + endpoint);
        Assert.Equal(count, served.Count);
        Assert.Equal(count, source.Count);
        foreach (var (mine, theirs) in served.Zip(source))
            Assert.True(JsonNode.DeepEquals(mine, theirs), mine.ToJsonString());
    }

    [Fact]
    public async Task Every_kpi_is_the_source_s_but_for_the_description()
    {
        var source = SharedData.Entities("kpi.json.gz").ToDictionary(kpi => kpi!["id"]!.GetValue<string>(), kpi => kpi!.AsObject(), StringComparer.Ordinal);
        foreach (var kpi in await doors.AllAsync("/v3/kpi"))
        {
            var theirs = source[kpi["id"]!.GetValue<string>()].DeepClone().AsObject();
            theirs["description"] = "";
            Assert.Equal(theirs.ToJsonString(), kpi.ToJsonString());
        }
    }

    [Fact]
    public void The_snapshot_says_where_it_comes_from()
    {
        var snapshot = SandboxSnapshot.Embedded;
        Assert.Equal("Källa: Kolada", snapshot.SourceLabel);
        Assert.Contains("Egen bearbetning av data från Kolada", snapshot.Terms, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 3, 23), snapshot.CatalogueDate);
        Assert.Equal((312, 3630), (snapshot.MunicipalityCount, snapshot.MunicipalityGroupCount));
        Assert.Contains("61 KPIs", snapshot.Summary, StringComparison.Ordinal);
        var provenance = SharedData.Read("provenance.json.gz");
        foreach (var kpi in snapshot.Kpis)
        {
            var theirs = provenance[kpi.Id]!;
            Assert.Equal(theirs["municipalities"]!.GetValue<int>(), kpi.MunicipalityCount);
            Assert.Equal(theirs["years"]!.AsArray().Select(year => year!.GetValue<int>()), [kpi.FirstYear, kpi.LastYear]);
            Assert.Equal(theirs["values"]!.GetValue<int>(), kpi.ValueCount);
            Assert.Equal(theirs["sources"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!.GetValue<int>(), StringComparer.Ordinal),
                kpi.Sources.ToDictionary(s => s.Name, s => s.ValueCount, StringComparer.Ordinal));
            Assert.All(kpi.Sources, s => Assert.Matches(@"^\d{4}-\d{2}(-\d{2})?$", s.Retrieved));
        }

        Assert.Equal("N15428", snapshot.Find("N15428")!.Id);
        Assert.Null(snapshot.Find("U11001"));
    }

    private async Task<List<JsonObject>> RowsAsync(string kpi)
    {
        List<JsonObject> rows = [];
        foreach (var years in Enumerable.Range(1990, 50).Chunk(25))
        {
            foreach (var type in new[] { "K", "L" })
                rows.AddRange(await doors.AllAsync($"/v3/data/kpi/{kpi}/year/{string.Join(',', years)}?region_type={type}"));
        }

        return rows;
    }

    private static int Compare(JsonArray source, JsonArray served)
    {
        Assert.Equal(source.Count, served.Count);
        foreach (var (theirs, mine) in source.Zip(served))
        {
            foreach (var field in new[] { "gender", "count", "status" })
                Assert.Equal(theirs![field]?.ToJsonString(), mine![field]?.ToJsonString());
            Assert.Equal(theirs!.AsObject().Count + 1, mine!.AsObject().Count);
            Assert.False(mine["isdeleted"]!.GetValue<bool>());
            Assert.Equal(Bits(theirs["value"]), Bits(mine["value"]));
        }

        return source.Count;
    }

    private static long? Bits(JsonNode? number) =>
        number is null ? null : BitConverter.DoubleToInt64Bits(number.GetValue<JsonElement>().GetDouble());

    private static List<byte[]> Unpacked(byte[] file)
    {
        var container = SnapshotContainer.Open(file);
        return [[.. container.Sections.Select(section => (byte)section)], .. container.Sections.Select(container.Unpack)];
    }
}
