using System.Globalization;
using System.Text;
using Kolada.Sandbox;

namespace Kolada.Client.Tests.Lookup;

/// <summary>From what people type to entries, over the real catalogue of the snapshot.</summary>
public sealed class LookupTests : IDisposable
{
    private readonly KoladaClient _client = KoladaSandbox.CreateClient();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("1267", "1267")]
    [InlineData("Höör", "1267")]
    [InlineData(" höör ", "1267")]
    [InlineData("HOOR", "1267")]
    [InlineData("hoor", "1267")]
    [InlineData("Habo", "0643")]
    [InlineData("Håbo", "0305")]
    [InlineData("håbo", "0305")]
    [InlineData("HABO", "0643")]
    [InlineData("Malmo", "1280")]
    [InlineData("upplands-bro", "0139")]
    [InlineData("Riket", "0000")]
    [InlineData("Region Skåne", "0012")]
    public async Task A_municipality_is_found_by_id_or_name(string typed, string id)
    {
        Municipality found = await _client.GetMunicipalityAsync(typed, TestContext.Current.CancellationToken);

        Assert.Equal(id, found.Id.Value);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public async Task Names_fold_the_same_under_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("1267", (await _client.GetMunicipalityAsync("hoor", TestContext.Current.CancellationToken)).Id.Value);
            Assert.Equal("0127", (await _client.GetMunicipalityAsync("BOTKYRKA", TestContext.Current.CancellationToken)).Id.Value);
            Assert.Equal("1860", (await _client.GetMunicipalityAsync("LAXÅ", TestContext.Current.CancellationToken)).Id.Value);
            Assert.Equal("0184", (await _client.GetMunicipalityAsync("SOLNA", TestContext.Current.CancellationToken)).Id.Value);
            Assert.Equal("0330", (await _client.GetMunicipalityAsync("KNIVSTA", TestContext.Current.CancellationToken)).Id.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task An_exact_name_may_come_in_decomposed_letters()
    {
        Municipality found = await _client.GetMunicipalityAsync("Håbo".Normalize(NormalizationForm.FormD), TestContext.Current.CancellationToken);

        Assert.Equal("0305", found.Id.Value);
    }

    [Fact]
    public async Task A_folded_name_that_fits_two_lists_both()
    {
        KoladaException ambiguous = await Assert.ThrowsAsync<KoladaException>(
            () => _client.GetMunicipalityAsync("Häbo", TestContext.Current.CancellationToken));

        Assert.Equal(KoladaErrorKind.NotFound, ambiguous.Kind);
        Assert.Contains("Habo (0643)", ambiguous.Message, StringComparison.Ordinal);
        Assert.Contains("Håbo (0305)", ambiguous.Message, StringComparison.Ordinal);
        Assert.True(ambiguous.IsAmbiguous);
        Assert.Equal([new KoladaName("0305", "Håbo"), new KoladaName("0643", "Habo")], ambiguous.Nearest.OrderBy(name => name.Id, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unknown_name_lists_the_nearest()
    {
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(() => _client.GetMunicipalityAsync("Hör", TestContext.Current.CancellationToken));

        Assert.Equal(["Hör"], unknown.Missing);
        Assert.Contains("Höör (1267)", unknown.Message, StringComparison.Ordinal);
        Assert.False(unknown.IsAmbiguous);
        Assert.Equal(5, unknown.Nearest.Count);
        Assert.Contains(new KoladaName("1267", "Höör"), unknown.Nearest);
    }

    [Theory]
    [InlineData("G33621")]
    [InlineData("Skåne läns kommuner (ovägt medel)")]
    [InlineData("Skåne läns kommuner")]
    [InlineData("skane lans kommuner")]
    public async Task A_group_is_found_by_id_or_title_with_or_without_its_ending(string typed)
    {
        MunicipalityGroup found = await _client.GetMunicipalityGroupAsync(typed, TestContext.Current.CancellationToken);

        Assert.Equal("G33621", found.Id.Value);
        Assert.Equal(33, found.Members.Count);
    }

    [Theory]
    [InlineData("grundskola", "Liknande kommuner grundskola, Höör, 2024")]
    [InlineData("Aldreomsorg", "Liknande kommuner äldreomsorg, Höör, 2024")]
    [InlineData("lss", "Liknande kommuner LSS, Höör, 2024")]
    [InlineData("ekonomiskt bistånd", "Liknande kommuner ekonomiskt bistånd, Höör, 2023")]
    [InlineData(null, "Liknande kommuner, övergripande, Höör, 2025")]
    public async Task The_official_similar_municipalities_are_the_newest_of_the_area(string? area, string title)
    {
        Municipality hoor = await _client.GetMunicipalityAsync("Höör", TestContext.Current.CancellationToken);

        MunicipalityGroup similar = await _client.GetSimilarMunicipalitiesAsync(hoor, area, TestContext.Current.CancellationToken);

        Assert.Equal(title, similar.Title);
        Assert.DoesNotContain(hoor.Id, similar.Members);
    }

    [Fact]
    public async Task Where_there_is_no_such_group_the_areas_that_have_one_are_listed()
    {
        Municipality hoor = await _client.GetMunicipalityAsync("Höör", TestContext.Current.CancellationToken);

        KoladaException none = await Assert.ThrowsAsync<KoladaException>(
            () => _client.GetSimilarMunicipalitiesAsync(hoor, "hamnar", TestContext.Current.CancellationToken));

        Assert.Equal(KoladaErrorKind.NotFound, none.Kind);
        Assert.Contains("grundskola", none.Message, StringComparison.Ordinal);
        Assert.Equal(["hamnar"], none.Missing);
        Assert.All(none.Nearest, group => Assert.Matches("^Liknande kommuner.*, Höör, 20", group.Title));
    }

    [Fact]
    public async Task A_region_has_similar_regions()
    {
        Municipality skane = await _client.GetMunicipalityAsync("Region Skåne", TestContext.Current.CancellationToken);

        MunicipalityGroup similar = await _client.GetSimilarMunicipalitiesAsync(
            skane,
            "hälso- och sjukvård (inkl läkemedel)",
            TestContext.Current.CancellationToken);

        Assert.StartsWith("Liknande regioner, hälso- och sjukvård", similar.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ignores_case_and_diacritics_and_wants_every_word()
    {
        IReadOnlyList<Kpi> found = await _client.SearchKpisAsync("NETTOKOSTNADSAVVIKELSE aldreomsorg", TestContext.Current.CancellationToken);

        Assert.Equal(["N20900"], found.Select(kpi => kpi.Id.Value));
    }

    [Fact]
    public async Task Search_finds_an_id_and_puts_it_first()
    {
        IReadOnlyList<Kpi> found = await _client.SearchKpisAsync("n15428", TestContext.Current.CancellationToken);

        Assert.Equal("N15428", found[0].Id.Value);
    }

    [Fact]
    public async Task Search_without_a_match_is_empty() =>
        Assert.Empty(await _client.SearchKpisAsync("rymdfart", TestContext.Current.CancellationToken));

    [Fact]
    public async Task Search_ranks_the_title_above_the_description_and_the_living_above_the_retired()
    {
        string[] kpis =
        [
            """{"id":"N00001","title":"Annat","description":"handlar om bibliotek","operating_area":"Kultur"}""",
            """{"id":"N00002","title":"Besök på bibliotek (-2019)","operating_area":"Kultur"}""",
            """{"id":"N00003","title":"Biblioteksbesök","operating_area":"Kultur"}""",
            """{"id":"N00004","title":"Besök på bibliotek, antal/inv","operating_area":"Kultur"}""",
        ];
        using HttpClient http = new(new StubHandler(_ => StubHandler.Envelope(kpis)));
        using KoladaClient client = new(http);

        IReadOnlyList<Kpi> found = await client.SearchKpisAsync("bibliotek", TestContext.Current.CancellationToken);

        Assert.Equal(["N00004", "N00003", "N00002", "N00001"], found.Select(kpi => kpi.Id.Value));
    }

    [Fact]
    public async Task The_latest_value_comes_with_its_year_and_passes_over_missing_ones()
    {
        static string Row(int year, string value) => string.Create(CultureInfo.InvariantCulture, $$"""{"kpi":"N15428","municipality":"1267","period":{{year}},"values":[{"gender":"K","value":1},{"gender":"T","value":{{value}},"status":""}]}""");
        using HttpClient http = new(new StubHandler(_ => StubHandler.Envelope([Row(2023, "82.5"), Row(2024, "83.25"), Row(2025, "null"), Row(2022, "80")])));
        using KoladaClient client = new(http);

        DataPoint? latest = await client.GetLatestAsync("N15428", "1267", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((2024, 83.25), (latest!.Value.Year, latest.Value.Value));
    }

    [Fact]
    public async Task Several_names_are_resolved_in_their_order_and_all_that_are_not_known_are_told_at_once()
    {
        using KoladaClient client = Kolada.Sandbox.KoladaSandbox.CreateClient();
        CancellationToken token = TestContext.Current.CancellationToken;

        IReadOnlyList<Municipality> found = await client.GetMunicipalitiesByNameAsync(["lund", "1267", "Region Skåne"], token);
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(() => client.GetMunicipalitiesByNameAsync(["Lund", "Hxxr", "Eslxv"], token));

        Assert.Equal(["1281", "1267", "0012"], found.Select(municipality => municipality.Id.Value));
        Assert.Equal(["Hxxr", "Eslxv"], unknown.Missing);
        Assert.Equal(KoladaErrorKind.NotFound, unknown.Kind);
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetMunicipalitiesByNameAsync(["Lund", ""], token));
    }
}
