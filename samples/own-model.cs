#:project ../src/Kolada.Efficiency
#:project ../src/Kolada.Sandbox
#:property PublishAot=false
// A model of your own, with a figure of your own: local premises' cost beside Kolada's key figures.
//   dotnet run samples/own-model.cs
//   dotnet run samples/own-model.cs -- --live
using Kolada;
using Kolada.Efficiency;
using Kolada.Sandbox;

using KoladaClient kolada = args.Contains("--live") ? new KoladaClient() : KoladaSandbox.CreateClient();

// A model is data: areas, components, direction, weight. The same as JSON: EfficiencyModel.LoadFile("model.json").
EfficiencyModel model = new()
{
    Id = "skolan-hos-oss",
    Version = "1",
    Title = "Skolan, som vi ser den",
    Areas =
    [
        new ServiceArea
        {
            Id = "grundskola",
            Title = "Grundskola",
            Resource = new IndexDefinition
            {
                Components =
                [
                    new IndexComponent { Kpi = "N15001", LowerIsBetter = true, Weight = 3 },
                    new IndexComponent { Kpi = "own:lokalkostnad", LowerIsBetter = true },
                ],
            },
            Quality = new IndexDefinition { Components = [new IndexComponent { Kpi = "N15428" }] },
        },
    ],
};
foreach (string problem in model.Validate())
{
    Console.Error.WriteLine(problem);
}

// Figures that Kolada does not have, from the accounts of four neighbours: invented for this sample.
const string Csv = """
    kpi,municipality,year,value
    own:lokalkostnad,Höör,2023,18250
    own:lokalkostnad,Hörby,2023,19400
    own:lokalkostnad,Eslöv,2023,20100
    own:lokalkostnad,Lund,2023,23700
    """;
List<Municipality> municipalities = await kolada.GetMunicipalitiesAsync().ToListAsync();
IReadOnlyList<DataPoint> own = OwnFigures.Parse(Csv, municipalities);

Population neighbours = Population.Create("Höör och grannarna", [.. own.Select(figure => figure.Municipality)], "1267", municipalities);
EfficiencyReport report = await kolada.EvaluateEfficiencyAsync(
    new EfficiencyQuery { Municipality = "Höör", Population = neighbours, Years = [2023], Model = model, OwnFigures = own });

Console.WriteLine(report.ToMarkdown());
