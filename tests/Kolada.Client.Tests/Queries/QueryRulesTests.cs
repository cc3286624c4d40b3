namespace Kolada.Client.Tests.Queries;

/// <summary>What is refused before anything is sent.</summary>
public sealed class QueryRulesTests
{
    public static TheoryData<string, DataQuery, string> Refused => new()
    {
        { "one dimension", new DataQuery { Kpis = ["N15428"] }, "at least two of" },
        { "no dimension", new DataQuery(), "at least two of" },
        { "no KPIs in the list", new DataQuery { Kpis = [], Years = [2024] }, "Kpis is an empty list" },
        { "no municipalities in the list", new DataQuery { Kpis = ["N15428"], Municipalities = [], Years = [2024] }, "Municipalities is an empty list" },
        { "no years in the list", new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Years = [] }, "Years is an empty list" },
        { "no genders in the list", new DataQuery { Kpis = ["N15428"], Municipalities = ["1267"], Genders = [] }, "Genders is an empty list" },
        { "a year far off", new DataQuery { Kpis = ["N15428"], Years = [20244] }, "20244 is outside 1900 to 2100" },
        { "an own figure", new DataQuery { Kpis = ["own:hyra"], Years = [2024] }, "own:hyra is a figure of your own" },
        { "a default KPI id", new DataQuery { Kpis = [default], Years = [2024] }, "default value" },
        { "a default municipality id", new DataQuery { Municipalities = [default], Years = [2024] }, "default value" },
        { "a gender that is none", new DataQuery { Kpis = ["N15428"], Years = [2024], Genders = [(Gender)7] }, "Total, Women and Men" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_query_that_Kolada_would_answer_with_silence_is_refused(string why, DataQuery query, string message)
    {
        StubHandler server = new(_ => throw new InvalidOperationException("Nothing should be sent: " + why));
        using HttpClient http = new(server);
        using KoladaClient client = new(http);

        ArgumentException planned = await Assert.ThrowsAsync<ArgumentException>(() => client.PlanAsync(query, TestContext.Current.CancellationToken));
        ArgumentException table = await Assert.ThrowsAsync<ArgumentException>(() => client.GetTableAsync(query, TestContext.Current.CancellationToken));
        ArgumentException rows = Assert.Throws<ArgumentException>(() => client.QueryAsync(query, TestContext.Current.CancellationToken));

        Assert.Contains(message, planned.Message, StringComparison.Ordinal);
        Assert.Equal(planned.Message, table.Message);
        Assert.Equal(planned.Message, rows.Message);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("N1542")]
    [InlineData("N154281")]
    [InlineData("X15428")]
    [InlineData("n15428")]
    [InlineData("N15428,N15429")]
    [InlineData("N1542/")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("N١٥٤٢٨")]
    [InlineData("own:")]
    [InlineData("own:..")]
    [InlineData("own:a/b")]
    public void A_malformed_KPI_id_is_refused_with_the_rule(string id)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new KpiId(id));

        Assert.Contains("N or U and five digits", refused.Message, StringComparison.Ordinal);
        Assert.False(KpiId.IsValid(id));
    }

    [Theory]
    [InlineData("126")]
    [InlineData("12670")]
    [InlineData("Höör")]
    [InlineData("G")]
    [InlineData("G12,13")]
    [InlineData("../kpi")]
    [InlineData("")]
    public void A_malformed_municipality_id_is_refused_with_the_rule(string id)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new MunicipalityId(id));

        Assert.Contains("four digits", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V15E/1")]
    [InlineData("V15E,1")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("V15E 1")]
    [InlineData("V15E?1")]
    [InlineData("V15E#1")]
    [InlineData("V15E%2F")]
    [InlineData("")]
    public void An_id_that_could_leave_its_segment_is_refused(string id)
    {
        Assert.Throws<ArgumentException>(() => new OrganizationalUnitId(id));
        Assert.Throws<ArgumentException>(() => new KpiGroupId(id));
    }

    [Fact]
    public void A_message_shows_a_bounded_part_of_a_value_and_no_control_characters()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new KpiId("\u001b[31m" + new string('x', 5000)));

        Assert.DoesNotContain('\u001b', refused.Message);
        Assert.InRange(refused.Message.Length, 1, 300);
    }

    [Theory]
    [InlineData(2018, 2017)]
    [InlineData(1899, 2000)]
    [InlineData(2000, 2101)]
    public void A_range_of_years_that_is_none_is_refused(int first, int last) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Years.Range(first, last));

    [Theory]
    [InlineData("", new int[0])]
    [InlineData("2023", new[] { 2023 })]
    [InlineData("2018–2020, 2023, 2025–2026", new[] { 2026, 2018, 2020, 2019, 2023, 2025, 2023 })]
    public void Years_are_described_by_their_runs(string expected, int[] years) => Assert.Equal(expected, Years.Describe(years));
}
