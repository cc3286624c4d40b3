#:project ../src/Kolada.Application
#:property PublishAot=false
// A front end of one's own, which stands on Kolada.Application alone as the kolada command does: a municipality against those similar to it.
//   dotnet run samples/front-end.cs -- lund similar:grundskola
using Kolada.Application;
using Kolada.Efficiency;

string municipality = args.ElementAtOrDefault(0) ?? "hoor";
string group = args.ElementAtOrDefault(1) ?? ComparisonRequest.Similar;
using KoladaWorkspace workspace = KoladaWorkspace.Open(DataSource.Snapshot);   // DataSource.Live asks Kolada
try
{
    Answer<EfficiencyReport> answer = await workspace.CompareAsync(new EfficiencyRequest
    {
        Municipality = municipality,
        Comparison = new ComparisonRequest { Group = group },
    });
    EfficiencyReport report = answer.Value;
    Console.WriteLine($"{report.Municipality.Title} against {report.Group.Title}, {report.Group.Size} municipalities");
    foreach (AreaResult area in report.Years.SelectMany(year => year.Areas))
    {
        Console.WriteLine($"{area.Title} {area.Year}: efficiency {area.Efficiency}");
    }

    Console.WriteLine(string.Join('\n', answer.Notices.Select(Sentence)));
    Console.WriteLine(report.Source);
}
catch (RequestException refused)
{
    Console.Error.WriteLine(string.Join('\n', refused.Reasons.Select(Sentence)));
}

// The library gives codes with arguments; how it is said, and in which language, is the front end's.
static string Sentence(Notice notice) => notice.Code switch
{
    NoticeCode.SnapshotUsed or NoticeCode.SnapshotIncomplete => $"From the offline snapshot of {notice.Get("asOf")}.",
    NoticeCode.DefaultModelReplaced => $"Model {notice.Get("used")}, since the snapshot has no values for {notice.Get("usual")}.",
    _ => notice.ToString(),
};
