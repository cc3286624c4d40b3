using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Lists and pages that lie, as a client sees them.</summary>
public sealed class ListFaultTests
{
    private const string Pages = "/v3/municipality?per_page=100";

    private const string DataPages = "/v3/data/kpi/N15428/year/2023?per_page=1000";

    [Theory]
    [InlineData(Pages, SandboxFault.ListInOtherOrder)]
    [InlineData(Pages, SandboxFault.PairsSwapped)]
    [InlineData(DataPages, SandboxFault.ListInOtherOrder)]
    [InlineData(DataPages, SandboxFault.PairsSwapped)]
    public async Task The_whole_list_comes_in_an_order_that_differs_from_request_to_request(string path, SandboxFault fault)
    {
        List<string> clean = await AllAsync(null, path.Split('?')[0]);
        await using FaultyDoor door = await OpenAsync(fault);
        List<string>[] whole = [await AllAsync(door, path.Split('?')[0]), await AllAsync(door, path.Split('?')[0])];

        Assert.All(whole, list => Assert.Equal(clean.Order(StringComparer.Ordinal), list.Order(StringComparer.Ordinal)));
        Assert.NotEqual(whole[0], whole[1]);
        Assert.All(whole, list => Assert.InRange(Moved(clean, list), 2, fault == SandboxFault.PairsSwapped ? 6 : int.MaxValue));

        List<string> pageByPage = await AllAsync(door, path);
        Assert.Equal(clean.Count, pageByPage.Count);
        if (fault == SandboxFault.ListInOtherOrder)
            Assert.InRange(pageByPage.Distinct(StringComparer.Ordinal).Count(), 1, clean.Count - 1);
    }

    [Theory]
    [InlineData(SandboxFault.NextUrlAbsent, null)]
    [InlineData(SandboxFault.NextUrlNamedNextPage, "next_page")]
    [InlineData(SandboxFault.NextUrlMisspelt, "nextUrl")]
    public async Task The_link_is_missing_or_has_another_name_on_every_page(SandboxFault fault, string? name)
    {
        foreach (string path in new[] { Pages, Pages + "&page=4", DataPages, "/v3/kpi/N15428" })
        {
            JsonObject clean = (await GetAsync(null, path)).Json.AsObject();
            JsonObject changed = (await GetAsync(fault, path)).Json.AsObject();

            Assert.False(changed.ContainsKey("next_url"));
            Assert.Equal(name is not null, name is not null && changed.ContainsKey(name));
            if (name is not null)
                Assert.True(JsonNode.DeepEquals(clean["next_url"], changed[name]));
            Assert.True(JsonNode.DeepEquals(clean["values"], changed["values"]));
        }
    }

    [Theory]
    [InlineData(SandboxFault.NextUrlNullOnFullPage, null)]
    [InlineData(SandboxFault.PageSkipped, "/v3/municipality?page=3&per_page=100")]
    [InlineData(SandboxFault.NextUrlWithoutPerPage, "/v3/municipality?page=2")]
    public async Task The_link_ends_too_early_or_leads_elsewhere(SandboxFault fault, string? next)
    {
        JsonObject clean = (await GetAsync(null, Pages)).Json.AsObject();
        JsonObject changed = (await GetAsync(fault, Pages)).Json.AsObject();

        Assert.True(JsonNode.DeepEquals(clean["values"], changed["values"]));
        Assert.True(changed.ContainsKey("next_url"));
        Assert.Equal(next, changed["next_url"] is { } url ? new Uri(url.GetValue<string>()).PathAndQuery : null);
        Assert.Equal((await GetAsync(null, Pages + "&page=4")).Bytes, (await GetAsync(fault, Pages + "&page=4")).Bytes);
    }

    [Fact]
    public async Task A_link_with_a_cursor_leads_to_the_next_page()
    {
        await using FaultyDoor door = await OpenAsync(SandboxFault.NextUrlWithoutPageNumber);
        Answer first = await door.GetAsync(Pages);
        string next = first.Json["next_url"]!.GetValue<string>();

        Assert.Matches(@"\?cursor=[^&]+&per_page=100$", next);
        Assert.DoesNotContain("page=2", next, StringComparison.Ordinal);
        Assert.Equal(await AllAsync(null, Pages), await AllAsync(door, Pages));
    }

