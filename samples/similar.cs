#:project ../src/Kolada.Efficiency
#:project ../src/Kolada.Sandbox
#:property PublishAot=false
// A municipality among those that RKA holds to be similar in compulsory schooling: the official group of the newest year.
//   dotnet run samples/similar.cs
//   dotnet run samples/similar.cs -- --live
using Kolada;
using Kolada.Efficiency;
using Kolada.Sandbox;

using KoladaClient kolada = args.Contains("--live") ? new KoladaClient() : KoladaSandbox.CreateClient();

Municipality hoor = await kolada.GetMunicipalityAsync("Höör");
MunicipalityGroup similar = await kolada.GetSimilarMunicipalitiesAsync(hoor, "grundskola");
IReadOnlyList<Municipality> members = await kolada.GetMunicipalitiesByIdAsync(similar.Members);
Console.WriteLine($"{similar.Title}: {string.Join(", ", members.Select(member => member.Title))}");

// Side by side: the deviation of the net cost from what the structure explains, in per cent.
int[] years = [2022, 2023, 2024];
KpiTable table = await kolada.GetTableAsync(new DataQuery { Kpis = ["N15001"], Municipalities = [hoor.Id, .. similar.Members], Years = years });
foreach (Municipality municipality in members.Prepend(hoor))
{
    IEnumerable<string> values = years.Select(
        year => table.GetValue("N15001", municipality.Id, year) is { } value ? FormattableString.Invariant($"{value,7:0.0;-0.0}") : "      –");
    Console.WriteLine($"{municipality.Title,-14}{string.Concat(values)}");
}

Console.WriteLine(KoladaClient.SourceLabel);

// And as an index within the group.
EfficiencyReport report = await kolada.EvaluateEfficiencyAsync("Höör", similar, years, EfficiencyModel.Get("net-cost"));
Console.WriteLine($"Resource index, grundskola {report["grundskola"].Latest.Year}: {report["grundskola"].Latest.Resource}");
Console.WriteLine(report.Source);
