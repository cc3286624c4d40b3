using System.Globalization;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>The analyses in flat tables, read back and held against the report.</summary>
public sealed class ReportTableTests
{
    private static readonly string[] FirstColumns =
    [
        "municipality", "municipality_title", "group", "group_title", "group_size", "model", "model_version", "percentile_type", "year", "area", "area_title", "index", "kpi", "kpi_title",
        "lower_is_better", "weight", "value", "score", "p2_5", "p97_5", "n", "value_year", "preliminary", "index_value", "rank", "of", "quartile", "missing", "source",
    ];

    private static readonly Lazy<EfficiencyReport> LazyReport = new(() => EfficiencyCalculator.Evaluate(
        SkaneData.Table,
        SkaneData.Kpis,
        SkaneData.Model,
        SkaneData.Hoor,
        SkaneData.Population,
        [2022],
        new EfficiencyOptions { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = RobustnessOptions.MinDraws } }));

    [Fact]
    public void The_first_columns_stay_as_they_were() =>
        Assert.Equal(
            FirstColumns,
            Read(new EfficiencyReport
            {
                ModelId = "m",
                ModelVersion = "1",
                Municipality = Sample.Municipality(1),
                Group = new ComparedGroup(null, "g", 1),
            }.ToCsv()).Columns[..FirstColumns.Length]);

    [Fact]
    public void From_the_median_to_the_index_by_the_columns_alone()
    {
        List<Dictionary<string, string>> lines = Read(LazyReport.Value.ToCsv()).Lines;

        foreach (string index in new[] { "resource", "quality", "efficiency" })
        {
            Dictionary<string, string> whole = lines.Single(line => line["area"] == "grundskola" && line["index"] == index && line["kpi"].Length == 0);
            string column = index == "efficiency" ? "efficiency_contribution" : "contribution";
            double sum = lines.Where(line => line["area"] == "grundskola" && line["kpi"].Length > 0 && (index == "efficiency" || line["index"] == index))
                .Sum(line => Number(line[column]));

            Assert.Equal(Number(whole["index_value"]), Number(whole["median_index"]) + Number(whole["rest"]) + sum, 9);
        }
    }

    [Fact]
    public void The_interval_of_the_ranks_and_what_moves_them()
    {
        Dictionary<string, string> line = Read(LazyReport.Value.ToCsv()).Lines.Single(
            line => line["area"] == "grundskola" && line["index"] == "quality" && line["kpi"].Length == 0);
        RankRobustness expected = LazyReport.Value["grundskola"].Latest.Robustness!.Quality!;

        Assert.Equal(
            (expected.Best, expected.Median, expected.Worst, "leftOut"),
            ((int)Number(line["rank_best"]), (int)Number(line["rank_median"]), (int)Number(line["rank_worst"]), line["matters_most"]));
    }

    [Fact]
    public void What_was_not_asked_for_is_empty()
    {
        EfficiencyReport report = SkaneData.Report(years: [2022]);
        (string[] columns, List<Dictionary<string, string>> lines) = Read(report.ToCsv());

        Assert.All(lines, line => Assert.All(columns[(FirstColumns.Length + 1)..].Except(["missing_codes"]), column => Assert.Equal("", line[column])));
        Assert.All(lines, line => Assert.Equal(line["missing"].Length == 0, line["missing_codes"].Length == 0));
        Assert.All(new[] { ReportTable.Trends, ReportTable.Changes, ReportTable.Peers }, table => Assert.Empty(Read(report.ToCsv(table)).Lines));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.ToCsv((ReportTable)9));
    }

    [Fact]
    public void Trends_have_a_line_an_index_and_year_and_changes_a_line_each()
    {
        EfficiencyReport report = LazyReport.Value;

        Assert.Equal(
            report.Trends.SelectMany(trend => trend.Years).Select(year => year.Resource.Index),
            Read(report.ToCsv(ReportTable.Trends)).Lines.Where(
                line => line["index"] == "resource" && line["kpi"].Length == 0).Select(line => (double?)Number(line["index_value"])));
        Assert.Equal(
            report.Trends.SelectMany(trend => trend.Changes.Select(change =>
                (trend.Id, change.Kpi?.Value ?? "", change.From, change.To, change.Change, change.OwnChange, change.IsAcrossBreak))),
            Read(report.ToCsv(ReportTable.Changes)).Lines.Select(line => (
                line["area"], line["kpi"],
                (int)Number(line["from"]), (int)Number(line["to"]),
                Number(line["change"]), Number(line["own_change"]),
                line["across_break"] == "true")));
    }

    [Fact]
    public void Peers_have_a_line_each()
    {
        EfficiencyReport report = LazyReport.Value;

        Assert.Equal(
            report.Years[0].Areas.SelectMany(area => area.Peers!.Select(peer => (area.Id, peer.Municipality.Id.Value, peer.Resource, peer.Quality))),
            Read(report.ToCsv(ReportTable.Peers)).Lines.Select(line => (line["area"], line["peer"], Number(line["resource"]), Number(line["quality"]))));
    }

    [Theory]
    [InlineData(ReportTable.Indices)]
    [InlineData(ReportTable.Trends)]
    [InlineData(ReportTable.Changes)]
    [InlineData(ReportTable.Peers)]
    public void Every_line_has_a_field_a_column_and_the_label(ReportTable table)
    {
        List<Dictionary<string, string>> lines = Read(LazyReport.Value.ToCsv(table)).Lines;

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal((KoladaClient.OwnCalculationLabel, "1267"), (line["source"], line["municipality"])));
    }

    private static (string[] Columns, List<Dictionary<string, string>> Lines) Read(string csv)
    {
        string[] lines = csv.TrimEnd('\n').Split('\n');
        string[] columns = Csv.Fields(lines[0]);
        return (columns, [.. lines.Skip(1).Select(line =>
        {
            string[] fields = Csv.Fields(line);
            Assert.Equal(columns.Length, fields.Length);
            return columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        })]);
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
