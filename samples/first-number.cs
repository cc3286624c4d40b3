#:project ../src/Kolada.Sandbox
#:property PublishAot=false
// The first number: the share of pupils in Höör who leave year 9 qualified for upper secondary school.
//   dotnet run samples/first-number.cs              from the embedded snapshot, no network
//   dotnet run samples/first-number.cs -- --live    from Kolada
using Kolada;
using Kolada.Sandbox;

using KoladaClient kolada = args.Contains("--live") ? new KoladaClient() : KoladaSandbox.CreateClient();

Municipality hoor = await kolada.GetMunicipalityAsync("Höör");
Kpi kpi = await kolada.GetKpiAsync("N15428");
DataPoint? latest = await kolada.GetLatestAsync(kpi.Id, hoor.Id);

Console.WriteLine(kpi.Title);
Console.WriteLine(latest is { } point ? FormattableString.Invariant($"{hoor.Title} {point.Year}: {point.Value}") : $"{hoor.Title} has no value.");
Console.WriteLine(KoladaClient.SourceLabel);
