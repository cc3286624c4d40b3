using Kolada.Efficiency.Tests.Support;
using Kolada.Sandbox;

namespace Kolada.Efficiency.Tests;

/// <summary>The whole way from a name to a report, over the embedded snapshot.</summary>
public sealed class SandboxTests
{
    private static readonly EfficiencyModel NetCost = EfficiencyModel.Get("net-cost");

    [Fact]
    public async Task The_readme_example_works()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();
        MunicipalityGroup skane = await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner", TestContext.Current.CancellationToken);

        EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(
            "Höör",
            skane,
            Years.Range(2018, 2025),
            NetCost,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2025, report["grundskola"].Latest.Year);
        Assert.Equal(61.86, report["grundskola"].InYear(2023)!.Resource.Index!.Value, 0.005);
    }

    [Fact]
    public async Task A_whole_population_has_the_numbers_of_its_reports()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();
        MunicipalityGroup skane = await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner", TestContext.Current.CancellationToken);
        List<Municipality> known = await kolada.GetMunicipalitiesAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        PopulationIndices all = await kolada.EvaluatePopulationAsync(
            Population.Create(skane, known),
            [2023],
            NetCost,
            cancellationToken: TestContext.Current.CancellationToken);

        AreaIndices school = all.Areas.Single(area => area.Id == "grundskola");
        int hoor = all.Population.Members.TakeWhile(member => member.Title != "Höör").Count();
        Assert.Equal((33, 6), (all.Population.Members.Count, all.Areas.Count));
        Assert.Equal((61.86, 13), (Math.Round(school.Indices.Resource.Indices[hoor]!.Value, 2), school.Indices.Resource.Ranks[hoor]));
    }

    [Fact]
    public async Task It_equals_the_report_from_a_table_built_by_hand()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        EfficiencyReport fetched = await kolada.EvaluateEfficiencyAsync("hoor", model: NetCost, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Numbers(SkaneData.Report()), Numbers(fetched));
        Assert.Equal("G33621", fetched.Group.Id?.Value);
    }

    [Fact]
    public async Task Key_figures_that_the_service_does_not_know_hide_no_other_area()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        EfficiencyReport report = await kolada.EvaluateEfficiencyAsync("1267", years: [2024], cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(report["aldreomsorg"].Latest.Resource.Index);
        Assert.Equal("The catalogue that was asked has no key figure U15049.", report["grundskola"].Latest.Resource.Missing());
        Assert.Equal(6, report.Years.Single().Areas.Count);
    }

    [Fact]
    public async Task A_model_of_unknown_key_figures_only_is_a_report_of_reasons()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(
            "1267",
            years: [2024],
            model: Sample.Model([Sample.Low("N99998")]),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("The catalogue that was asked has no key figure N99998.", report["a"].Latest.Resource.Missing());
    }

    [Fact]
    public async Task Everything_that_a_report_can_carry_comes_over_the_client_too()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();
        EfficiencyOptions options = new() { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = 700 } };

        EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(
            new EfficiencyQuery { Municipality = "Höör", Model = NetCost, Options = options },
            TestContext.Current.CancellationToken);

        AreaResult school = report["grundskola"].Latest;
        Assert.Equal(4, school.Explanations!.Efficiency!.Contributions.Count);
        Assert.Equal((school.Efficiency.Rank, school.Efficiency.Count), (school.Robustness!.Efficiency!.Rank, school.Robustness.Efficiency.Count));
        Assert.NotEmpty(school.Peers!);
        Assert.Empty(school.Published!);
        Assert.Equal(2018, report.Trends.Single(trend => trend.Id == "lss").Years[0].Year);
    }

    [Fact]
    public async Task A_population_of_any_kind_can_be_compared()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();
        List<Municipality> municipalities = await kolada.GetMunicipalitiesAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        EfficiencyQuery query = new() { Municipality = "1267", Population = Population.All(municipalities), Years = [2022], Model = NetCost };
        EfficiencyReport all = await kolada.EvaluateEfficiencyAsync(query, TestContext.Current.CancellationToken);
        EfficiencyReport few = await kolada.EvaluateEfficiencyAsync(
            query with { Municipality = "hoor", Population = Population.Create("Grannar", ["1266", "1285"], "1267", municipalities) },
            TestContext.Current.CancellationToken);

        Assert.Equal((290, null, 66), (all.Group.Size, all.Group.Id, all["aldreomsorg"].Latest.Resource.Count));
        Assert.Contains(
            all.Remarks(),
            note => note.StartsWith("Äldreomsorg: 66 of 290 compared municipalities have the resource index in 2022", StringComparison.Ordinal));
        Assert.Equal((3, 3), (few.Group.Size, few["lss"].Latest.Resource.Count));
        Assert.Contains(few.Remarks(), note => note.StartsWith("Only 3 municipalities are compared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_contradicts_itself_is_refused_before_any_call()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using KoladaClient kolada = KoladaSandbox.CreateClient();
        List<Municipality> municipalities = await kolada.GetMunicipalitiesAsync(cancellationToken: stop).ToListAsync(stop);
        MunicipalityGroup skane = await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner", stop);
        EfficiencyQuery query = new() { Municipality = "1281", Population = Population.Create("Grannar", ["1266"], "1267", municipalities), Model = NetCost };
        using HttpClient unreachable = new() { BaseAddress = new Uri("http://127.0.0.1:9/v3/") };
        using KoladaClient offline = new(unreachable);

        ArgumentException stranger = await Assert.ThrowsAsync<ArgumentException>(() => offline.EvaluateEfficiencyAsync(query, stop));
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(
            () => offline.EvaluateEfficiencyAsync(query with { Municipality = "Lund" }, stop));
        ArgumentException both = await Assert.ThrowsAsync<ArgumentException>(
            () => offline.EvaluateEfficiencyAsync(query with { Municipality = "1267", Group = skane }, stop));

        Assert.Contains("1281 is not a member of the population 'Grannar'", stranger.Message, StringComparison.Ordinal);
        Assert.Equal(KoladaErrorKind.NotFound, unknown.Kind);
        Assert.Contains("the group 'Skåne läns kommuner", both.Message, StringComparison.Ordinal);
        Assert.Contains("the population 'Grannar'", both.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_are_at_least_one()
    {
        using HttpClient unreachable = new() { BaseAddress = new Uri("http://127.0.0.1:9/v3/") };
        using KoladaClient kolada = new(unreachable);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => kolada.GetNearestPopulationAsync("Höör", [new("N11821")], 0, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Steps_are_reported_in_order()
    {
        Steps heard = new();
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        EfficiencyQuery query = new() { Municipality = "Höör", Model = NetCost, Progress = heard };
        await kolada.EvaluateEfficiencyAsync(query, TestContext.Current.CancellationToken);

        Assert.Equal([(0, 5), (1, 5), (2, 5), (3, 5), (4, 5)], heard.Select(step => (step.Done, step.Total)));
        Assert.Equal(Enum.GetValues<EfficiencyStep>(), heard.Select(step => step.Step));
        Assert.Equal((NetCost.GetKpis().Count, 33), (heard[3].Kpis, heard[3].Municipalities));
    }

    [Fact]
    public async Task A_region_cannot_be_chosen()
    {
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        MunicipalityGroup group = new() { Id = "G1", Title = "x", Members = ["1267"] };
        await Assert.ThrowsAsync<ArgumentException>(
            () => kolada.EvaluateEfficiencyAsync("Region Skåne", group, model: NetCost, cancellationToken: TestContext.Current.CancellationToken));
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => kolada.EvaluateEfficiencyAsync("Riket", model: NetCost, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("Riket (0000) is not a municipality", refused.Message, StringComparison.Ordinal);
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(
            () => kolada.EvaluateEfficiencyAsync("Höörby", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(KoladaErrorKind.NotFound, unknown.Kind);
    }

    [Fact]
    public async Task Cancellation_is_the_callers()
    {
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        using KoladaClient kolada = KoladaSandbox.CreateClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kolada.EvaluateEfficiencyAsync("Höör", model: NetCost, cancellationToken: stop.Token));
    }

    private static IEnumerable<string> Numbers(EfficiencyReport report) =>
        from year in report.Years
        from area in year.Areas
        from index in new[] { area.Resource, area.Quality, area.Efficiency }
        select FormattableString.Invariant($"{year.Year} {area.Id} {index.Index:R} {index.Rank} {index.Count} {string.Join(' ', index.Components.Select(part => FormattableString.Invariant($"{part.Kpi} {part.Value:R} {part.Count}")))}");

    private sealed class Steps : List<EfficiencyProgress>, IProgress<EfficiencyProgress>
    {
        public void Report(EfficiencyProgress value) => Add(value);
    }
}
