using System.Text.Json;

namespace Kolada.Efficiency.Tests;

/// <summary>A reason as data: equality, JSON, and what a writer makes of one that it does not know.</summary>
public sealed class ReasonTests
{
    private static readonly Reason Full = new(ReasonCodes.NoValue)
    {
        Arguments = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["municipality"] = "Höör", ["kpi"] = "N15428", ["year"] = 2024, ["share"] = 0.5, ["years"] = new[] { 2020, 2021 },
            ["ids"] = new[] { "a", "b" },
        },
    };

    [Fact]
    public void Equal_codes_and_arguments_are_equal_in_any_order()
    {
        Reason other = Full with { Arguments = Full.Arguments.Reverse().ToDictionary(StringComparer.Ordinal) };

        Assert.Equal(Full, other);
        Assert.Equal(Full.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(Full, Full with { Arguments = new Dictionary<string, object>(Full.Arguments, StringComparer.Ordinal) { ["year"] = 2023 } });
        Assert.NotEqual(Full, Full with { Arguments = Full.Arguments.Skip(1).ToDictionary(StringComparer.Ordinal) });
        Assert.NotEqual(new Reason("a"), new Reason("b"));
    }

    [Fact]
    public void It_survives_JSON()
    {
        string json = JsonSerializer.Serialize(Full);

        Assert.Equal("""{"code":"no-value","arguments":{"municipality":"H\u00F6\u00F6r","kpi":"N15428","year":2024,"share":0.5,"years":[2020,2021],"ids":["a","b"]}}""", json);
        Assert.Equal(Full, JsonSerializer.Deserialize<Reason>(json));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{ "arguments": {} }""")]
    [InlineData("""{ "code": "a", "arguments": { "b": true } }""")]
    [InlineData("""{ "code": "a", "arguments": { "b": [1, "c"] } }""")]
    public void What_is_no_reason_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Reason>(json));

    [Fact]
    public void A_code_that_is_not_known_stands_as_it_is()
    {
        Reason own = new("not-yet-decided")
        {
            Arguments = new Dictionary<string, object>(StringComparer.Ordinal) { ["by"] = "the board", ["years"] = new[] { 2020, 2021 } },
        };

        Assert.Equal("not-yet-decided (by: the board, years: 2020 2021)", own.ToString(ReportLanguage.Swedish));
        Assert.Equal(own.ToString(), own.ToString(ReportLanguage.English));
    }

    /// <summary>Whoever builds a report by hand may leave arguments out; a writer must not fail on that.</summary>
    [Fact]
    public void Arguments_that_are_left_out_fail_nowhere() =>
        Assert.All(ReasonCodes.All, code => Assert.All(Enum.GetValues<ReportLanguage>(), language => Assert.NotEqual("", new Reason(code).ToString(language))));

    [Fact]
    public void A_text_of_ones_own_is_written_in_the_readers_language_where_it_has_it()
    {
        Assert.Equal(
            ("One.", "Ett."),
            (Reason.FromText("One.", "Ett.").ToString(ReportLanguage.English), Reason.FromText("One.", "Ett.").ToString(ReportLanguage.Swedish)));
        Assert.Equal("One.", Reason.FromText("One.").ToString(ReportLanguage.Swedish));
    }
}
