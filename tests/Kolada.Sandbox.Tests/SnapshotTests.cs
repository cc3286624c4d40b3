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

    private static readonly string CommittedSnapshot = Repository.PathOf("src", "Kolada.Sandbox", "Snapshot", "kolada.snapshot");

    public static TheoryData<string> Sources => RealData.Names;

    public static TheoryData<string, string> EntitiesOfSources => new(
        from source in RealData.Names
        from file in new[] { "municipality", "municipality_groups", "kpi_groups", "ou_2024-01" }
        select (source.Data, file));

    /// <summary>
    /// Compared are the sections before packing, byte for byte: how Brotli packs them is the runtime's business and may change
    /// with its version.
    /// </summary>
    [Fact]
    public void The_committed_snapshot_is_what_the_builder_makes_of_the_source()
    {
        var committed = SnapshotContainer.Open(File.ReadAllBytes(CommittedSnapshot));
        var rebuilt = SnapshotWriter.Sections(RealData.RequireWhole().Folder);
        Assert.Equal(rebuilt.Select(section => section.Id), committed.Sections);
        Assert.All(rebuilt, section => Assert.Equal(section.Bytes, committed.Unpack(section.Id)));
    }

    [Fact]
    public void The_snapshot_is_small() => Assert.InRange(new FileInfo(CommittedSnapshot).Length, 1, 1_000_000);

    [Fact]
    public void Every_damaged_byte_is_noticed()
    {
        var file = File.ReadAllBytes(CommittedSnapshot);
        var random = new Random(20260823);
        for (var i = 0; i < 40; i++)
        {
            var damaged = file.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var thrown = Record.Exception(() => Unpacked(damaged));
            Assert.True(thrown is InvalidDataException or ArgumentException, $"Not noticed: {thrown}");
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_value_is_the_source_s_bit_for_bit_and_nothing_is_added(string source)
    {
        var data = RealData.Named(source);
        var kpis = NamedKpis.Concat(data.Kpis.Where(id => id.StartsWith("N003", StringComparison.Ordinal)))
            .Intersect(data.Kpis, StringComparer.Ordinal)
            .ToList();
        if (data.IsWhole)
            Assert.Equal(kpis.Order(StringComparer.Ordinal), SandboxSnapshot.Embedded.Kpis.Select(kpi => kpi.Id));
        Assert.Equal(data.IsWhole ? 61 : 30, kpis.Count);
        var compared = 0;
        foreach (var kpi in kpis)
        {
            var theirs = data.Rows(kpi).Select(Node).ToDictionary(RowKey, row => row["values"]!.AsArray());
            var served = (await RowsAsync(kpi)).Where(row => RowKey(row).Year >= data.FirstYear).ToList();
            Assert.Equal(theirs.Count, served.Count);
            foreach (var row in served)
                compared += Compare(theirs[RowKey(row)], row["values"]!.AsArray());
        }

        Assert.Equal(data.IsWhole ? 53_040 : 28_202, compared);
    }

    [Theory]
    [MemberData(nameof(EntitiesOfSources))]
    public async Task Every_entity_is_the_source_s(string source, string file)
    {
        var theirs = RealData.Named(source).Entries(file + ".json.gz").Select(Node).ToList();
        var ids = theirs.Select(Id).ToHashSet(StringComparer.Ordinal);
        var all = await doors.AllAsync("/v3/" + (file.StartsWith("ou_", StringComparison.Ordinal) ? "ou" : file));
        var served = all.Where(entity => ids.Contains(Id(entity))).ToList();
        if (RealData.Named(source).IsWhole)
            Assert.Equal(all.Count, theirs.Count);
        Assert.NotEmpty(theirs);
        Assert.Equal(theirs.Count, served.Count);
        foreach (var (mine, other) in served.Zip(theirs))
            Assert.True(JsonNode.DeepEquals(mine, other), mine.ToJsonString());
    }

    [Fact]
    public async Task Every_list_has_the_size_that_the_source_had()
    {
        foreach (var (endpoint, count) in new[] { ("municipality", 312), ("municipality_groups", 3630), ("kpi_groups", 117), ("ou", 35368) })
            Assert.Equal(count, (await doors.AllAsync("/v3/" + endpoint)).Count);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_kpi_is_the_source_s_but_for_the_description_and_values_of_units_that_are_not_there(string source)
    {
        var theirs = RealData.Named(source).Entries("kpi.json.gz").Select(Node).ToDictionary(Id, StringComparer.Ordinal);
        var served = (await doors.AllAsync("/v3/kpi")).Where(kpi => theirs.ContainsKey(Id(kpi))).ToList();
        Assert.Equal(RealData.Named(source).IsWhole ? 61 : 30, served.Count);
        foreach (var kpi in served)
        {
            var other = theirs[Id(kpi)];
            other["description"] = "";
            other["has_ou_data"] = false;
            Assert.Equal(other.ToJsonString(), kpi.ToJsonString());
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
        Assert.Equal("N15428", snapshot.Find("N15428")!.Id);
        Assert.Null(snapshot.Find("U11001"));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_snapshot_says_where_each_kpi_comes_from(string source)
    {
        var provenance = JsonNode.Parse(RealData.Named(source).Unpack("provenance.json.gz"))!.AsObject();
        var kpis = SandboxSnapshot.Embedded.Kpis.Where(kpi => provenance.ContainsKey(kpi.Id)).ToList();
        Assert.Equal(RealData.Named(source).IsWhole ? 61 : 30, kpis.Count);
        foreach (var kpi in kpis)
        {
            var theirs = provenance[kpi.Id]!;
            Assert.Equal(theirs["municipalities"]!.GetValue<int>(), kpi.MunicipalityCount);
            Assert.Equal(theirs["years"]!.AsArray().Select(year => year!.GetValue<int>()), [kpi.FirstYear, kpi.LastYear]);
            Assert.Equal(theirs["values"]!.GetValue<int>(), kpi.ValueCount);
            Assert.Equal(
                theirs["sources"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!.GetValue<int>(), StringComparer.Ordinal),
                kpi.Sources.ToDictionary(s => s.Name, s => s.ValueCount, StringComparer.Ordinal));
            Assert.All(kpi.Sources, s => Assert.Matches(@"^\d{4}-\d{2}(-\d{2})?$", s.Retrieved));
        }
    }

    private static JsonObject Node(JsonElement element) => JsonNode.Parse(element.GetRawText())!.AsObject();

    private static string Id(JsonObject entity) => entity["id"]!.GetValue<string>();

    private static (string Municipality, int Year) RowKey(JsonObject row) => (row["municipality"]!.GetValue<string>(), row["period"]!.GetValue<int>());

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
            Assert.Equal(["gender", "count", "status", "value", "isdeleted"], mine!.AsObject().Select(field => field.Key));
            foreach (var field in new[] { "gender", "count" })
                Assert.Equal(theirs![field]?.ToJsonString(), mine[field]?.ToJsonString());
            Assert.Equal(theirs!["status"]?.GetValue<string>() ?? "", mine["status"]!.GetValue<string>());
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
