namespace Kolada.Packages.Tests.Samples;

/// <summary>Every sample is run as its first lines say, offline.</summary>
[Trait("Speed", "Slow")]
public sealed class SampleTests
{
    /// <summary>A sample and some of what it must print; the figures are those of the snapshot.</summary>
    public static TheoryData<string, string[]> Samples => new()
    {
        { "first-number.cs", ["Elever i åk 9 som är behöriga till yrkesprogram", "Höör 2024: 86.58", "Källa: Kolada"] },
        {
            "efficiency.cs",
            ["Höör against Skåne läns kommuner", "33 municipalities", "Grundskola 2023", "  efficiency  ", "Egen bearbetning av data från Kolada"]
        },
        { "similar.cs", ["Liknande kommuner grundskola, Höör, 2024", "Höör              2.0   -2.2   -4.1", "of 8", "Egen bearbetning av data från Kolada"] },
        { "table-to-csv.cs", ["396 values in skane.csv", "Källa: Kolada"] },
        {
            "own-model.cs",
            ["Höör och grannarna, 4 municipalities", "own:lokalkostnad", "Not from Kolada but the user's own", "Egen bearbetning av data från Kolada"]
        },
        {
            "front-end.cs",
            [
                "Höör against Liknande kommuner, övergripande, Höör, ",
                "Grundskola 2023: efficiency ",
                "From the offline snapshot of ",
                "Model net-cost",
                "Egen bearbetning av data från Kolada",
            ]
        },
        { "hosted-service.cs", ["Höör 2024: 86.58", "Källa: Kolada"] },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_runs_offline(string sample, string[] expected)
    {
        using TemporaryFolder folder = new("kolada-sample-");

        // The libraries are built already, and other builds may be at work on them.
        ProgramRun run = await Tool.DotnetAsync(
            folder.FullName,
            "run",
            "-c",
            Build.Configuration,
            "-p:BuildProjectReferences=false",
            Repository.PathOf("samples", sample));

        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        if (sample == "table-to-csv.cs")
        {
            string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "skane.csv"), TestContext.Current.CancellationToken);
            Assert.Equal(1 + 396, lines.Length);
            Assert.Equal("kpi,municipality,municipality_title,year,gender,value,count,status", lines[0]);
        }
    }

    [Fact]
    public void Every_sample_is_run_and_is_in_the_list()
    {
        string readme = File.ReadAllText(Repository.PathOf("samples", "README.md"));
        string[] files =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("samples"), "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(files, Samples.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Contains($"`dotnet run samples/{file}", readme, StringComparison.Ordinal));
    }
}
