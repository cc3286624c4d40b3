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
                            Kpi = "N15001", Title = Hostile, LowerIsBetter = true, Value = -2.18, Score = 61.855, LowPercentile = -9.5,
                            HighPercentile = 12, Count = 33, Year = 2022, Preliminary = true,
                        },
                    ],
                },
                    new IndexResult { Index = 100, Rank = 1, Count = 33, Quartile = 1 },
                    new IndexResult { MissingReasons = [Reason.FromText(Hostile)] }),
            }]),
        ],
        Notes = [Reason.FromText(Hostile)],
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

        Assert.Equal(
            [$"{Hostile}, resource", $"N15001 {Hostile}", "low", "1", "-2.18", "61.86", "-9.5", "12", "33", "2022 (preliminary)"],
            row.Elements("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Analyses_are_there_when_they_were_asked_for_and_escaped()
    {
        XElement html = Read(WithAnalyses());
        string[] summaries = [.. html.Descendants("summary").Select(summary => summary.Value)];
        string[] captions = [.. html.Descendants("caption").Select(caption => caption.Value)];

        Assert.Empty(html.Descendants("script"));
        Assert.Equal(
            [
                "Components, 2023",
                $"Why: {Hostile} 2023, resource 61.9",
                $"To learn from: {Hostile} 2023",
                "Published by RKA, and computed here",
                $"Over the years: {Hostile}",
            ],
            summaries);
        Assert.Equal(["2023"], captions);
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"N15001 {Hostile}", "61.9", "49.4", "+12.5", "+0.13"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual(["Median index of the group", "", "", "48.0", ""]));
        Assert.Contains(
            Rows(html),
            row => row.SequenceEqual([$"{Hostile} (1281)", "70.0", "80.0", "–", "0.50"]) || row.SequenceEqual([Hostile, "70.0", "80.0", "–", "0.50"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, quality", "U15401", "2023", "55.5", "–", "–", "3", "1.2"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual(["2022", "–", "61.9   9 of 33", "–"]));
        Assert.Contains(
            html.Descendants("li"),
            item => item.Value == $"{Hostile} 2023, resource: Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most.");
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile} 2023, resource", "5 of 33", "3–9", "–", "–", "0.62", "–", "0.00", "0.05"]));
        Assert.Contains(html.Descendants("p"), item => item.Value == $"¦ N15001 2023: {Hostile}");
        Assert.Contains(
            Rows(html),
            row => row.SequenceEqual([$" {Hostile} ¦", "+1.5", "-0.5", "+2.0", ""]) || row.SequenceEqual([$"{Hostile} ¦", "+1.5", "-0.5", "+2.0", ""]));
    }

    [Fact]
    public void Analyses_in_Swedish()
    {
        XElement html = Read(WithAnalyses(), ReportLanguage.Swedish);

        Assert.Equal(
            [
                "Ingående nyckeltal, 2023",
                $"Varför: {Hostile} 2023, resurs 61,9",
                $"Att lära av: {Hostile} 2023",
                "Publicerat av RKA, och beräknat här",
                $"Över åren: {Hostile}",
            ],
            html.Descendants("summary").Select(summary => summary.Value));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"N15001 {Hostile}", "61,9", "49,4", "+12,5", "+0,13"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, resurs", $"N15001 {Hostile}", "lågt", "1", "-2,18", "61,86", "-9,5", "12", "33", "2022 (preliminärt värde)"]));
    }

    [Fact]
    public void Without_analyses_there_is_nothing_of_them()
    {
        XElement html = Read(ByHand);

        Assert.Equal(["Components, 2023"], html.Descendants("summary").Select(summary => summary.Value));
        Assert.Single(html.Descendants("caption"));
    }

    private static EfficiencyReport WithAnalyses()
    {
        AreaResult area = ByHand.Years[0].Areas[0] with
        {
            Explanations = new ByIndex<IndexExplanation?>(
                new IndexExplanation
                {
                    Index = 61.855,
                    ReferenceIndex = 49.355,
                    MedianIndex = 48,
                    Contributions =
                    [
                        new Contribution { Kpi = "N15001", Title = Hostile, Score = 61.855, MedianScore = 49.355, Points = 12.5, OneUnitBetter = 0.125 },
                    ],
                },
                null,
                null),
            Peers = [new Peer { Municipality = new Municipality { Id = "1281", Title = Hostile }, Resource = 70, Quality = 80, Distance = 0.5 }],
            Published = [new PublishedComparison { Kind = IndexKind.Quality, Kpi = "U15401", Published = 55.5, Count = 3, MeanAbsoluteDifference = 1.2 }],
            Robustness = new ByIndex<RankRobustness?>(
                new RankRobustness
                {
                    Rank = 5,
                    Count = 33,
                    Best = 3,
                    Median = 5,
                    Worst = 9,
                    Draws = 700,
                    Sensitivities =
                    [
                        new ChoiceSensitivity(MethodChoice.LeftOut, 0.01, 0.05),
                        new ChoiceSensitivity(MethodChoice.Weights, 0.4, 0.62),
                        new ChoiceSensitivity(MethodChoice.Aggregation, 0, 0.001),
                    ],
                },
                null,
                null),
        };
        IndexResult none = new() { MissingReasons = [Reason.FromText(Hostile)] };
        return ByHand with
        {
            Years = [new YearReport(2023, [area])],
            Trends =
            [
                new AreaTrend
                {
                    Id = "grundskola",
                    Title = Hostile,
                    Years = [new AreaResult { Id = "grundskola", Title = Hostile, Year = 2022, Indices = new ByIndex<IndexResult>(none, area.Resource, none) }],
                    Changes = [new TrendChange { Title = Hostile, From = 2022, To = 2023, Change = 1.5, GroupChange = -0.5, IsAcrossBreak = true }],
                    Breaks = [new TrendBreak("N15001", 2023, Reason.FromText(Hostile))],
                    Notes = [Reason.FromText(Hostile)],
                },
            ],
        };
    }

    private static IEnumerable<IEnumerable<string>> Rows(XElement html) => html.Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value));

    [Fact]
    public void The_label_is_that_of_own_calculations()
    {
        string html = ByHand.ToHtml();

        Assert.EndsWith($"<p>{KoladaClient.OwnCalculationLabel}</p>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain(KoladaClient.SourceLabel, html, StringComparison.Ordinal);
    }

    private static XElement Read(EfficiencyReport report, ReportLanguage language = ReportLanguage.English) =>
        XElement.Parse($"<div>{report.ToHtml(language)}</div>");
}
