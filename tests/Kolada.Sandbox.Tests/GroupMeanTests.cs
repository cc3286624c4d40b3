using System.Globalization;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>Group rows against a computation from the source, in decimal arithmetic and by plain search.</summary>
public sealed class GroupMeanTests(Doors doors) : IClassFixture<Doors>
{
    private static readonly (string Kpi, int Year)[] Questions = [("N15428", 2024), ("N17461", 2022), ("N20900", 2025), ("N00310", 2024), ("N00310", 2020)];

    public static TheoryData<string, string, int> Cases => new(
        from source in RealData.Names
        from question in Questions
        select (source.Data, question.Kpi, question.Year));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_group_row_is_the_mean_of_the_members_that_have_a_value(string source, string kpi, int year)
    {
        var data = RealData.Named(source);
        var groups = data.Entries("municipality_groups.json.gz").Select(group => JsonNode.Parse(group.GetRawText())!).ToList();
        var known = groups.Select(group => group["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var expected = Expected(data, groups, kpi, year);
        var served = (await doors.AllAsync($"/v3/data/kpi/{kpi}/year/{year}")).Where(row => known.Contains(row["municipality"]!.GetValue<string>())).ToList();
        Assert.Equal((kpi, year) is ("N00310", 2020), expected.Count == 0);   // it was not published then
        Assert.Equal(
            expected.Keys.Select(key => key.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            served.Select(row => row["municipality"]!.GetValue<string>()));
        var entries = served.SelectMany(row => row["values"]!.AsArray().Select(entry => (Group: row["municipality"]!.GetValue<string>(), Entry: entry!)))
            .ToList();
        Assert.Equal(expected.Count, entries.Count);
        foreach (var (group, entry) in entries)
        {
            var (mean, count) = expected[(group, entry["gender"]!.GetValue<string>())];
            Assert.Equal(count, entry["count"]!.GetValue<int>());
            Assert.Equal("", entry["status"]!.GetValue<string>());
            Assert.Equal(mean, entry["value"]!.GetValue<double>(), 1e-9);
        }
    }

    [Fact]
    public async Task A_group_asked_for_by_id_has_the_same_row_as_in_the_full_list()
    {
        var all = await doors.AllAsync("/v3/data/kpi/N15428/year/2023");
        var fromAll = all.Single(row => row["municipality"]!.GetValue<string>() is "G33621");
        var alone = Assert.Single((await doors.GetAsync("/v3/data/kpi/N15428/municipality/G33621/year/2023")).Values);
        Assert.True(JsonNode.DeepEquals(fromAll, alone));
    }

    [Fact]
    public async Task A_group_none_of_whose_members_has_a_value_has_no_row()
    {
        var answer = await doors.GetAsync("/v3/data/kpi/N15428/municipality/G33621/year/1901");
        Assert.Empty(answer.Values);
    }

    private static Dictionary<(string Group, string Gender), (double Mean, int Count)> Expected(RealData data, List<JsonNode> groups, string kpi, int year)
    {
        var values = data.Rows(kpi)
            .Select(row => JsonNode.Parse(row.GetRawText())!)
            .Where(row => row["period"]!.GetValue<int>() == year)
            .SelectMany(row => row["values"]!.AsArray().Where(entry => entry!["value"] is not null)
                .Select(entry => (Id: row["municipality"]!.GetValue<string>(), Gender: entry!["gender"]!.GetValue<string>(),
                    Value: decimal.Parse(entry["value"]!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture))))
            .ToLookup(entry => entry.Id, StringComparer.Ordinal);
        return groups
            .SelectMany(group => group["members"]!.AsArray()
                .SelectMany(member => values[member!["member_id"]!.GetValue<string>()])
                .GroupBy(entry => entry.Gender, StringComparer.Ordinal)
                .Select(entries => (
                    Key: (group["id"]!.GetValue<string>(), entries.Key),
                    Mean: (double)entries.Average(entry => entry.Value),
                    Count: entries.Count())))
            .ToDictionary(item => item.Key, item => (item.Mean, item.Count));
    }
}
