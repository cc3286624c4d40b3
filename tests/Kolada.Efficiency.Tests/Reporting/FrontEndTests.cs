using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>What a front end needs that lays a report out itself: names of the analyses, sections, sentences.</summary>
public sealed class FrontEndTests
{
    [Fact]
    public void Each_analysis_has_a_name_and_a_description()
    {
        Assert.Equal(["reasons", "peers", "published", "certainty", "trend"], ReportPartNames.All.Select(part => part.GetName()));
        Assert.Equal(ReportParts.All, ReportPartNames.All.Aggregate((all, part) => all | part));
        Assert.Equal("whom to learn from", ReportParts.Peers.GetDescription());
        Assert.Equal("vilka att lära av", ReportParts.Peers.GetDescription(ReportLanguage.Swedish));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportParts.All.GetName());
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportParts.None.GetDescription());
    }

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Swedish)]
    public void The_sections_are_those_of_the_document(ReportLanguage language)
    {
        EfficiencyReport report = SkaneData.Report(
            new EfficiencyOptions { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = 700 } });

        IReadOnlyList<ReportBlock> blocks = report.GetSections(language);

        string document = report.ToMarkdown(language);
        Assert.NotEmpty(blocks.OfType<TableBlock>());
        Assert.All(
            blocks.OfType<HeadingBlock>().Select(block => $"### {block.Text}").Concat(blocks.OfType<ParagraphBlock>().Select(block => block.Text)),
            text => Assert.Contains(text, document, StringComparison.Ordinal));
        Assert.All(blocks.OfType<TableBlock>(), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        Assert.Empty((report with { Years = [], Trends = [] }).GetSections(language));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.GetSections((ReportLanguage)2));
    }

    [Fact]
    public void What_is_true_of_several_areas_is_said_once()
    {
        Reason Of(string area) => new(ReasonCodes.PartlyCovered)
        {
            Arguments = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["area"] = area, ["areaTitle"] = $"Title of {area}", ["index"] = "quality", ["years"] = new[] { 2024 }, ["count"] = 3, ["compared"] = 5,
            },
        };
        EfficiencyReport report = SkaneData.Report() with { Notes = [Of("a"), Reason.FromText("Once."), Of("b")] };

        Assert.Equal(
            ["Title of a, Title of b: 3 of 5 compared municipalities have the quality index in 2024; ranks and quarters are among these.", "Once."],
            report.GetRemarks());
    }

    [Fact]
    public void Reasons_become_sentences()
    {
        Assert.Null(Array.Empty<Reason>().ToSentences());
        Assert.Equal("One. Two.", new[] { Reason.FromText("One.", "Ett."), Reason.FromText("Two.", "Två.") }.ToSentences());
        Assert.Equal("Ett. Två.", new[] { Reason.FromText("One.", "Ett."), Reason.FromText("Two.", "Två.") }.ToSentences(ReportLanguage.Swedish));
    }

    [Fact]
    public void The_indices_have_names() => Assert.Equal(
        ("quality", "Kvalitet"),
        (IndexKind.Quality.GetName(), IndexKind.Quality.GetHeading(ReportLanguage.Swedish)));
}
