using Kolada.Efficiency;

namespace Kolada.Application.Tests;

/// <summary>Every way of saying whom a municipality is compared with, from the snapshot.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly KoladaWorkspace _workspace = KoladaWorkspace.Open(DataSource.Snapshot);

    [Fact]
    public async Task Nothing_said_means_the_county()
    {
        EfficiencyReport report = (await CompareAsync(new ComparisonRequest())).Value;

        Assert.StartsWith("Skåne läns kommuner", report.Group.Title, StringComparison.Ordinal);
        Assert.Equal(33, report.Group.Size);
    }

    [Theory]
    [InlineData("skane lans kommuner", "Skåne läns kommuner", 33)]
    [InlineData("ALL", "All municipalities", 290)]
    [InlineData("similar", "Liknande kommuner, övergripande, Höör", 8)]
    [InlineData("similar:grundskola", "Liknande kommuner grundskola, Höör", 8)]
    public async Task A_group_is_said_by_title_or_in_a_word(string group, string title, int size)
    {
        EfficiencyReport report = (await CompareAsync(new ComparisonRequest { Group = group })).Value;

        Assert.StartsWith(title, report.Group.Title, StringComparison.Ordinal);
        Assert.Equal(size, report.Group.Size);
    }

    [Fact]
    public async Task A_list_holds_the_chosen_one_too()
    {
        EfficiencyReport report = (await CompareAsync(new ComparisonRequest { With = ["lund", "1257", "Eslöv"] })).Value;

        Assert.Equal(4, report.Group.Size);
        Assert.Equal(("3 selected municipalities", "3 valda kommuner"), (report.Group.GetTitle(), report.Group.GetTitle(ReportLanguage.Swedish)));
    }

    [Fact]
    public async Task The_nearest_are_as_many_as_asked_for_besides_the_chosen_one()
    {
        ComparisonRequest nearest = new() { NearestCount = 20, NearestBy = [new SimilarityCriterion("N11821", 1)] };

        Assert.Equal(21, (await CompareAsync(nearest)).Value.Group.Size);
    }

    public static TheoryData<ComparisonRequest, NoticeCode> Contradictions => new()
    {
        { new() { Group = "all", With = ["Lund"] }, NoticeCode.ComparisonAmbiguous },
        { new() { Group = "all", NearestCount = 3, NearestBy = [new SimilarityCriterion("N11821", 1)] }, NoticeCode.ComparisonAmbiguous },
        { new() { NearestCount = 3 }, NoticeCode.NearestIncomplete },
        { new() { NearestBy = [new SimilarityCriterion("N11821", 1)] }, NoticeCode.NearestIncomplete },
        { new() { NearestYear = 2023 }, NoticeCode.NearestIncomplete },
        { new() { NearestCount = 0, NearestBy = [new SimilarityCriterion("N11821", 1)] }, NoticeCode.NearestCountTooSmall },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_comparison_that_contradicts_itself_is_refused_with_its_reason(ComparisonRequest comparison, NoticeCode reason)
    {
        RequestException refused = await Assert.ThrowsAsync<RequestException>(() => CompareAsync(comparison));

        Assert.False(refused.IsNotFound);
        Assert.Equal(reason, Assert.Single(refused.Reasons).Code);
    }

    [Fact]
    public async Task A_region_is_refused_by_its_id_and_title()
    {
        RequestException refused = await Assert.ThrowsAsync<RequestException>(
            () => _workspace.CompareAsync(new EfficiencyRequest { Municipality = "0012" }, TestContext.Current.CancellationToken));

        Notice reason = Assert.Single(refused.Reasons);
        Assert.Equal((NoticeCode.NotMunicipality, "0012", "Region Skåne"), (reason.Code, reason.Get("id"), reason.Get("title")));
    }

    [Fact]
    public async Task An_unknown_municipality_is_told_with_the_nearest_names()
    {
        KoladaException unknown = await Assert.ThrowsAsync<KoladaException>(
            () => _workspace.CompareAsync(new EfficiencyRequest { Municipality = "Hörr" }, TestContext.Current.CancellationToken));

        Assert.Equal(KoladaErrorKind.NotFound, unknown.Kind);
        Assert.Contains(unknown.Nearest, name => name.Title == "Höör");
    }

    [Fact]
    public async Task Criteria_that_the_snapshot_lacks_are_refused_before_anything_is_asked()
    {
        ComparisonRequest nearest = new() { NearestCount = 3, NearestBy = [new SimilarityCriterion("N00003", 1)] };

        RequestException refused = await Assert.ThrowsAsync<RequestException>(() => CompareAsync(nearest));

        Assert.True(refused.IsNotFound);
        Assert.Equal(["N00003"], Assert.Single(refused.Reasons).GetAll("kpis"));
    }

    public void Dispose() => _workspace.Dispose();

    private Task<Answer<EfficiencyReport>> CompareAsync(ComparisonRequest comparison) =>
        _workspace.CompareAsync(new EfficiencyRequest { Municipality = "hoor", Comparison = comparison }, TestContext.Current.CancellationToken);
}
