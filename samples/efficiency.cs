#:project ../src/Kolada.Efficiency
#:project ../src/Kolada.Sandbox
#:property PublishAot=false
// Resource, quality and efficiency indices of a municipality against its county.
//   dotnet run samples/efficiency.cs -- Lund
//   dotnet run samples/efficiency.cs -- Lund --live    RKA's areas and components, from Kolada
using Kolada;
using Kolada.Efficiency;
using Kolada.Sandbox;

bool live = args.Contains("--live");
string name = args.FirstOrDefault(argument => argument != "--live") ?? "Höör";
using KoladaClient kolada = live ? new KoladaClient() : KoladaSandbox.CreateClient();

EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(name, model: EfficiencyModel.Get(live ? "rka" : "net-cost"));
report = report with { Offline = !live };

Console.WriteLine($"{report.Municipality.Title} against {report.Group.Title}, {report.Group.Size} municipalities");
foreach (AreaResult area in report.Years.SelectMany(year => year.Areas))
{
    Console.WriteLine($"{area.Title} {area.Year}");
    Console.WriteLine($"  resource    {area.Resource}");
    Console.WriteLine($"  quality     {area.Quality}");
    Console.WriteLine($"  efficiency  {area.Efficiency}");
}

Console.WriteLine(report.Source);
