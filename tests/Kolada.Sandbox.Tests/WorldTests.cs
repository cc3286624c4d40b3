namespace Kolada.Sandbox.Tests;

/// <summary>A world written by hand, in thirty lines, stands behind both doors of the sandbox as the snapshot does.</summary>
public sealed class WorldTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_client_reads_everything_that_the_world_has()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient(sandbox: new SandboxOptions { World = new TwoTowns() });
        CancellationToken token = TestContext.Current.CancellationToken;

        Kpi kpi = await kolada.GetKpiAsync("N00001", token);
        Assert.Equal(("Hus", 2025, new DateOnly(2026, 4, 1)), (kpi.Title, kpi.PublicationPeriod!.Value, kpi.PublicationDate!.Value));
        Assert.Equal("0002", (await kolada.GetMunicipalityAsync("Bytown", token)).Id.Value);
        Assert.Equal(["0001", "0002"], (await kolada.GetMunicipalityGroupAsync("Båda", token)).Members.Select(id => id.Value));
        Assert.Equal(["N00002"], (await kolada.GetKpiGroupsAsync(cancellationToken: token).ToListAsync(token))[0].Members.Select(id => id.Value));
        Assert.Equal("Skola", (await kolada.GetOrganizationalUnitsAsync(cancellationToken: token).ToListAsync(token))[0].Title);

        KpiTable table = await kolada.GetTableAsync(
            new DataQuery { Kpis = ["N00001", "N00002"], Years = [2023, 2024], Genders = [Gender.Total, Gender.Women], IncludeCounts = true },
            token);
        Assert.Equal(
            TwoTowns.Values
                .Where(value => !value.Municipality.IsGroup)
                .Select(value => (value.Kpi, value.Municipality, value.Year, value.Gender, value.Value, value.Count, value.Status)),
            table.Select(value => (value.Kpi, value.Municipality, value.Year, value.Gender, value.Value, value.Count, value.Status)));
        List<UnitDataPoint> units = await kolada.QueryUnitsAsync(new UnitDataQuery { Kpis = ["N00001"], Units = ["V15E1"] }, token).ToListAsync(token);
        Assert.Equal(9.5, Assert.Single(units).Value);
    }

    [Theory]
    [InlineData("/v3/data/kpi/N00001,N00002/year/2023,2024", 6)]
    [InlineData("/v3/data/kpi/N00001,N00002/year/2023,2024?region_type=K", 3)]
    [InlineData("/v3/data/kpi/N00001/municipality/0002", 1)]
    [InlineData("/v3/data/municipality/0001,0009/year/2024", 2)]
    [InlineData("/v3/data/kpi/N00009/municipality/0001", 0)]
    [InlineData("/v3/data?kpi_id=N00001", 0)]
    [InlineData("/v3/oudata/kpi/N00001/year/2024?municipality_id=0001", 1)]
    [InlineData("/v3/oudata/kpi/N00001/year/2024?municipality_id=0002", 0)]
    public async Task Every_kind_of_question_reaches_it(string path, int rows)
    {
        using HttpClient http = new(new SandboxHandler(new SandboxOptions { World = new TwoTowns() }));

        Answer answer = await GetAsync(http, "https://kolada.test" + path);

        Assert.Equal(200, answer.Status);
        Assert.Equal(rows, answer.Values.Count);
    }

    [Fact]
    public async Task Pages_of_one_row_are_together_what_one_page_is()
    {
        using HttpClient http = new(new SandboxHandler(new SandboxOptions { World = new TwoTowns() }));
        const string path = "https://kolada.test/v3/data/kpi/N00001,N00002/year/2023,2024";
        List<string> rows = [];

        for (string? next = path + "?per_page=1"; next is not null;)
        {
            Answer page = await GetAsync(http, next);
            rows.Add(Assert.Single(page.Values)!.ToJsonString());
            next = page.Json["next_url"]?.GetValue<string>();
        }

        Assert.Equal((await GetAsync(http, path)).Values.Select(row => row!.ToJsonString()), rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deep_page_is_read_from_where_the_page_before_ended(bool seeks)
    {
        LongWorld world = new() { Seeks = seeks };
        using HttpClient http = new(new SandboxHandler(new SandboxOptions { World = world }));
        List<string> rows = [];
        List<int> reads = [];

        for (string? next = "https://kolada.test/v3/data/kpi/N00001/municipality/0001?per_page=100"; next is not null;)
        {
            world.ValuesRead = 0;
            Answer page = await GetAsync(http, next);
            reads.Add(world.ValuesRead);
            rows.AddRange(page.Values.Select(row => row!.ToJsonString()));
            next = page.Json["next_url"]?.GetValue<string>();
        }

        Assert.Equal((await GetAsync(http, "https://kolada.test/v3/data/kpi/N00001/municipality/0001")).Values.Select(row => row!.ToJsonString()), rows);
        Assert.Equal((LongWorld.Years, LongWorld.Years / 100), (rows.Count, reads.Count));
        Assert.All(reads.Index(), read => Assert.InRange(read.Item, 0, 2 * (seeks ? 102 : (read.Index * 100) + 102)));
        Assert.Equal(rows[450..550], (await GetAsync(http, "https://kolada.test/v3/data/kpi/N00001/municipality/0001?per_page=50&page=10")).Values
            .Concat((await GetAsync(http, "https://kolada.test/v3/data/kpi/N00001/municipality/0001?per_page=50&page=11")).Values)
            .Select(row => row!.ToJsonString()));
    }

    [Fact]
    public async Task The_municipalities_are_read_once_however_often_they_are_asked_for_by_type()
    {
        LongWorld world = new();
        using HttpClient http = new(new SandboxHandler(new SandboxOptions { World = world }));
        for (int i = 0; i < 5; i++)
            await GetAsync(http, $"https://kolada.test/v3/data/kpi/N00001/year/{LongWorld.FirstYear + i}?region_type=K");

        Assert.Equal(1, world.ListsRead);
    }

    [Fact]
    public async Task Its_kind_and_day_stand_in_the_headers_of_both_doors()
    {
        SandboxOptions options = new() { World = new TwoTowns() };
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(
            new KoladaSandboxServerOptions { Sandbox = options },
            TestContext.Current.CancellationToken);
        using HttpClient inProcess = new(new SandboxHandler(options));
        using HttpClient socket = new();

        foreach (HttpClient http in new[] { inProcess, socket })
        {
            using HttpResponseMessage response = await http.GetAsync(
            new Uri(server.BaseAddress.AbsoluteUri.TrimEnd('/') + "/kpi"),
            TestContext.Current.CancellationToken);
            Assert.Equal(["towns"], response.Headers.GetValues("X-Kolada-Sandbox"));
            Assert.Equal(Day, response.Headers.Date);
        }
    }

    [Fact]
    public async Task Values_out_of_order_are_a_fault_of_the_world_and_named()
    {
        using HttpClient http = new(new SandboxHandler(new SandboxOptions { World = new TwoTowns { Backwards = true } }));

        InvalidOperationException wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(http, "https://kolada.test/v3/data/kpi/N00001,N00002/year/2023,2024"));

        Assert.Contains("N00002 2024 0001 T came after N00002 2024 G1 T", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_and_made_up_figures_contradict_each_other() =>
        Assert.Throws<ArgumentException>(() => new SandboxHandler(new SandboxOptions { World = new TwoTowns(), SyntheticSeed = 1 }));

    private static async Task<Answer> GetAsync(HttpClient http, string address)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private sealed class TwoTowns : ISandboxWorld
    {
        public static readonly DataPoint[] Values =
        [
            new("N00001", "0001", 2024, Gender.Total) { Value = 1.25, Count = 1 },
            new("N00001", "0001", 2024, Gender.Women) { Value = 2, Count = 1 },
            new("N00001", "0002", 2024, Gender.Total) { Count = 0, Status = ValueStatus.Privacy },
            new("N00001", "G1", 2024, Gender.Total) { Value = 1.25, Count = 1 },
            new("N00002", "0000", 2023, Gender.Total) { Value = 5, Count = 1 },
            new("N00002", "0001", 2024, Gender.Total) { Value = -3, Count = 1 },
            new("N00002", "G1", 2024, Gender.Total) { Value = -3, Count = 1 },
        ];

        public bool Backwards { get; init; }

        public string Kind => "towns";

        public DateTimeOffset AsOf => Day;

        public IReadOnlyList<Kpi> Kpis { get; } =
        [
            new() { Id = "N00002", Title = "Gator" },
            new() { Id = "N00001", Title = "Hus", IsDividedByGender = true, PublicationDate = new DateOnly(2026, 4, 1), PublicationPeriod = 2025 },
        ];

        public IReadOnlyList<KpiGroup> KpiGroups { get; } = [new() { Id = "G2KPI1", Title = "Vägar", Members = ["N00002"] }];

        public IReadOnlyList<Municipality> Municipalities { get; } =
        [
            new() { Id = "0001", Title = "Atown", Type = MunicipalityType.Municipality },
            new() { Id = "0002", Title = "Bytown", Type = MunicipalityType.Municipality },
            new() { Id = "0000", Title = "Riket", Type = MunicipalityType.Region },
        ];

        public IReadOnlyList<MunicipalityGroup> MunicipalityGroups { get; } = [new() { Id = "G1", Title = "Båda", Members = ["0001", "0002"] }];

        public IReadOnlyList<OrganizationalUnit> Units { get; } = [new() { Id = "V15E1", Title = "Skola", Municipality = "0001" }];

        public IEnumerable<DataPoint> Read(SandboxQuestion question) => (Backwards ? Values.Reverse() : Values).Where(value =>
            question.Kpis?.Contains(value.Kpi) != false
            && question.Municipalities?.Contains(value.Municipality) != false
            && question.Years?.Contains(value.Year) != false);

        public IEnumerable<UnitDataPoint> ReadUnits(SandboxQuestion question) =>
            question.Municipalities?.Contains("0001") == false ? [] : [new UnitDataPoint("N00001", "V15E1", 2024, Gender.Total) { Value = 9.5 }];
    }

    /// <summary>One municipality with a thousand years of women and men, which counts what is read of it.</summary>
    private sealed class LongWorld : ISandboxWorld
    {
        public const int FirstYear = 1001;
        public const int Years = 1000;

        private static readonly IReadOnlyList<Municipality> OneTown = [new() { Id = "0001", Title = "Atown", Type = MunicipalityType.Municipality }];

        public bool Seeks { get; init; }

        public int ValuesRead { get; set; }

        public int ListsRead { get; private set; }

        public string Kind => "long";

        public DateTimeOffset AsOf => Day;

        public IReadOnlyList<Kpi> Kpis { get; } = [new() { Id = "N00001", Title = "Hus", IsDividedByGender = true }];

        public IReadOnlyList<Municipality> Municipalities
        {
            get
            {
                ListsRead++;
                return OneTown;
            }
        }

        public IEnumerable<DataPoint> Read(SandboxQuestion question)
        {
            int first = Seeks && question.After is { } after ? after.Year + 1 : FirstYear;
            foreach (int year in Enumerable.Range(first, FirstYear + Years - first).Where(year => question.Years?.Contains(year) != false))
            {
                foreach (Gender gender in new[] { Gender.Women, Gender.Men })
                {
                    ValuesRead++;
                    yield return new DataPoint("N00001", "0001", year, gender) { Value = year, Count = 1 };
                }
            }
        }
    }
}
