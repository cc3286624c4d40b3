using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Application.Tests;

/// <summary>What a reader should know beside an answer is there as codes with arguments.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly KoladaWorkspace _workspace = KoladaWorkspace.Open(DataSource.Snapshot);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_comparison_from_the_snapshot_names_the_model_that_it_chose_and_the_snapshot()
    {
        Answer<EfficiencyReport> answer = await _workspace.CompareAsync(new EfficiencyRequest { Municipality = "Höör" }, TestContext.Current.CancellationToken);

        Assert.True(answer.Value.Offline);
        Assert.Equal("net-cost", answer.Value.ModelId);
        Notice model = Assert.Single(answer.Notices, notice => notice.Code == NoticeCode.DefaultModelReplaced);
        Assert.Equal(("net-cost", "rka"), (model.Get("used"), model.Get("usual")));
        Notice snapshot = answer.Notices[^1];
        Assert.Equal($"{SandboxSnapshot.Embedded.AsOf:yyyy-MM-dd}", snapshot.Get("asOf"));
        Assert.Equal(SandboxSnapshot.Embedded.Kpis.Count, int.Parse(snapshot.Get("kpis"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_model_that_was_asked_for_is_not_remarked_on()
    {
        EfficiencyRequest request = new() { Municipality = "Höör", Model = KoladaWorkspace.LoadModel("NET-COST") };

        Answer<EfficiencyReport> answer = await _workspace.CompareAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(answer.Notices, notice => notice.Code == NoticeCode.DefaultModelReplaced);
    }

    [Fact]
    public async Task Own_figures_that_the_model_does_not_use_are_named()
    {
        EfficiencyRequest request = new() { Municipality = "Höör", OwnFiguresPath = Write("kpi,municipality,year,value\nown:lokaler,Höör,2023,1.5\n") };

        Answer<EfficiencyReport> answer = await _workspace.CompareAsync(request, TestContext.Current.CancellationToken);

        Notice unused = Assert.Single(answer.Notices, notice => notice.Code == NoticeCode.OwnFiguresUnused);
        Assert.Equal(("net-cost", "own:lokaler"), (unused.Get("model"), unused.Get("kpis")));
    }

    [Fact]
    public async Task A_ranking_says_what_a_comparison_says()
    {
        string own = Write("kpi,municipality,year,value\nown:lokaler,Höör,2023,1.5\n");

        Answer<AreaRanking> all = await _workspace.RankAsync(
            new RankingRequest { Area = "aldreomsorg", Year = 2022, OwnFiguresPath = own },
            TestContext.Current.CancellationToken);
        Answer<AreaRanking> county = await _workspace.RankAsync(
            new RankingRequest { Area = "grundskola", Year = 2023, Group = "Skåne läns kommuner", Model = EfficiencyModel.Get("net-cost") },
            TestContext.Current.CancellationToken);

        Assert.Equal(("net-cost", "own:lokaler"), (all.Notices[0].Get("model"), all.Notices[0].Get("kpis")));
        Assert.Equal([NoticeCode.OwnFiguresUnused, NoticeCode.DefaultModelReplaced], all.Notices.Take(2).Select(notice => notice.Code));
        Assert.All(all.Notices.Skip(2).SkipLast(1), notice => Assert.Equal(NoticeCode.SnapshotCoverage, notice.Code));
        Assert.Equal(NoticeCode.SnapshotIncomplete, all.Notices[^1].Code);
        Assert.Equal([NoticeCode.SnapshotUsed], county.Notices.Select(notice => notice.Code));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_refused_by_its_path()
    {
        string path = Write("kpi,municipality,year,value\n");
        await using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        RequestException refused = await Assert.ThrowsAsync<RequestException>(
            () => _workspace.CompareAsync(new EfficiencyRequest { Municipality = "Höör", OwnFiguresPath = path }, TestContext.Current.CancellationToken));

        Notice reason = Assert.Single(refused.Reasons);
        Assert.Equal((NoticeCode.OwnFiguresUnreadable, path), (reason.Code, reason.Get("path")));
        Assert.NotEmpty(reason.Get("problem"));
    }

    [Fact]
    public async Task Own_figures_join_the_values_that_they_are_about_and_are_marked()
    {
        string path = Write("kpi,municipality,year,value\nown:lokaler,Höör,2023,1.5\nown:lokaler,Lund,2023,2.5\n");
        DataRequest request = new() { Kpis = ["N15428"], Municipalities = ["hoor"], Years = [2023], OwnFiguresPath = path };

        Answer<DataAnswer> answer = await _workspace.QueryAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(1.5, answer.Value.Table.GetValue("own:lokaler", "1267", 2023));
        Assert.Null(answer.Value.Table.GetValue("own:lokaler", "1281", 2023));
        Assert.Equal(["own:lokaler"], Assert.Single(answer.Notices, notice => notice.Code == NoticeCode.OwnFiguresIncluded).GetAll("kpis"));
    }

    [Fact]
    public async Task Values_that_the_snapshot_lacks_are_named_by_year()
    {
        DataRequest request = new() { Kpis = ["N15428"], Municipalities = ["Höör"], Years = [1971, 2023] };

        Answer<DataAnswer> answer = await _workspace.QueryAsync(request, TestContext.Current.CancellationToken);

        Notice gap = Assert.Single(answer.Notices, notice => notice.Code == NoticeCode.ValuesNotInSnapshot);
        Assert.Equal(["1971"], gap.GetAll("missingYears"));
        Assert.Empty(gap.GetAll("missingMunicipalities"));
        Assert.Equal(NoticeCode.SnapshotIncomplete, answer.Notices[^1].Code);
    }

    [Fact]
    public async Task Nothing_at_all_from_the_snapshot_is_a_refusal_also_when_values_are_streamed()
    {
        DataRequest request = new() { Kpis = ["N15428"], Municipalities = ["Höör"], Years = [1971] };

        RequestException table = await Assert.ThrowsAsync<RequestException>(() => _workspace.QueryAsync(request, TestContext.Current.CancellationToken));
        StreamedData stream = await _workspace.StreamAsync(request, TestContext.Current.CancellationToken);
        Assert.Empty(await stream.Rows.ToListAsync(TestContext.Current.CancellationToken));
        RequestException streamed = Assert.Throws<RequestException>(() => stream.GetNotices(0));

        Assert.True(table.IsNotFound);
        Assert.Equal(table.Reasons[0].ToString(), streamed.Reasons[0].ToString());
    }

    [Fact]
    public async Task A_stream_and_a_table_have_the_same_values()
    {
        DataRequest request = new() { Kpis = ["N15428", "N15001"], Groups = ["Skåne läns kommuner"], Years = [2022, 2023] };

        Answer<DataAnswer> table = await _workspace.QueryAsync(request, TestContext.Current.CancellationToken);
        StreamedData stream = await _workspace.StreamAsync(request, TestContext.Current.CancellationToken);
        List<DataPoint> rows = await stream.Rows.ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            table.Value.Table.Select(row => (row.Kpi, row.Municipality, row.Year, row.Value)).ToHashSet(),
            rows.Select(row => (row.Kpi, row.Municipality, row.Year, row.Value)).ToHashSet());
        Assert.Equal(table.Notices.Select(notice => notice.ToString()), stream.GetNotices(rows.Count).Select(notice => notice.ToString()));
        Assert.Equal("Höör", stream.Titles["1267"]);
    }

    [Theory]
    [InlineData("no-such-file.csv", NoticeCode.OwnFiguresNotFound)]
    [InlineData("", NoticeCode.OwnFiguresNotFound)]
    [InlineData(null, NoticeCode.OwnFiguresInvalid)]
    public async Task A_file_that_cannot_be_used_is_refused_by_its_path(string? name, NoticeCode code)
    {
        string path = name ?? Write("kpi,municipality,year,value\nN15428,Höör,2023,1\n");

        RequestException refused = await Assert.ThrowsAsync<RequestException>(
            () => _workspace.CompareAsync(new EfficiencyRequest { Municipality = "Höör", OwnFiguresPath = path }, TestContext.Current.CancellationToken));

        Notice reason = Assert.Single(refused.Reasons);
        Assert.Equal((code, path), (reason.Code, reason.Get("path")));
        Assert.Equal(code == NoticeCode.OwnFiguresInvalid, reason.Get("problems").Contains("line 2, column kpi", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_that_is_not_there_is_refused_with_those_that_are()
    {
        RequestException refused = Assert.Throws<RequestException>(() => KoladaWorkspace.LoadModel("no-such-model"));

        Notice reason = Assert.Single(refused.Reasons);
        Assert.Equal(NoticeCode.ModelNotFound, reason.Code);
        Assert.Equal(["rka", "net-cost"], reason.GetAll("builtIn"));
    }

    [Fact]
    public void A_refusal_says_its_reasons_in_its_message_for_logs()
    {
        RequestException refused = Assert.Throws<RequestException>(() => KoladaWorkspace.LoadModel("no-such-model"));

        Assert.Equal("The request cannot be met: ModelNotFound (model: no-such-model; builtIn: rka, net-cost).", refused.Message);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private string Write(string csv) => _folder.Write("own.csv", csv);
}
