using System.Globalization;
using System.Text.Json;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>What is written to files: the JSON contract as a golden file, CSV and Markdown from a report built by hand.</summary>
public sealed class ReportWriterTests
{
    private static readonly Reason NoValue = new(ReasonCodes.NoValue)
    {
        Arguments = new Dictionary<string, object>(StringComparer.Ordinal) { ["municipality"] = "Höör", ["kpi"] = "N15428", ["year"] = 2023 },
    };

    private static readonly EfficiencyReport ByHand = new()
    {
        ModelId = "net-cost",
        ModelVersion = "1",
        Offline = true,
        Municipality = new Municipality { Id = "1267", Title = "Höör" },
        Group = new ComparedGroup("G33621", "Skåne läns kommuner (ovägt medel)", 33),
        Years =
        [
            new YearReport(2023, [new AreaResult
            {
                Id = "grundskola",
                Title = "Grundskola | F-9",
                Year = 2023,
                Indices = new ByIndex<IndexResult>(
                    new IndexResult
                {
                    Index = 61.855,
                    Rank = 9,
                    Count = 33,
                    Quartile = 2,
                    Components =
                    [
                        new ComponentResult
                        {
                            Kpi = "N15001",
                            Title = "Avvikelse, \"netto\" (%)",
                            LowerIsBetter = true,
                            Value = -2.18,
                            Score = 61.855,
                            LowPercentile = -9.5,
                            HighPercentile = 1e21,
                            Count = 33,
                            Year = 2022,
                            Preliminary = true,
                        },
                    ],
                },
                    new IndexResult
                    {
                        MissingReasons = [NoValue],
                        Components =
                        [
                            new ComponentResult
                            {
                                Kpi = "N15428", Title = "Behöriga", Weight = 0.25, Year = 2023, Preliminary = false,
                                MissingReasons = [NoValue],
                            },
                        ],
                    },
                    new IndexResult
                    {
                        MissingReasons =
                        [
                            new Reason(ReasonCodes.EfficiencyNeedsBoth)
                            {
                                Arguments = new Dictionary<string, object>(StringComparer.Ordinal) { ["indices"] = new[] { "quality" } },
                            },
                            NoValue,
                        ],
                    }),
            }]),
        ],
        Notes = [Reason.FromText("A remark.")],
    };

    [Fact]
    public void Json_is_the_contract() => Golden.AssertSame("report.json", ByHand.ToJson());

    [Fact]
    public void Csv_is_machine_readable() => Golden.AssertSame("report.csv", ByHand.ToCsv());

    [Fact]
    public void Markdown_escapes_what_titles_could_break() => Golden.AssertSame("report.md", ByHand.ToMarkdown());

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void The_culture_changes_nothing(string culture)
    {
        string[] invariant = All(CultureInfo.InvariantCulture);

        Assert.Equal(invariant, All(new CultureInfo(culture)));
    }

    [Fact]
    public void Every_number_survives_json_unrounded()
    {
        EfficiencyReport report = SkaneData.Report(years: [2018, 2023]);

        using JsonDocument json = JsonDocument.Parse(report.ToJson());

        Assert.Equal(
            report.Years.SelectMany(year => year.Areas).SelectMany(area => new[] { area.Resource.Index, area.Quality.Index, area.Efficiency.Index }),
            from year in json.RootElement.GetProperty("years").EnumerateArray()
            from area in year.GetProperty("areas").EnumerateArray()
            from index in new[] { "resource", "quality", "efficiency" }
            let value = area.GetProperty(index).GetProperty("index")
            select value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble());
    }

    [Fact]
    public void A_csv_line_has_as_many_fields_as_the_header()
    {
        string[] lines = SkaneData.Report(years: [2025]).ToCsv().TrimEnd('\n').Split('\n');

        Assert.All(lines, line => Assert.Equal(Csv.Fields(lines[0]).Length, Csv.Fields(line).Length));
    }

    private static string[] All(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            EfficiencyReport report = EfficiencyCalculator.Evaluate(
                SkaneData.Table,
                SkaneData.Kpis,
                EfficiencyModel.Parse(SkaneData.Model.ToJson()),
                SkaneData.Hoor,
                SkaneData.Population);
            return [report.ToJson(), report.ToCsv(), report.ToMarkdown(), report["forskola"].Latest.Resource.ToString()];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
