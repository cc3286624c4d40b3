using System.Xml.Linq;

namespace Kolada.Efficiency.Tests;

/// <summary>The report as HTML, read back as XML.</summary>
public sealed class HtmlReportTests
{
    private const string Hostile = "<script>alert('&')</script> \"å\"";

    private static readonly EfficiencyReport ByHand = new()
    {
        ModelId = "own",
        ModelVersion = "1",
        Municipality = new Municipality { Id = "1267", Title = Hostile },
        Group = new ComparedGroup("G33621", Hostile, 33),
        Years =
        [
            new YearReport(2023, [new AreaResult
            {
                Id = "grundskola",
                Title = Hostile,
                Year = 2023,
                Resource = new IndexResult
                {
                    Index = 61.855,
                    Rank = 9,
                    Of = 33,
                    Quartile = 2,
                    Components = [new ComponentResult { Kpi = "N15001", Title = Hostile, LowerIsBetter = true, Value = -2.18, Score = 61.855, LowPercentile = -9.5, HighPercentile = 12, N = 33, Year = 2022, Preliminary = true }],
                },
                Quality = new IndexResult { Index = 100, Rank = 1, Of = 33, Quartile = 1 },
                Efficiency = new IndexResult { Missing = Hostile },
            }]),
        ],
        Notes = [Hostile],
    };

    [Fact]
    public void Every_text_from_outside_is_text()
    {
        XElement html = Read(ByHand);

        Assert.Empty(html.Descendants("script"));
        Assert.Equal($"{Hostile} (1267): efficiency indices", html.Element("h3")?.Value);
        Assert.Contains(html.Descendants("td"), cell => cell.Value == Hostile);
        Assert.Contains(html.Descendants("td"), cell => cell.Attribute("title")?.Value == Hostile);
        Assert.Contains(html.Descendants("li"), item => item.Value == Hostile);
    }

    [Fact]
    public void An_index_stands_with_its_rank_in_its_quarters_colour_and_a_missing_one_is_grey()
    {
        XElement[] indices = [.. Read(ByHand).Element("table")!.Descendants("td").Skip(1)];

        Assert.Equal(["61.9, 9 of 33", "100.0, 1 of 33", "–"], indices.Select(cell => cell.Value));
        Assert.Equal(3, indices.Select(cell => cell.Attribute("style")?.Value).Distinct().Count());
    }

    [Fact]
    public void Components_show_value_score_and_percentiles()
    {
        XElement row = Read(ByHand).Element("details")!.Descendants("tbody").Elements("tr").Single();

        Assert.Equal([$"{Hostile}, resource", $"N15001 {Hostile}", "low", "1", "-2.18", "61.86", "-9.5", "12", "33", "2022 (preliminary)"], row.Elements("td").Select(cell => cell.Value));
    }

    [Fact]
    public void The_label_is_that_of_own_calculations()
    {
        string html = ByHand.ToHtml();

        Assert.EndsWith($"<p>{KoladaClient.OwnCalculationLabel}</p>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain(KoladaClient.SourceLabel, html, StringComparison.Ordinal);
    }

    private static XElement Read(EfficiencyReport report) => XElement.Parse($"<div>{report.ToHtml()}</div>");
}
