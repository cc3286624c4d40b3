using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>A result that is written to a console says what it holds.</summary>
public sealed class ConsoleTests
{
    private static readonly EfficiencyReport Report = SkaneData.Report(years: [2022, 2023]);

    [Fact]
    public void A_report_begins_with_what_was_compared_and_has_a_line_an_area()
    {
        string[] lines = Report.ToString().Split('\n');

        Assert.Equal("Höör (1267) against Skåne läns kommuner (ovägt medel), 33 municipalities, model net-cost " + Report.ModelVersion, lines[0]);
        Assert.Equal(Report.Years.Sum(year => year.Areas.Count), lines.Length - 1);
        AreaResult school = Report["grundskola"].InYear(2023)!;
        Assert.Contains($"{school.Title} 2023: resource {school.Resource}; quality {school.Quality}; efficiency {school.Efficiency}", lines);
    }

    [Fact]
    public void Many_lines_are_cut_and_counted()
    {
        string text = SkaneData.Report(years: Years.Range(2018, 2023)).ToString();

        Assert.Equal(22, text.Split('\n').Length);
        Assert.EndsWith("\n… and 16 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_called_missing()
    {
        AreaResult area = Sample.Evaluate(Sample.Model([Sample.Low("N00001")]), Sample.TableOf(Sample.Column("N00001", Sample.Year, 1, 2, 3)), 3);

        Assert.Equal("Area 2024: resource 100.0, 1 of 3; quality missing; efficiency missing", area.ToString());
        Assert.Equal("N00001 Title of N00001: 1, score 100.0", area.Resource.Components[0].ToString());
    }

    [Fact]
    public void The_parts_of_a_report_say_what_they_hold()
    {
        Assert.StartsWith("2023\n", Report.Years[1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith(Report["grundskola"].Latest.Title + "\n", Report["grundskola"].ToString(), StringComparison.Ordinal);
        Assert.Equal("Skåne läns kommuner (ovägt medel), 33 municipalities", SkaneData.Population.ToString());
        AreaTrend trend = new EfficiencyAnalysis(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Population).Trend(SkaneData.Hoor, "grundskola");
        Assert.Equal(trend.Years.Count + 1, trend.ToString().Split('\n').Length);
    }

    [Fact]
    public void The_indices_of_a_population_say_how_many_have_them()
    {
        PopulationIndices indices = EfficiencyCalculator.EvaluatePopulation(
            Sample.TableOf(Sample.Column("N00001", Sample.Year, 1, 2, null)), Sample.Model([Sample.Low("N00001")]), Sample.Population(3), [Sample.Year]);

        Assert.Equal(
            "Made up, 3 municipalities, model test 1\nArea 2024: resource 2, quality 0, efficiency 0 of 3",
            indices.ToString());
        Assert.Equal("2 of 3 municipalities", indices.Areas[0].Indices.Resource.ToString());
    }
}
