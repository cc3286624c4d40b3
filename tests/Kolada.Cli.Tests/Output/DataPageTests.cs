using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Output;

/// <summary>Values as people see them.</summary>
public sealed class DataPageTests
{
    private static Task<CliRun> RunAsync(int? columns, params string[] arguments) => CliRun.OfAsync(
        setup =>
        {
            if (columns is { } width)
            {
                setup.Variables["COLUMNS"] = $"{width}";
            }
        },
        ["data", .. arguments, "--offline"]);

    [Fact]
    public async Task Municipalities_stand_down_and_years_across()
    {
        CliRun run = await RunAsync(null, "--kpi", "N15428", "--municipality", "Höör,Lund", "--year", "2022..2023");

        string[] lines = run.Output.Split('\n');
        Assert.StartsWith("N15428  Elever i åk 9", lines[0], StringComparison.Ordinal);
        Assert.Matches("^Municipality +2022 +2023$", lines[1]);
        Assert.Matches("^Höör 1267 +84\\.8 +89\\.7$", lines[3]);
        Assert.Matches("^Lund 1281 +90\\.1 +89\\.8$", lines[4]);
        Assert.Equal("Källa: Kolada, retrieved 2026-09-10 (offline snapshot)", lines[^2]);
    }

    [Fact]
    public async Task Genders_are_told_apart_where_there_are_any()
    {
        CliRun run = await RunAsync(null, "--kpi", "N15428", "--municipality", "Höör", "--year", "2023", "--gender", "all");

        Assert.Matches("\nHöör 1267 +T +[0-9.]+\nHöör 1267 +K +[0-9.]+\nHöör 1267 +M +[0-9.]+\n", run.Output);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Every_year_is_shown_and_every_line_fits(int columns)
    {
        CliRun run = await RunAsync(columns, "--kpi", "N15428", "--municipality", "Höör,G33621", "--year", "2008..2024", "--gender", "all");

        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= columns, line));
        Assert.All(Enumerable.Range(2008, 17), year => Assert.Contains($" {year}", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_value_is_a_dash_with_Koladas_reason()
    {
        CliRun run = await RunAsync(null, "--kpi", "N17538", "--municipality", "all", "--year", "2024", "--gender", "all");

        Assert.Contains("– has no value in Kolada (", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }
}
