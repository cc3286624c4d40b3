using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

public sealed class SyntheticTests : IAsyncLifetime
{
    private FaultyDoor? _door;

    private FaultyDoor Door => _door!;

    public static TheoryData<string> Sources => RealData.Names;

    public async ValueTask InitializeAsync() => _door = await OpenAsync(1);

    public async ValueTask DisposeAsync() => await Door.DisposeAsync();

    [Fact]
    public async Task The_catalogue_has_full_size_and_says_what_it_is()
    {
        using var first = await Door.SendAsync("/v3/kpi");
        Assert.Equal("synthetic", Assert.Single(first.Headers.GetValues("X-Kolada-Sandbox")));
        var (one, two) = (await Door.GetAsync("/v3/kpi"), await Door.GetAsync("/v3/kpi?page=2"));
        Assert.Equal((5000, 1099), (one.Values.Count, two.Values.Count));
        Assert.Null(two.Json["next_url"]);
        var kpis = one.Values.Concat(two.Values).Select(kpi => kpi!.AsObject()).ToList();
        Assert.All(kpis, kpi => Assert.StartsWith("Syntetiskt nyckeltal ", kpi["title"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.All(kpis, kpi => Assert.Matches(@"^[NU]\d{5}$", kpi["id"]!.GetValue<string>()));
        Assert.Equal(6099, kpis.Select(kpi => kpi["id"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(kpis, kpi => kpi["id"]!.GetValue<string>() is "U11001");
        Assert.InRange(one.Bytes.Length, 3_000_000, 4_600_000);
        Assert.Equal(117, (await Door.GetAsync("/v3/kpi_groups")).Values.Count);
        Assert.Equal(312, (await Door.GetAsync("/v3/municipality")).Values.Count);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Ids_and_fields_of_kpis_are_the_real_ones(string source)
    {
        var data = RealData.Named(source);
        var served = (await AllAsync("/v3/kpi")).ToDictionary(kpi => kpi["id"]!.GetValue<string>(), StringComparer.Ordinal);
        var real = data.Entries("kpi.json.gz").Select(kpi => JsonNode.Parse(kpi.GetRawText())!.AsObject()).ToList();
        var different = 0;
        foreach (var kpi in real)
        {
            if (!served.TryGetValue(kpi["id"]!.GetValue<string>(), out var mine))
            {
                different++;
                continue;
            }

            kpi["title"] = mine["title"]!.DeepClone();
            kpi["description"] = mine["description"]!.DeepClone();
            different += JsonNode.DeepEquals(kpi, mine) ? 0 : 1;
        }

        // Six ids that measurements name: five take the place of the last KPIs, one is divided by gender here.
        Assert.InRange(different, 0, 6);
        Assert.Equal(data.IsWhole ? 6 : different, different);
        Assert.Equal(["A", "K", "L"], served.Values.Select(kpi => kpi["municipality_type"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(18, served.Values.Select(kpi => kpi["operating_area"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            new[] { "N00037", "N00058", "N00109", "N00122", "N00139", "N00143" },
            id => Assert.True(served[id]["is_divided_by_gender"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task The_total_lies_between_women_and_men()
    {
        var divided = (await Door.GetAsync("/v3/kpi")).Values.Where(kpi => kpi!["is_divided_by_gender"]!.GetValue<bool>()).Take(25).Select(kpi => kpi!["id"]!.GetValue<string>());
        var (between, apart) = (0, 0);
        foreach (var row in (await Door.GetAsync($"/v3/data/kpi/{string.Join(',', divided)}/year/2020?region_type=K")).Values)
        {
            var values = row!["values"]!.AsArray().ToDictionary(entry => entry!["gender"]!.GetValue<string>(), entry => entry!["value"]?.GetValue<double>(), StringComparer.Ordinal);
            if (values is not { Count: 3 } || values["T"] is not { } total || values["K"] is not { } women || values["M"] is not { } men)
                continue;
            Assert.InRange(total, Math.Min(women, men), Math.Max(women, men));
            between++;
            apart += women == men ? 0 : 1;
        }

        Assert.InRange(between, 4000, 5000);
        Assert.InRange(apart, between * 9 / 10, between);
    }

    [Fact]
    public async Task Every_unit_that_is_listed_has_values()
    {
        foreach (var units in (await Door.GetAsync("/v3/ou?per_page=500&page=30")).Values.Select(unit => unit!["id"]!.GetValue<string>()).Chunk(25))
        {
            var rows = (await Door.GetAsync($"/v3/oudata/ou/{string.Join(',', units)}/year/2020")).Values;
            Assert.Equal(units, rows.Select(row => row!["ou"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_municipality_has_every_year_and_the_genders_of_its_kpi()
    {
        var kpis = (await Door.GetAsync("/v3/kpi")).Values.Take(40).ToList();
        foreach (var kpi in kpis)
        {
            var rows = (await Door.GetAsync($"/v3/data/kpi/{kpi!["id"]}/municipality/0000,1267,2584")).Values;
            Assert.Equal(3 * 28, rows.Count);
            var genders = kpi["is_divided_by_gender"]!.GetValue<bool>() ? "TKM" : "T";
            Assert.All(rows, row => Assert.Equal(genders, string.Concat(row!["values"]!.AsArray().Select(entry => entry!["gender"]!.GetValue<string>()))));
        }

        Assert.Contains(kpis, kpi => kpi!["is_divided_by_gender"]!.GetValue<bool>());
        Assert.Contains(kpis, kpi => !kpi!["is_divided_by_gender"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_kpi_and_year_has_312_municipalities_and_3600_groups_however_it_is_paged()
    {
        var whole = (await Door.GetAsync("/v3/data/kpi/N15428/year/2020")).Values;
        Assert.Equal(3912, whole.Count);
        Assert.Equal(312, whole.Count(row => !row!["municipality"]!.GetValue<string>().StartsWith('G')));
        List<string> parts = [];
        for (var page = 1; page <= 4; page++)
            parts.AddRange((await Door.GetAsync($"/v3/data/kpi/N15428/year/2020?per_page=1000&page={page}")).Values.Select(row => row!.ToJsonString()));
        Assert.Equal(whole.Select(row => row!.ToJsonString()), parts);
        Assert.Equal(whole.Select(row => row!.ToJsonString()),
            (await Door.GetAsync("/v3/data/kpi/N15428,N17461/year/2019,2020?per_page=3912&page=2")).Values.Select(row => row!.ToJsonString()));
    }

    [Fact]
    public async Task A_value_depends_on_the_seed_and_on_nothing_else()
    {
        const string path = "/v3/data/kpi/N15428,U11001/municipality/1267,G33621/year/2020,2021";
        var expected = (await Door.GetAsync(path)).Bytes;
        await using var same = await OpenAsync(1);
        _ = await same.GetAsync("/v3/data/kpi/N15428/municipality/1290/year/2020");
        Assert.Equal(expected, (await same.GetAsync(path)).Bytes);
        await using var other = await OpenAsync(2);
        Assert.NotEqual(expected, (await other.GetAsync(path)).Bytes);
    }

    /// <summary>Pins the generator: figures measured on one version must be there on the next.</summary>
    [Fact]
    public async Task The_generator_stays_as_it_is()
    {
        var rows = (await Door.GetAsync("/v3/data/kpi/N15428/municipality/1267/year/1998,2025")).Values;
        Assert.Equal(Pinned, rows.SelectMany(row => row!["values"]!.AsArray().Select(entry => entry!["value"]?.ToJsonString() ?? "null")));
    }

    [Fact]
    public async Task Zeros_negatives_and_all_reasons_for_nothing_occur()
    {
        List<JsonNode> entries = [];
        foreach (var kpi in (await Door.GetAsync("/v3/kpi")).Values.Take(6))
            entries.AddRange(
                (await Door.GetAsync($"/v3/data/kpi/{kpi!["id"]}/year/2020")).Values.SelectMany(row => row!["values"]!.AsArray()).Select(entry => entry!));
        Assert.Equal(["", "Missing", "Not applicable", "Privacy"],
            entries.Where(entry => entry["value"] is null)
                .Select(entry => entry["status"]!.GetValue<string>())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
        Assert.Contains(entries, entry => entry["value"]?.GetValue<double>() == 0);
        Assert.Contains(entries, entry => entry["value"]?.GetValue<double>() < 0);
        Assert.InRange(entries.Count(entry => entry["value"] is null) / (double)entries.Count, 0.01, 0.025);
    }

    [Fact]
    public async Task Changes_are_a_part_of_the_rows_and_bring_withdrawn_ones()
    {
        var all = (await Door.GetAsync("/v3/data/kpi/N15428/municipality/1267")).Values;
        Assert.DoesNotContain(all, row => row!["period"]!.GetValue<int>() == 1997);
        var early = (await Door.GetAsync("/v3/data/kpi/N15428/year/1997,2020?from_date=2025-03-01")).Values;
        var late = (await Door.GetAsync("/v3/data/kpi/N15428/year/1997,2020?from_date=2025-11-01")).Values;
        Assert.InRange(late.Count, 1, early.Count - 1);
        Assert.Subset(
            early.Select(row => row!.ToJsonString()).ToHashSet(StringComparer.Ordinal),
            late.Select(row => row!.ToJsonString()).ToHashSet(StringComparer.Ordinal));
        Assert.All(
            early,
            row => Assert.All(row!["values"]!.AsArray(), entry => Assert.Equal(row["period"]!.GetValue<int>() == 1997, entry!["isdeleted"]!.GetValue<bool>())));
        Assert.Contains(early, row => row!["period"]!.GetValue<int>() == 1997);
        Assert.Empty((await Door.GetAsync("/v3/data/kpi/N15428/year/1997,2020?from_date=2026-01-02")).Values);
    }

    [Fact]
    public async Task Units_have_values_by_kpi_by_unit_and_by_municipality()
    {
        var kpi = (await Door.GetAsync("/v3/kpi")).Values.First(item => item!["has_ou_data"]!.GetValue<bool>())!["id"]!.GetValue<string>();
        var without = (await Door.GetAsync("/v3/kpi")).Values.First(item => !item!["has_ou_data"]!.GetValue<bool>())!["id"]!.GetValue<string>();
        var all = (await Door.GetAsync($"/v3/oudata/kpi/{kpi}/year/2020")).Values;
        Assert.InRange(all.Count, 1500, 3000);
        Assert.Empty((await Door.GetAsync($"/v3/oudata/kpi/{without}/year/2020")).Values);
        var unit = all[0]!["ou"]!.GetValue<string>();
        Assert.Equal(all[0]!.ToJsonString(), Assert.Single((await Door.GetAsync($"/v3/oudata/kpi/{kpi}/ou/{unit}/year/2020")).Values)!.ToJsonString());
        Assert.Equal(14, (await Door.GetAsync($"/v3/oudata/kpi/{kpi}/ou/{unit}")).Values.Count);
        var municipality = (await Door.GetAsync($"/v3/ou/{unit}")).Values[0]!["municipality"]!.GetValue<string>();
        var there = (await Door.GetAsync($"/v3/oudata/kpi/{kpi}/year/2020?municipality_id={municipality}")).Values;
        Assert.InRange(there.Count, 1, all.Count - 1);
        var everything = (await Door.GetAsync($"/v3/oudata/municipality/{municipality}/year/2020")).Values;
        Assert.Subset(
            everything.Select(row => row!.ToJsonString()).ToHashSet(StringComparer.Ordinal),
            there.Select(row => row!.ToJsonString()).ToHashSet(StringComparer.Ordinal));
        Assert.NotEmpty((await Door.GetAsync($"/v3/oudata/ou/{unit}/year/2020")).Values);
    }

    [Fact]
    public async Task Both_doors_give_the_same_bytes_also_when_asked_again()
    {
        await using var socket = await FaultyDoor.OpenAsync("socket", new SandboxOptions { SyntheticSeed = 1 });
        foreach (var path in new[] { "/v3/kpi?per_page=300", "/v3/data/kpi/N15428/year/2020?per_page=900&page=2" })
        {
            var first = await socket.GetAsync(path, "gzip");
            var again = await socket.GetAsync(path, "gzip");
            Assert.Equal(first.Bytes, again.Bytes);
            Assert.Equal("gzip", again.ContentEncoding);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(socket.BaseAddress.GetLeftPart(UriPartial.Authority) + path));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var response = await Door.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(first.Bytes, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    private async Task<List<JsonObject>> AllAsync(string path)
    {
        List<JsonObject> all = [];
        for (var next = path; next is not null;)
        {
            var page = await Door.GetAsync(next);
            all.AddRange(page.Values.Select(item => item!.AsObject()));
            next = page.Json["next_url"] is { } url ? new Uri(url.GetValue<string>()).PathAndQuery : null;
        }

        return all;
    }

    private static readonly string[] Pinned = ["28862.094153", "27352.891996", "30113.002922", "8693.513636", "8640.405189", "8748.75245"];

    private static Task<FaultyDoor> OpenAsync(int seed) => FaultyDoor.OpenAsync("handler", new SandboxOptions { SyntheticSeed = seed });
}