    [Fact]
    public async Task A_page_one_row_short_says_so_in_its_count_only()
    {
        await using FaultyDoor door = await OpenAsync(SandboxFault.PageOneRowShort);
        Answer first = await door.GetAsync(Pages);

        Assert.Equal((99, 99), (first.Values.Count, first.Json["count"]!.GetValue<int>()));
        Assert.Equal(312 - 3, (await AllAsync(door, Pages)).Count);
        Assert.Equal(12, (await door.GetAsync(Pages + "&page=4")).Values.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2500)]
    [InlineData(4000)]
    public async Task Smaller_pages_lack_nothing(int size)
    {
        FaultRule rule = new(SandboxFault.SmallerPages) { PageSize = size };
        await using FaultyDoor door = await FaultyDoor.OpenAsync("handler", new SandboxOptions { SyntheticSeed = 1, Faults = new FaultPlan(1, rule) });
        await using FaultyDoor clean = await FaultyDoor.OpenAsync("handler", new SandboxOptions { SyntheticSeed = 1 });
        Answer first = await door.GetAsync("/v3/kpi?per_page=5000");

        Assert.Equal(size, first.Values.Count);
        Assert.EndsWith($"/v3/kpi?page=2&per_page={size}", first.Json["next_url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(await AllAsync(clean, "/v3/kpi"), await AllAsync(door, "/v3/kpi"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule(SandboxFault.SmallerPages) { PageSize = 5001 });
    }

    [Fact]
    public async Task Empty_pages_lead_on()
    {
        await using FaultyDoor between = await OpenAsync(SandboxFault.EmptyPageBetween);
        Assert.Equal(100, (await between.GetAsync(Pages)).Values.Count);
        Answer second = await between.GetAsync(Pages + "&page=2");
        Assert.Empty(second.Values);
        Assert.EndsWith("page=3&per_page=100", second.Json["next_url"]!.GetValue<string>(), StringComparison.Ordinal);

        await using FaultyDoor endless = await OpenAsync(SandboxFault.EmptyPagesWithoutEnd);
        string? next = Pages;
        List<int> counts = [];
        for (int page = 0; page < 30; page++)
        {
            Answer answer = await endless.GetAsync(next!);
            counts.Add(answer.Values.Count);
            next = new Uri(answer.Json["next_url"]!.GetValue<string>()).PathAndQuery;
        }

        Assert.Equal([100, 100, 100, 12], counts[..4]);
        Assert.All(counts[4..], count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task A_member_stands_twice_in_the_envelope_or_in_an_item()
    {
        foreach (string path in new[] { Pages, DataPages })
        {
            string clean = (await GetAsync(null, path)).Text;
            string envelope = (await GetAsync(SandboxFault.RepeatedMemberInEnvelope, path)).Text;
            Assert.Equal(clean[..^1] + ",\"values\":[],\"count\":0}", envelope);

            string item = (await GetAsync(SandboxFault.RepeatedMemberInItem, path)).Text;
            string repeated = path == Pages ? "\"title\":" : "\"values\":";
            Assert.Equal(Occurrences(clean, repeated) + 1, Occurrences(item, repeated));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(clean)!["count"], JsonNode.Parse(item)!["count"]));
        }
    }

    [Fact]
    public async Task An_id_comes_twice_with_different_content()
    {
        foreach (string path in new[] { Pages, DataPages })
        {
            Answer clean = await GetAsync(null, path);
            Answer changed = await GetAsync(SandboxFault.SameIdWithOtherContent, path);
            JsonObject[] same = [.. changed.Values.Select(item => item!.AsObject()).Where(item => Key(item) == Key(changed.Values[^1]!.AsObject()))];

            Assert.Equal(clean.Values.Count + 1, changed.Values.Count);
            Assert.Equal(changed.Values.Count, changed.Json["count"]!.GetValue<int>());
            Assert.Equal(2, same.Length);
            Assert.False(JsonNode.DeepEquals(same[0], same[1]));
        }
    }

    private static string Key(JsonObject item) => $"{item["id"] ?? item["kpi"]} {item["municipality"]} {item["period"]}";

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static int Moved(List<string> before, List<string> after) => before.Zip(after).Count(pair => pair.First != pair.Second);

    private static Task<FaultyDoor> OpenAsync(SandboxFault fault) => FaultyDoor.OpenAsync("handler", new FaultRule(fault));

    private static async Task<Answer> GetAsync(SandboxFault? fault, string path)
    {
        FaultRule[] rules = fault is { } kind ? [new FaultRule(kind)] : [];
        await using FaultyDoor door = await FaultyDoor.OpenAsync("handler", rules);
        return await door.GetAsync(path);
    }

    /// <summary>The items of all pages, as text.</summary>
    private static async Task<List<string>> AllAsync(FaultyDoor? faulty, string path)
    {
        await using FaultyDoor clean = await FaultyDoor.OpenAsync("handler");
        List<string> all = [];
        for (string? next = path; next is not null;)
        {
            Answer answer = await (faulty ?? clean).GetAsync(next);
            all.AddRange(answer.Values.Select(item => item!.ToJsonString()));
            next = answer.Json["next_url"] is { } url ? new Uri(url.GetValue<string>()).PathAndQuery : null;
        }

        return all;
    }
}
