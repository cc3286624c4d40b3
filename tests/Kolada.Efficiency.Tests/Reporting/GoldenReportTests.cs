using System.Globalization;
using System.Text.RegularExpressions;
using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>Whole reports on real data, kept in git: whatever changes in them is seen in a review.</summary>
public sealed class GoldenReportTests
{
    [Theory]
    [InlineData("1267", "hoor")]
    [InlineData("1281", "lund")]
    [InlineData("1280", "malmo")]
    public void Against_Skane_2018_to_2025(string municipality, string name)
    {
        Golden.AssertSame($"{name}-skane-2018-2025.json", SkaneData.Report(municipality, Years.Range(2018, 2025)).ToJson());
    }

    /// <summary>Everything that a report can carry, rounded where the last digits could differ between machines.</summary>
    [Fact]
    public void Everything_about_Hoor_in_2022()
    {
        EfficiencyOptions options = new() { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = 1400 } };

        EfficiencyReport report = EfficiencyCalculator.Evaluate(
            SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Hoor, SkaneData.Population, [2022], options);

        Golden.AssertSame("hoor-2022-all.md", report.ToMarkdown());
        Golden.AssertSame("hoor-2022-all.json", Rounded(report.ToJson()));
        Assert.Equal(6, report.Trends.Count);
        Assert.Equal(SkaneData.Report(years: [2022])["grundskola"].Latest.Efficiency.Index, report["grundskola"].Latest.Efficiency.Index);
    }

    [Fact]
    public void Parts_that_were_not_asked_for_are_not_there()
    {
        string json = SkaneData.Report(years: [2022]).ToJson();

        Assert.All(
            new[] { "reasons", "peers", "published", "robustness", "trends" },
            part => Assert.DoesNotContain($"\"{part}\"", json, StringComparison.Ordinal));
    }

    private static string Rounded(string json) => Regex.Replace(
        json,
        @"-?\d+\.\d{7,}(E-?\d+)?",
        number => Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 6).ToString("0.######", CultureInfo.InvariantCulture),
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));
}
