#:project ../src/Kolada.Sandbox
#:property PublishAot=false
// Values of several key figures for all municipalities of a county, as CSV for machines or for a Swedish Excel.
//   dotnet run samples/table-to-csv.cs -- skane.csv
//   dotnet run samples/table-to-csv.cs -- skane.csv --excel --live
using Kolada;
using Kolada.Sandbox;

string file = args.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal)) ?? "skane.csv";
using KoladaClient kolada = args.Contains("--live") ? new KoladaClient() : KoladaSandbox.CreateClient();

MunicipalityGroup skane = await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner");
Dictionary<MunicipalityId, string> titles = await kolada.GetMunicipalitiesAsync()
    .ToDictionaryAsync(municipality => municipality.Id, municipality => municipality.Title);
KpiTable table = await kolada.GetTableAsync(new DataQuery
{
    Kpis = ["N15428", "N15001"],
    Municipalities = skane.Members,
    Years = Years.Range(2018, 2023),
    Genders = [Gender.Total],
});

await using (FileStream csv = File.Create(file))
{
    await table.WriteCsvAsync(csv, titles, args.Contains("--excel") ? CsvDialect.Excel : CsvDialect.Rfc4180);
}

Console.WriteLine($"{table.Count} values in {file}. {KoladaClient.SourceLabel}");
