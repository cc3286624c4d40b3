using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Kolada.Client.Tests.Queries;

/// <summary>What a query costs, seen through <see cref="KoladaClient.PlanAsync"/>.</summary>
public sealed class QueryPlanTests
{
    private const int MaxSegment = 25;
    private const int MaxPage = 5000;

    [Fact]
    public async Task How_many_rows_come_is_told_where_it_can_be_known()
    {
        QueryPlan named = await PlanAsync(new DataQuery { Kpis = Kpis(2), Municipalities = ["1267", "1281"], Years = [2023] });
        QueryPlan open = await PlanAsync(new DataQuery { Kpis = Kpis(2), Municipalities = ["1267", "1281"] });

        Assert.Equal((4L, 0), (named.MaxRows, named.ListedMunicipalities));
        Assert.Equal((null, 0), (open.MaxRows, open.ListedMunicipalities));
    }

    [Fact]
    public async Task Six_KPIs_in_all_municipalities_over_twenty_years_take_13_calls()
    {
        QueryPlan plan = await PlanAsync(new DataQuery { Kpis = Kpis(6), Years = Years.Range(2005, 2024) });

        Assert.Equal(13, plan.Calls.Count);
        Assert.StartsWith("data/kpi/N10000,N10001,N10002,N10003,N10004,N10005/municipality/0000,", plan.Calls[0], StringComparison.Ordinal);
        Assert.Contains(plan.Notes, note => note.Contains("312 municipalities", StringComparison.Ordinal));
        Assert.Equal((6L * 20 * 312, 312), (plan.MaxRows, plan.ListedMunicipalities));
    }

    [Fact]
    public async Task Municipalities_are_left_out_only_where_groups_are_wanted()
    {
        QueryPlan plan = await PlanAsync(new DataQuery { Kpis = ["N15428"], Years = [2023], IncludeGroups = true });

        Assert.Equal(["data/kpi/N15428/year/2023"], plan.Calls);
    }

    [Fact]
    public async Task Open_dimensions_leave_their_segment_out()
    {
        QueryPlan allYears = await PlanAsync(new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"] });
        QueryPlan allKpis = await PlanAsync(new DataQuery { Municipalities = ["1267"], Years = [2023, 2024] });

        Assert.Equal(["data/kpi/N15428/municipality/1267"], allYears.Calls);
        Assert.Equal(["data/municipality/1267/year/2023,2024"], allKpis.Calls);
    }

    [Fact]
    public async Task A_change_feed_names_its_day()
    {
        QueryPlan plan = await PlanAsync(new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], ChangedSince = new DateOnly(2026, 3, 4) });

        Assert.Equal(["data/kpi/N15428/municipality/1267?from_date=2026-03-04"], plan.Calls);
    }

    [Fact]
    public async Task Values_named_twice_are_asked_for_once()
    {
        QueryPlan plan = await PlanAsync(new DataQuery { Kpis = ["N15428", "N15428"], Municipalities = ["1267", "1267"], Years = [2024, 2024] });

        Assert.Equal(["data/kpi/N15428/municipality/1267/year/2024"], plan.Calls);
    }

    [Fact]
    public void Every_combination_is_asked_for_exactly_once_within_the_limits_and_never_dearer_than_whole_blocks()
    {
        Gen<(int, int, int)> sizes = Gen.Choose(1, 60).SelectMany(k => Gen.Choose(1, 70).SelectMany(m => Gen.Choose(1, 60).Select(y => (k, m, y))));
        Prop.ForAll(sizes.ToArbitrary(), size =>
        {
            (int kpis, int places, int years) = size;
            QueryPlan plan = PlanAsync(new DataQuery { Kpis = Kpis(kpis), Municipalities = Places(places), Years = Years.Range(1970, 1969 + years) })
                .GetAwaiter()
                .GetResult();

            HashSet<string> combinations = [];
            int requests = 0;
            foreach (string call in plan.Calls)
            {
                string[][] segments = [.. call.Split('/').Where((_, i) => i is 2 or 4 or 6).Select(part => part.Split(','))];
                Assert.All(segments, segment => Assert.InRange(segment.Length, 1, MaxSegment));
                requests += Ceiling(segments[0].Length * segments[1].Length * segments[2].Length, MaxPage);
                foreach (string combination in from k in segments[0] from m in segments[1] from y in segments[2] select $"{k} {m} {y}")
                {
                    Assert.True(combinations.Add(combination), combination);
                }
            }

            Assert.Equal(kpis * places * years, combinations.Count);
            Assert.True(requests <= WholeBlocks(kpis, places, years), string.Create(CultureInfo.InvariantCulture, $"{requests} requests"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(2026, 11));
    }

    /// <summary>Requests when every segment is simply filled to 25 values.</summary>
    private static int WholeBlocks(int kpis, int places, int years) =>
        (from k in Sizes(kpis) from m in Sizes(places) from y in Sizes(years) select Ceiling(k * m * y, MaxPage)).Sum();

    private static IEnumerable<int> Sizes(int count) => Enumerable.Range(0, count).Chunk(MaxSegment).Select(chunk => chunk.Length);

    private static int Ceiling(int whole, int part) => (whole + part - 1) / part;

    private static IReadOnlyList<KpiId> Kpis(int count) =>
        [.. Enumerable.Range(10000, count).Select(i => new KpiId(string.Create(CultureInfo.InvariantCulture, $"N{i:D5}")))];

    private static IReadOnlyList<MunicipalityId> Places(int count) =>
        [.. Enumerable.Range(100, count).Select(i => new MunicipalityId(i.ToString("D4", CultureInfo.InvariantCulture)))];

    private static async Task<QueryPlan> PlanAsync(DataQuery query)
    {
        using HttpClient http = new(new StubHandler(_ => StubHandler.Municipalities(312)));
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0 });
        return await client.PlanAsync(query, TestContext.Current.CancellationToken);
    }
}
