namespace Kolada.WireMock.Tests;

/// <summary>Rows of lists and of data, spelled as Kolada and its older versions have been seen to spell them.</summary>
public sealed class RowTests
{
    private const string DataPath = "/v3/data/kpi/N15428/municipality/1267/year/2023";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("true", "false", true, false)]
    [InlineData("false", "true", false, true)]
    [InlineData("1", "0", true, false)]
    [InlineData("0", "1", false, true)]
    [InlineData("1", "true", true, true)]
    public async Task A_boolean_of_a_KPI_may_be_written_as_0_or_1(string divided, string units, bool isDivided, bool hasUnits)
    {
        using MockKolada kolada = new();
        string kpiJson = $$"""{"id":"N15428","title":"T","is_divided_by_gender":{{divided}},"has_ou_data":{{units}}}""";
        kolada.Get("/v3/kpi/N15428").RespondWith(Answers.Json(OnePage(kpiJson)));
        using KoladaClient client = new(kolada.Options());

        Kpi kpi = await client.GetKpiAsync("N15428", Token);

        Assert.Equal(isDivided, kpi.IsDividedByGender);
        Assert.Equal(hasUnits, kpi.HasOrganizationalUnitData);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"true\"")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_boolean_written_in_any_other_way_is_an_invalid_answer(string divided)
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/kpi/N15428").RespondWith(Answers.Json(OnePage($$"""{"id":"N15428","title":"T","is_divided_by_gender":{{divided}}}""")));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.GetKpiAsync("N15428", Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.Contains("is_divided_by_gender", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2025\"", 2025)]
    [InlineData("2025", 2025)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public async Task A_publication_year_may_be_text_or_a_number(string year, int? expected)
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/kpi/N15428").RespondWith(Answers.Json(OnePage($$"""{"id":"N15428","title":"T","publ_period":{{year}}}""")));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(expected, (await client.GetKpiAsync("N15428", Token)).PublicationPeriod);
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_and_null_means_missing()
    {
        using MockKolada kolada = new();
        kolada.Get("/v3/kpi/N15428").RespondWith(Answers.Page([new
        {
            id = "N15428",
            title = "Elever i åk 9, andel (%)",
            unit = new { text = "%", decimals = 1 },
            tags = new[] { "skola" },
            municipality_type = "K",
            auspice = (string?)null,
            perspective = (string?)null,
            publication_date = (string?)null,
        }]));
        using KoladaClient client = new(kolada.Options());

        Kpi kpi = await client.GetKpiAsync("N15428", Token);

        Assert.Equal("Elever i åk 9, andel (%)", kpi.Title);
        Assert.Null(kpi.Auspice);
        Assert.Null(kpi.PublicationDate);
        Assert.Equal("", kpi.Description);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("null", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public async Task The_mark_of_a_deleted_value_may_be_written_as_0_or_1(string mark, bool isDeleted)
    {
        using MockKolada kolada = new();
        kolada.Get(DataPath).RespondWith(Answers.Json(Row($$"""{"gender":"T","count":1,"status":"","value":61.5,"isdeleted":{{mark}}}""")));
        using KoladaClient client = new(kolada.Options());

        List<DataPoint> points = await client.QueryAsync(Query with { IncludeDeleted = true }, Token).ToListAsync(Token);

        Assert.Equal(new DataPoint("N15428", "1267", 2023, Gender.Total) { Value = 61.5, Count = 1, IsDeleted = isDeleted }, Assert.Single(points));
    }

    [Fact]
    public async Task Each_gender_of_a_row_is_a_value_of_its_own_in_any_order()
    {
        using MockKolada kolada = new();
        kolada.Get(DataPath).RespondWith(Answers.Page([new
        {
            period = 2023,
            values = new object[]
            {
                new { value = 60, gender = "M" },
                new { gender = "T", value = -4.0925, count = 2 },
                new { gender = "K", value = (double?)null, status = "Privacy" },
            },
            municipality = "1267",
            kpi = "N15428",
        }]));
        using KoladaClient client = new(kolada.Options());

        Dictionary<Gender, DataPoint> points = await client.QueryAsync(Query, Token).ToDictionaryAsync(point => point.Gender, cancellationToken: Token);

        Assert.Equal(60, points[Gender.Men].Value);
        Assert.Equal(-4.0925, points[Gender.Total].Value);
        Assert.Equal(2, points[Gender.Total].Count);
        Assert.Null(points[Gender.Women].Value);
        Assert.Equal("Privacy", points[Gender.Women].Status.ToString());
    }

    private static DataQuery Query => new() { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] };

    private static string OnePage(string item) => $$"""{"values":[{{item}}],"count":1,"next_url":null}""";

    private static string Row(string value) => OnePage($$"""{"kpi":"N15428","municipality":"1267","period":2023,"values":[{{value}}]}""");
}
