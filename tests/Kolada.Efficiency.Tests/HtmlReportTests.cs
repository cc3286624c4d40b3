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
    public void Analyses_are_there_when_they_were_asked_for_and_escaped()
    {
        XElement html = Read(WithAnalyses());
        string[] summaries = [.. html.Descendants("summary").Select(summary => summary.Value)];
        string[] captions = [.. html.Descendants("caption").Select(caption => caption.Value)];

        Assert.Empty(html.Descendants("script"));
        Assert.Equal(["Components, 2023", "Contributions, 2023", $"Trends: {Hostile}"], summaries);
        Assert.Equal(["2023", "To learn from, 2023", "Published by RKA, 2023"], captions);
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, resource: N15001 {Hostile}", "+12.5", "+0.125"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, resource: median index of the group", "48.0", ""]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([Hostile, $"{Hostile} (1281)", "70.0", "80.0", "–", "0.5"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, quality", "U15401", "55.5", "–", "–", "3", "1.2"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual(["2022", "–", "61.9, 9 of 33", "–"]));
        Assert.Contains(html.Descendants("li"), item => item.Value == $"{Hostile}, resource: Between 3rd and 9th of 33 in 90 % of reasonable choices; the weights matter most. Share of the rank's variance in which each choice has a part: weights 62 %, components 5 %.");
        Assert.Contains(html.Descendants("li"), item => item.Value == $"{Hostile}: break in N15001 in 2023. {Hostile}");
        Assert.Contains(html.Descendants("li"), item => item.Value == $"{Hostile}, {Hostile} 2022–2023: +1.5, the group -0.5, across a break in the series.");
    }

    [Fact]
    public void Analyses_in_Swedish()
    {
        XElement html = Read(WithAnalyses() with { Language = ReportLanguage.Swedish });

        Assert.Equal(["2023", "Att lära av, 2023", "Publicerat av RKA, 2023"], html.Descendants("caption").Select(caption => caption.Value));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, resurs: N15001 {Hostile}", "+12,5", "+0,125"]));
        Assert.Contains(Rows(html), row => row.SequenceEqual([$"{Hostile}, resurs", $"N15001 {Hostile}", "lågt", "1", "-2,18", "61,86", "-9,5", "12", "33", "2022 (preliminärt värde)"]));
        Assert.Contains(html.Descendants("li"), item => item.Value == $"{Hostile}, {Hostile} 2022–2023: +1,5, gruppen -0,5, över ett tidsseriebrott.");
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
            Reasons = new AreaReasons(
                new IndexReasons
                {
                    Index = 61.855,
                    ReferenceIndex = 49.355,
                    MedianIndex = 48,
                    Contributions = [new Contribution { Kpi = "N15001", Title = Hostile, Score = 61.855, MedianScore = 49.355, Points = 12.5, OneUnitBetter = 0.125 }],
                },
                null,
                null),
            Peers = [new Peer(new Municipality { Id = "1281", Title = Hostile }, 70, 80, null, 0.5)],
            Published = [new PublishedComparison { Kind = IndexKind.Quality, Kpi = "U15401", Published = 55.5, Count = 3, MeanAbsoluteDifference = 1.2 }],
            Robustness = new AreaRobustness(
                new RankRobustness
                {
                    Rank = 5,
                    Of = 33,
                    Best = 3,
                    Median = 5,
                    Worst = 9,
                    Draws = 700,
                    Sensitivities = [new ChoiceSensitivity(MethodChoice.LeftOut, 0.01, 0.05), new ChoiceSensitivity(MethodChoice.Weights, 0.4, 0.62), new ChoiceSensitivity(MethodChoice.Aggregation, 0, 0.001)],
                },
                null,
                null),
        };
        IndexResult none = new() { Missing = Hostile };
        return ByHand with
        {
            Years = [new YearReport(2023, [area])],
            Trends =
            [
                new AreaTrend
                {
                    Id = "grundskola",
                    Title = Hostile,
                    Years = [new AreaResult { Id = "grundskola", Title = Hostile, Year = 2022, Resource = none, Quality = area.Resource, Efficiency = none }],
                    Changes = [new TrendChange { Title = Hostile, From = 2022, To = 2023, Change = 1.5, GroupChange = -0.5, IsAcrossBreak = true }],
                    Breaks = [new TrendBreak("N15001", 2023, Hostile)],
                    Notes = [Hostile],
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

    private static XElement Read(EfficiencyReport report) => XElement.Parse($"<div>{report.ToHtml()}</div>");
}
