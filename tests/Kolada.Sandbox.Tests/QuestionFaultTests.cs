using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Answers to another question than the one that was asked.</summary>
public sealed class QuestionFaultTests
{
    private const string Data = "/v3/data/kpi/N17461,N15428/municipality/1267,1290/year/2022,2023";

    [Theory]
    [InlineData(SandboxFault.RowOfOtherKpi, "kpi", Data)]
    [InlineData(SandboxFault.RowOfOtherPlace, "municipality", Data)]
    [InlineData(SandboxFault.RowOfOtherYear, "period", Data)]
    [InlineData(SandboxFault.RowOfOtherKpi, "kpi", "/v3/data/?kpi_id=N17461&kpi_id=N15428&municipality_id=1267,1290&year=2022&year=2023")]
    public async Task One_row_is_of_something_that_was_not_asked_for(SandboxFault fault, string field, string path)
    {
        Answer clean = await GetAsync(null, path);
        Answer changed = await GetAsync(fault, path);
        (JsonNode? Before, JsonNode? After)[] differing =
        [
            .. clean.Values.Zip(changed.Values).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)),
        ];

        Assert.Equal(8, changed.Values.Count);
        (JsonNode? before, JsonNode? after) = Assert.Single(differing);
        Assert.DoesNotContain(after![field]!.ToString(), path, StringComparison.Ordinal);
        after[field] = before![field]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public async Task What_was_not_asked_for_by_id_cannot_be_wrong()
    {
        const string everywhere = "/v3/data/kpi/N15428/year/2023?per_page=50";
        Assert.Equal((await GetAsync(null, everywhere)).Bytes, (await GetAsync(SandboxFault.RowOfOtherPlace, everywhere)).Bytes);
        Assert.Equal((await GetAsync(null, everywhere)).Bytes, (await GetAsync(SandboxFault.AllMunicipalities, everywhere)).Bytes);
        const string allYears = "/v3/data/kpi/N15428/municipality/1267";
        Assert.Equal((await GetAsync(null, allYears)).Bytes, (await GetAsync(SandboxFault.RowOfOtherYear, allYears)).Bytes);
    }

    [Theory]
    [InlineData("/v3/data/kpi/N15428/municipality/1267/year/2023", "/v3/data/kpi/N15428/municipality/1290/year/2023")]
    [InlineData("/v3/data/municipality/1267/year/2023", "/v3/data/municipality/1290/year/2023")]
    public async Task All_municipalities_come_whichever_are_asked_for(string one, string other)
    {
        Answer first = await GetAsync(SandboxFault.AllMunicipalities, one);
        Answer second = await GetAsync(SandboxFault.AllMunicipalities, other);
        HashSet<string> places = [.. first.Values.Select(row => row!["municipality"]!.GetValue<string>())];

        Assert.True(JsonNode.DeepEquals(first.Values, second.Values));
        Assert.InRange(places.Count, 290, 312);
        Assert.DoesNotContain(places, place => place.StartsWith('G'));
    }

    [Fact]
    public async Task The_answer_of_the_call_before_comes_a_second_time()
    {
        const string before = "/v3/data/kpi/N15428/municipality/1267/year/2023";
        const string after = "/v3/data/kpi/N15428/municipality/1290/year/2023";
        await using FaultyDoor door = await FaultyDoor.OpenAsync("handler", new FaultRule(SandboxFault.AnswerOfAnotherCall));

        byte[] first = (await door.GetAsync(before)).Bytes;
        Assert.Equal((await GetAsync(null, before)).Bytes, first);
        Assert.Equal(first, (await door.GetAsync(after)).Bytes);
        Assert.Equal(first, (await door.GetAsync(after)).Bytes);
        Assert.Equal((await GetAsync(null, after)).Bytes, (await door.GetAsync(before)).Bytes);
    }

    [Theory]
    [InlineData("/v3/municipality", "id")]
    [InlineData("/v3/kpi", "id")]
    [InlineData(Data, "kpi")]
    public async Task One_id_is_of_a_form_that_Kolada_never_gives(string path, string field)
    {
        Answer changed = await GetAsync(SandboxFault.OwnIdFromService, path);
        Assert.Single(changed.Values, item => item![field]!.GetValue<string>().StartsWith("own:", StringComparison.Ordinal));
        Assert.Equal((await GetAsync(null, path)).Values.Count, changed.Values.Count);
    }

    [Theory]
    [InlineData("kpi")]
    [InlineData("kpi_groups")]
    [InlineData("municipality")]
    [InlineData("municipality_groups")]
    [InlineData("ou")]
    public async Task Lists_that_are_not_narrowed_are_empty_or_short(string list)
    {
        Answer empty = await GetAsync(SandboxFault.EmptyList, $"/v3/{list}?per_page=1000");
        Assert.Equal("""{"values":[],"count":0,"next_url":null,"previous_url":null}""", empty.Text);

        await using FaultyDoor clean = await FaultyDoor.OpenAsync("handler");
        await using FaultyDoor shrunken = await FaultyDoor.OpenAsync("handler", new FaultRule(SandboxFault.ShrunkenList));
        List<string> all = await IdsAsync(clean, list);
        Assert.Equal(all.Where((_, position) => position % 5 != 4), await IdsAsync(shrunken, list));
        foreach (SandboxFault fault in new[] { SandboxFault.EmptyList, SandboxFault.ShrunkenList })
        {
            string narrowed = $"/v3/{list}?title=a&per_page=100";
            Assert.Equal((await GetAsync(null, narrowed)).Bytes, (await GetAsync(fault, narrowed)).Bytes);
        }
    }

    [Theory]
    [InlineData("/v3/kpi/N15428", 404)]
    [InlineData(Data, 404)]
    [InlineData("/v3/kpi", 200)]
    public async Task Known_ids_are_said_to_be_unknown(string path, int status) =>
        Assert.Equal(status, (await GetAsync(SandboxFault.NotFoundForKnownIds, path)).Status);

    private static async Task<List<string>> IdsAsync(FaultyDoor door, string list)
    {
        List<string> ids = [];
        for (string? next = $"/v3/{list}?per_page=1000"; next is not null;)
        {
            Answer page = await door.GetAsync(next);
            ids.AddRange(page.Values.Select(item => item!["id"]!.GetValue<string>()));
            next = page.Json["next_url"] is { } url ? new Uri(url.GetValue<string>()).PathAndQuery : null;
        }

        return ids;
    }

    private static async Task<Answer> GetAsync(SandboxFault? fault, string path)
    {
        FaultRule[] rules = fault is { } kind ? [new FaultRule(kind)] : [];
        await using FaultyDoor door = await FaultyDoor.OpenAsync("handler", rules);
        return await door.GetAsync(path);
    }
}
