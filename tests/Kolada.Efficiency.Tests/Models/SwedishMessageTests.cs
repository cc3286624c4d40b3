using System.Text.RegularExpressions;

namespace Kolada.Efficiency.Tests;

/// <summary>What is wrong in a user's own files, in Swedish: at the same places as in English.</summary>
public sealed partial class SwedishMessageTests
{
    private static readonly Municipality[] Known = [new() { Id = "1267", Title = "Höör", Type = MunicipalityType.Municipality }];

    [Theory]
    [InlineData("""{ "format": 2 }""", "$.format: biblioteket läser format 1, och modellen har 2. Uppdatera biblioteket, eller skriv modellen i format 1.")]
    [InlineData("""{ "format": "1" }""", "$.format: måste vara ett heltal, utan citattecken, och är \"1\".")]
    [InlineData("""{ }""", "$.format: saknas; ange 1, formatets version.")]
    [InlineData("""{ "id": 7 }""", "$.id: måste vara en text inom citattecken, och är 7.")]
    [InlineData("""{ "titel": "x" }""", "$.titel: ingår inte i formatet. Tillåtna namn här är $schema, format, id, version, title, description, source, validYears, areas.")]
    [InlineData("""[]""", "$: måste vara ett objekt, och är en lista.")]
    [InlineData("""{ "areas": {} }""", "$.areas: måste vara en lista inom hakparenteser, och är ett objekt.")]
    [InlineData("""{ "areas": [{ }] }""", "$.areas[0].id: saknas; ange ett kort namn, som \"grundskola\".")]
    [InlineData("""{ "areas": [{ "resource": { } }] }""", "$.areas[0].resource.components: saknas; ange en lista med nyckeltal, eller utelämna hela indexet.")]
    [InlineData("""{ "areas": [{ "resource": { "certainty": "sure", "components": [] } }] }""", "$.areas[0].resource.certainty: måste vara något av low, medium, high, established, eller utelämnas.")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ }] } }] }""", "$.areas[0].resource.components[0].kpi: saknas; ange ett nyckeltals id, som \"N15428\".")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ "kpi": "N1" }] } }] }""", "$.areas[0].resource.components[0].kpi: N1 är inget nyckeltals-id: det ska vara N eller U och fem siffror (N15428), eller own: och ett namn (own:lokalkostnad).")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ "kpi": "N00001", "weight": "1" }] } }] }""", "$.areas[0].resource.components[0].weight: måste vara ett tal, utan citattecken, och är \"1\".")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ "kpi": "N00001", "lowerIsBetter": "yes" }] } }] }""", "$.areas[0].resource.components[0].lowerIsBetter: måste vara true eller false, utan citattecken, och är \"yes\".")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ "kpi": "N00001", "successors": [{ }] }] } }] }""", "$.areas[0].resource.components[0].successors[0].from: saknas; ange det första år som det används för.")]
    [InlineData("""{ "areas": [{ "resource": { "components": [{ "kpi": "N00001", "breaks": [{ }] }] } }] }""", "$.areas[0].resource.components[0].breaks[0].reason: saknas; ange vad som ändrades.")]
    [InlineData("{\n  \"format\": 1,\n  oj\n}", "$: är inte JSON, rad 3, tecken 3.")]
    public void A_text_that_is_no_model(string json, string expected)
    {
        string swedish = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json, ReportLanguage.Swedish)).Message;
        string english = Assert.Throws<ArgumentException>(() => EfficiencyModel.Parse(json)).Message;

        Assert.StartsWith("Modellen kan inte användas:\n", swedish, StringComparison.Ordinal);
        Assert.Contains("\n  " + expected, swedish, StringComparison.Ordinal);
        Assert.Equal(Places(english), Places(swedish));
    }

    [Fact]
    public void A_model_that_breaks_the_rules()
    {
        EfficiencyModel model = new()
        {
            Id = "Min modell",
            Version = "",
            Title = "t",
            ValidYears = new YearSpan(2024, 2019),
            Areas =
            [
                new ServiceArea { Id = "a", Title = "a", ValidYears = new YearSpan(null, null), PublishedEfficiency = default(KpiId) },
                new ServiceArea
                {
                    Id = "a",
                    Title = "b",
                    Resource = new IndexDefinition
                    {
                        AtLeast = 4,
                        Components =
                        [
                            new IndexComponent
                            {
                                Kpi = "N00001",
                                Weight = -0.5,
                                Alternatives = ["N00001"],
                                Breaks = [new SeriesBreak(19, "") { ReasonInSwedish = " " }],
                            },
                            new IndexComponent
                            {
                                Kpi = "N00001",
                                Successors = [new ComponentSuccessor("N00002", 2025), new ComponentSuccessor("N00003", 2025)],
                            },
                            new IndexComponent { Kpi = default },
                        ],
                    },
                },
            ],
        };

        Assert.Equal(
            [
                "$.id: är 'Min modell'; det måste vara 1 till 64 små bokstäver a–z, siffror och bindestreck, inte bindestreck först.",
                "$.version: är tom; ange en text.",
                "$.validYears: slutar innan det börjar; byt plats på de två åren.",
                "$.areas[0].validYears: saknar både början och slut; utelämna det för alla år.",
                "$.areas[0]: anger inga nyckeltal; ge det ett index i resource eller quality.",
                "$.areas[0].publishedEfficiency: är ett standardvärde; ange ett nyckeltals-id.",
                "$.areas[1].resource.atLeast: är 4; det måste vara 1 till antalet nyckeltal (3), eller utelämnas för alla.",
                "$.areas[1].resource.components[0].weight: är -0,5; en vikt måste vara större än 0. Utelämna ett nyckeltal som inte ska räknas.",
                "$.areas[1].resource.components[0]: anger ett nyckeltal mer än en gång bland sig självt, efterföljare och alternativ; ange varje en gång.",
                "$.areas[1].resource.components[0].breaks[0].year: är 19; ett år måste vara 1900 till 2100.",
                "$.areas[1].resource.components[0].breaks[0].reason: är tom; ange en text.",
                "$.areas[1].resource.components[0].breaks[0].reasonInSwedish: är tom; ange en text.",
                "$.areas[1].resource.components[1].successors: måste stå i stigande årsordning, varje år en gång.",
                "$.areas[1].resource.components[2].kpi: har ett standardvärde bland nyckeltalet, dess efterföljare och alternativ; ange nyckeltals-id.",
                "$.areas[1].resource.components[1].kpi: 'N00001' är redan ett nyckeltal i indexet; ange det en gång.",
                "$.areas[1].id: 'a' är redan ett område; ange det en gång.",
            ],
            model.Validate(ReportLanguage.Swedish));
        Assert.Equal(model.Validate().Select(Path), model.Validate(ReportLanguage.Swedish).Select(Path));

        static string Path(string problem) => problem.Split(": ")[0];
    }

    [Fact]
    public void A_file_is_named_whatever_the_language()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("mine.json", "{}");

        Assert.StartsWith(
            "mine.json: Modellen kan inte användas:",
            Assert.Throws<ArgumentException>(() => EfficiencyModel.LoadFile(path, ReportLanguage.Swedish)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "rad 1: texten är tom; första raden anger kolumnerna kpi, municipality, year och value.")]
    [InlineData("kpi,municipality,year\n", "rad 1, kolumn value: saknas på första raden, som anger kolumnerna.")]
    [InlineData("kpi,municipality,year,value,unit\n", "rad 1, kolumn unit: är ingen kolumn för egna uppgifter; de är kpi, municipality, year, value, gender.")]
    [InlineData("kpi,municipality,year,value,year\n", "rad 1, kolumn year: förekommer två gånger.")]
    [InlineData("kpi,municipality,year,value\nN15001,1267,2024,1", "rad 2, kolumn kpi: 'N15001' måste vara own: och ett namn av bokstäver, siffror, '-', '_' och '.', som own:lokalkostnad; Koladas egna id kan inte ersättas.")]
    [InlineData("kpi,municipality,year,value\n\nown:a,Höö,2024,1", "rad 3, kolumn municipality: 'Höö' måste vara en kommuns id eller namn, som 1267 eller Höör.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,24,1", "rad 2, kolumn year: '24' måste vara ett år från 1900 till 2100.")]
    [InlineData("kpi;municipality;year;value\nown:a;1267;2024;1 000", "rad 2, kolumn value: '1 000' måste vara ett tal, som 12,5, eller tomt.")]
    [InlineData("kpi,municipality,year,value,gender\nown:a,1267,2024,1,X", "rad 2, kolumn gender: 'X' måste vara T, K eller M, eller tomt för T.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024", "rad 2: har 3 fält, och första raden anger 4 kolumner.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,1\nown:a,Höör,2024,2", "rad 3: own:a för 1267, 2024, T finns redan på rad 2.")]
    public void Bad_rows_of_own_figures(string csv, string expected)
    {
        string swedish = Assert.Throws<ArgumentException>(() => OwnFigures.Parse(csv, Known, ReportLanguage.Swedish)).Message;
        string english = Assert.Throws<ArgumentException>(() => OwnFigures.Parse(csv, Known)).Message;

        Assert.StartsWith("De egna uppgifterna kan inte användas, 1 fel:\n", swedish, StringComparison.Ordinal);
        Assert.Contains("\n  " + expected, swedish, StringComparison.Ordinal);
        Assert.Equal(
            Numbers().Matches(english).Select(match => match.Value),
            Numbers().Matches(swedish.Replace("12,5", "12.5", StringComparison.Ordinal)).Select(match => match.Value));
    }

    /// <summary>The paths of a message's lines.</summary>
    private static IEnumerable<string> Places(string message) => message.Split("\n  ").Skip(1).Select(line => line.Split(':')[0]);

    [GeneratedRegex(@"\d+", RegexOptions.None, 10_000)]
    private static partial Regex Numbers();
}
